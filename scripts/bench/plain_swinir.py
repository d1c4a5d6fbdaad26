#!/usr/bin/env python3
"""The lightweight SwinIR in plain PyTorch, traced, which NetworkBenchmark and TrainingBenchmark run on
the same libtorch as ours.

Written from the paper with whole tensors, as the published module works (windows cut out and put back around every
block, attention written out, tokens as B x HW x C). Weights are random; they do not change the time.
Run with Debian's python3-torch:  /usr/bin/python3 scripts/bench/plain_swinir.py FOLDER [SIDE-BATCH …]
Writes FOLDER/plain-SIDE-BATCH.pt for the sides and batches that are named, or for all of the benchmarks.
"""
import os
import sys
import torch
from torch import nn

FACTOR, WINDOW, DEPTHS, EMBED, HEADS, RATIO = 4, 8, (6, 6, 6, 6), 60, 6, 2
N = WINDOW * WINDOW


def cut(x):
    """B x H x W x C to windows: (B windows) x N x C."""
    b, h, w, c = x.shape
    x = x.view(b, h // WINDOW, WINDOW, w // WINDOW, WINDOW, c)
    return x.permute(0, 1, 3, 2, 4, 5).contiguous().view(-1, N, c)


def paste(x, h, w):
    b = x.shape[0] // (h * w // N)
    x = x.view(b, h // WINDOW, w // WINDOW, WINDOW, WINDOW, -1)
    return x.permute(0, 1, 3, 2, 4, 5).contiguous().view(b, h, w, -1)


def shift_mask(h, w):
    label = torch.zeros(1, h, w, 1)
    parts = (slice(0, -WINDOW), slice(-WINDOW, -WINDOW // 2), slice(-WINDOW // 2, None))
    for i, rows in enumerate(parts):
        for j, columns in enumerate(parts):
            label[:, rows, columns] = 3 * i + j
    label = cut(label).view(-1, N)
    return -100.0 * (label.unsqueeze(1) != label.unsqueeze(2)).float()


class Attention(nn.Module):
    def __init__(self):
        super().__init__()
        self.table = nn.Parameter(torch.randn((2 * WINDOW - 1) ** 2, HEADS) * 0.02)
        at = torch.stack(torch.meshgrid(torch.arange(WINDOW), torch.arange(WINDOW), indexing="ij")).flatten(1)
        apart = (at[:, :, None] - at[:, None, :]) + WINDOW - 1
        self.register_buffer("index", apart[0] * (2 * WINDOW - 1) + apart[1])
        self.qkv, self.proj = nn.Linear(EMBED, 3 * EMBED), nn.Linear(EMBED, EMBED)

    def forward(self, x, mask):
        b, n, c = x.shape
        qkv = self.qkv(x).reshape(b, n, 3, HEADS, c // HEADS).permute(2, 0, 3, 1, 4)
        q, k, v = qkv[0] * (c // HEADS) ** -0.5, qkv[1], qkv[2]
        scores = q @ k.transpose(-2, -1)
        scores = scores + self.table[self.index.view(-1)].view(n, n, -1).permute(2, 0, 1).contiguous().unsqueeze(0)
        if mask is not None:
            w = mask.shape[0]
            scores = (scores.view(b // w, w, HEADS, n, n) + mask.unsqueeze(1).unsqueeze(0)).view(-1, HEADS, n, n)
        return self.proj((torch.softmax(scores, -1) @ v).transpose(1, 2).reshape(b, n, c))


class Block(nn.Module):
    def __init__(self, side, shift):
        super().__init__()
        self.side, self.shift = side, shift
        self.norm1, self.norm2, self.attention = nn.LayerNorm(EMBED), nn.LayerNorm(EMBED), Attention()
        self.mlp = nn.Sequential(nn.Linear(EMBED, RATIO * EMBED), nn.GELU(), nn.Linear(RATIO * EMBED, EMBED))
        self.register_buffer("mask", shift_mask(side, side) if shift else None)

    def forward(self, x):
        b, _, c = x.shape
        y = self.norm1(x).view(b, self.side, self.side, c)
        if self.shift:
            y = torch.roll(y, (-self.shift, -self.shift), (1, 2))
        y = paste(self.attention(cut(y), self.mask), self.side, self.side)
        if self.shift:
            y = torch.roll(y, (self.shift, self.shift), (1, 2))
        x = x + y.view(b, -1, c)
        return x + self.mlp(self.norm2(x))


class SwinIr(nn.Module):
    def __init__(self, side):
        super().__init__()
        self.side = side
        self.first, self.after = nn.Conv2d(1, EMBED, 3, 1, 1), nn.Conv2d(EMBED, EMBED, 3, 1, 1)
        self.norm0, self.norm = nn.LayerNorm(EMBED), nn.LayerNorm(EMBED)
        self.groups = nn.ModuleList(nn.ModuleList(Block(side, WINDOW // 2 * (i % 2)) for i in range(d)) for d in DEPTHS)
        self.convs = nn.ModuleList(nn.Conv2d(EMBED, EMBED, 3, 1, 1) for _ in DEPTHS)
        self.up = nn.Conv2d(EMBED, FACTOR ** 2, 3, 1, 1)

    def image(self, x):
        return x.transpose(1, 2).view(x.shape[0], EMBED, self.side, self.side)

    def forward(self, x):
        shallow = self.first(x)
        x = self.norm0(shallow.flatten(2).transpose(1, 2))
        for blocks, conv in zip(self.groups, self.convs):
            y = x
            for block in blocks:
                y = block(y)
            x = conv(self.image(y)).flatten(2).transpose(1, 2) + x
        return torch.pixel_shuffle(self.up(self.after(self.image(self.norm(x))) + shallow), FACTOR)


if __name__ == "__main__":
    for size in sys.argv[2:] or ("32-4", "64-1", "64-4", "128-1", "128-4"):
        side, batch = map(int, size.split("-"))
        net = SwinIr(side)
        file = os.path.join(sys.argv[1], f"plain-{side}-{batch}.pt")
        torch.jit.trace(net, torch.rand(batch, 1, side, side), check_trace=False).save(file)
        print(file, sum(p.numel() for p in net.parameters()), "parameters")
