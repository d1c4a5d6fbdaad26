#!/usr/bin/env python3
"""Golden numbers for the swinir, torch and train rooms.

An independent SwinIR in plain PyTorch, written from the paper (Liang et al. 2021) and the names of the official state
dict: windows are cut and compared by loops, nothing is shared with the TorchScript it checks.
Run with Debian's python3-torch:  /usr/bin/python3 scripts/golden/swinir.py
Writes src/test/resources/sc/fiji/superres/swinir/{weights,forward,training,architectures}.pth
"""
import functools
import os
import zlib
from dataclasses import dataclass

import numpy as np
import torch
import torch.nn.functional as F

OUT = os.path.join(os.path.dirname(__file__), "../../src/test/resources/sc/fiji/superres/swinir")


@dataclass
class Net:
    factor: int
    upsampler: str = "pixelshuffledirect"
    channels: int = 1
    window: int = 8
    depths: tuple = (2, 1)
    embed: int = 12
    heads: tuple = (2, 3)
    hidden: int = 24
    residual: str = "1conv"
    range: float = 1.0
    patch_norm: bool = True


SMALL = Net(factor=2, depths=(2, 3))

# small, but each with the structure of the official network it is named after; the last three are none of these
ARCHITECTURES = {
    "light x2": Net(2),
    "light x3 rgb": Net(3, channels=3),
    "light x4": Net(4),
    "classical x2 rgb": Net(2, "pixelshuffle", channels=3),
    "classical x3": Net(3, "pixelshuffle"),
    "classical x4 rgb": Net(4, "pixelshuffle", channels=3),
    "classical x8": Net(8, "pixelshuffle"),
    "real x2": Net(2, "nearest+conv"),
    "real x4 rgb": Net(4, "nearest+conv", channels=3),
    "real-large x2 rgb": Net(2, "nearest+conv", channels=3, residual="3conv"),
    "real-large x4": Net(4, "nearest+conv", residual="3conv"),
    "denoise": Net(1, "none"),
    "denoise rgb": Net(1, "none", channels=3),
    "jpeg": Net(1, "none", window=7, range=255.0),
    "jpeg rgb": Net(1, "none", channels=3, window=7, range=255.0),
    "no patch norm": Net(2, patch_norm=False),
    "window 5, 3conv, range 2": Net(2, window=5, depths=(1, 3), hidden=17, residual="3conv", range=2.0),
    "denoise, 3conv, no patch norm": Net(1, "none", residual="3conv", patch_norm=False),
}
SIZES = ((1, 64, 64), (3, 61, 50), (3, 8, 8), (1, 17, 129))
VALUES, GRADIENT_VALUES, STEP = 500, 8, 7919  # how many values are kept: numbers 0, STEP, 2 STEP ... modulo all


def shapes(net):
    e, s = net.embed, {}

    def conv(n, i, o, k=3): s[n + ".weight"], s[n + ".bias"] = (o, i, k, k), (o,)
    def linear(n, i, o): s[n + ".weight"], s[n + ".bias"] = (o, i), (o,)
    def norm(n): s[n + ".weight"], s[n + ".bias"] = (e,), (e,)

    def residual(n):
        if net.residual == "1conv":
            return conv(n, e, e)
        conv(n + ".0", e, e // 4)
        conv(n + ".2", e // 4, e // 4, 1)
        conv(n + ".4", e // 4, e)

    conv("conv_first", net.channels, e)
    if net.patch_norm:
        norm("patch_embed.norm")
    for g, depth in enumerate(net.depths):
        for b in range(depth):
            p = f"layers.{g}.residual_group.blocks.{b}."
            norm(p + "norm1")
            s[p + "attn.relative_position_bias_table"] = ((2 * net.window - 1) ** 2, net.heads[g])
            linear(p + "attn.qkv", e, 3 * e)
            linear(p + "attn.proj", e, e)
            norm(p + "norm2")
            linear(p + "mlp.fc1", e, net.hidden)
            linear(p + "mlp.fc2", net.hidden, e)
        residual(f"layers.{g}.conv")
    norm("norm")
    residual("conv_after_body")
    if net.upsampler == "pixelshuffledirect":
        conv("upsample.0", e, net.factor ** 2 * net.channels)
    elif net.upsampler == "pixelshuffle":
        conv("conv_before_upsample.0", e, 64)
        for i, f in enumerate(shuffles(net)):
            conv(f"upsample.{2 * i}", 64, f * f * 64)
        conv("conv_last", 64, net.channels)
    elif net.upsampler == "nearest+conv":
        conv("conv_before_upsample.0", e, 64)
        for n in ("conv_up1", "conv_up2", "conv_hr") if net.factor == 4 else ("conv_up1", "conv_hr"):
            conv(n, 64, 64)
        conv("conv_last", 64, net.channels)
    else:
        conv("conv_last", e, net.channels)
    return s


def shuffles(net):
    return {2: (2,), 3: (3,), 4: (2, 2), 8: (2, 2, 2)}[net.factor]


def norm(w, name, x):
    return F.layer_norm(x, (x.shape[-1],), w[name + ".weight"], w[name + ".bias"], 1e-5)


def linear(w, name, x):
    return x @ w[name + ".weight"].T + w[name + ".bias"]


def conv(w, name, x):
    return F.conv2d(x, w[name + ".weight"], w[name + ".bias"], padding=w[name + ".weight"].shape[-1] // 2)


def residual(net, w, name, x):
    if net.residual == "1conv":
        return conv(w, name, x)
    x = F.leaky_relu(conv(w, name + ".0", x), 0.2)
    return conv(w, name + ".4", F.leaky_relu(conv(w, name + ".2", x), 0.2))


def region(net, i, size, shift):
    """Which of the three strips of a shifted axis a row lies in; windows must not mix them."""
    return 0 if i < size - net.window else 1 if i < size - shift else 2


@functools.lru_cache
def places(side):
    """Row of the position table for each pair of tokens of a window."""
    tokens = range(side * side)
    return torch.tensor([[(a // side - b // side + side - 1) * (2 * side - 1) + a % side - b % side + side - 1
                          for b in tokens] for a in tokens])


def attention(net, w, p, x, heads, labels):
    """One window: x is N x C, labels say which tokens may see each other (None: all)."""
    n, c = x.shape
    d, side = c // heads, net.window
    qkv = linear(w, p + "qkv", x)
    table = w[p + "relative_position_bias_table"]
    index = places(side)
    out = []
    for h in range(heads):
        q, k, v = (qkv[:, j * c + h * d: j * c + (h + 1) * d] for j in range(3))
        score = q @ k.T / d ** 0.5 + table[:, h][index]
        if labels is not None:
            score = score - 100.0 * (labels[:, None] != labels[None, :])
        out.append(torch.softmax(score, dim=1) @ v)
    return linear(w, p + "proj", torch.cat(out, dim=1))


def block(net, w, p, x, heads, shift):
    """x is H x W x C."""
    (H, W, C), side = x.shape, net.window
    y = torch.roll(norm(w, p + "norm1", x), (-shift, -shift), (0, 1))
    rows = []
    for i in range(0, H, side):
        row = []
        for j in range(0, W, side):
            labels = None
            if shift:
                labels = torch.tensor([3 * region(net, a, H, shift) + region(net, b, W, shift)
                                       for a in range(i, i + side) for b in range(j, j + side)])
            tokens = y[i:i + side, j:j + side].reshape(-1, C)
            row.append(attention(net, w, p + "attn.", tokens, heads, labels).reshape(side, side, C))
        rows.append(torch.cat(row, dim=1))
    x = x + torch.roll(torch.cat(rows, dim=0), (shift, shift), (0, 1))
    z = F.gelu(linear(w, p + "mlp.fc1", norm(w, p + "norm2", x)))
    return x + linear(w, p + "mlp.fc2", z)


def forward(net, w, images):
    out = []
    for image in images:  # C x h x w
        _, h, wd = image.shape
        x = F.pad(image[None], (0, -wd % net.window, 0, -h % net.window), mode="reflect")
        mean = torch.tensor([0.4488, 0.4371, 0.4040] if net.channels == 3 else [0.0], dtype=x.dtype)[:, None, None]
        x = (x - mean) * net.range
        shallow = conv(w, "conv_first", x)
        t = shallow[0].permute(1, 2, 0)
        if net.patch_norm:
            t = norm(w, "patch_embed.norm", t)
        for g, depth in enumerate(net.depths):
            y = t
            for b in range(depth):
                shift = 0 if b % 2 == 0 else net.window // 2
                y = block(net, w, f"layers.{g}.residual_group.blocks.{b}.", y, net.heads[g], shift)
            t = residual(net, w, f"layers.{g}.conv", y.permute(2, 0, 1)[None])[0].permute(1, 2, 0) + t
        deep = residual(net, w, "conv_after_body", norm(w, "norm", t).permute(2, 0, 1)[None]) + shallow
        y = reconstruct(net, w, deep, x) / net.range + mean
        out.append(y[0, :, :h * net.factor, :wd * net.factor])
    return torch.stack(out)


def reconstruct(net, w, deep, x):
    if net.upsampler == "pixelshuffledirect":
        return F.pixel_shuffle(conv(w, "upsample.0", deep), net.factor)
    if net.upsampler == "none":
        return x + conv(w, "conv_last", deep)
    y = F.leaky_relu(conv(w, "conv_before_upsample.0", deep), 0.01)
    if net.upsampler == "pixelshuffle":
        for i, f in enumerate(shuffles(net)):
            y = F.pixel_shuffle(conv(w, f"upsample.{2 * i}", y), f)
    else:
        for n in ("conv_up1", "conv_up2") if net.factor == 4 else ("conv_up1",):
            y = y.repeat_interleave(2, dim=2).repeat_interleave(2, dim=3)
            y = F.leaky_relu(conv(w, n, y), 0.2)
        y = F.leaky_relu(conv(w, "conv_hr", y), 0.2)
    return conv(w, "conv_last", y)


def drawn(name, *shape):
    """Numbers in [-1, 1) that Java draws too (class Drawn of the tests): murmur's finalizer over a counter."""
    x = np.arange(np.prod(shape), dtype=np.uint32) * np.uint32(0x9E3779B1) + np.uint32(zlib.crc32(name.encode()))
    x = (x ^ (x >> np.uint32(16))) * np.uint32(0x85EBCA6B)
    x = (x ^ (x >> np.uint32(13))) * np.uint32(0xC2B2AE35)
    x ^= x >> np.uint32(16)
    return ((x >> np.uint32(8)).astype(np.float32) * np.float32(2 ** -23) - np.float32(1)).reshape(shape)


def drawn_weights(net):
    """Large enough that attention, biases and norms matter; single precision, as Java has them."""
    weights = {}
    for name, shape in shapes(net).items():
        scale = 0.5 if name.endswith("table") else 0.1 if len(shape) == 1 else 1.5 / np.sqrt(np.prod(shape[1:]))
        value = np.float32(scale) * drawn(name, *shape)
        if "norm" in name and name.endswith("weight"):
            value = value + np.float32(1)
        weights[name] = torch.from_numpy(value).double()
    return weights


def some(values, n):
    flat = values.flatten()
    return flat[(STEP * torch.arange(n)) % flat.numel()]


def projection(values):
    """One number that every value has a part in."""
    return (values.flatten() * torch.from_numpy(drawn("projection", values.numel()))).sum() / values.numel() ** 0.5


def architectures():
    """All in double precision; for each size: projection of the output and some values; for each parameter: largest
    gradient, length, projection and some values."""
    golden = {}
    for name, net in ARCHITECTURES.items():
        weights = drawn_weights(net)
        for n, h, w in SIZES:
            n = 1 if h == 61 and net.factor > 2 else n
            x = torch.from_numpy((drawn("input", n, net.channels, h, w) + 1) / 2).double()
            with torch.no_grad():
                y = forward(net, weights, x)
            golden[f"{name}/{n}x{h}x{w}"] = torch.cat((projection(y)[None], some(y, VALUES))).float()
        parameters = {n: t.clone().requires_grad_() for n, t in weights.items()}
        x = torch.from_numpy((drawn("input", 2, net.channels, 13, 21) + 1) / 2).double()
        y = forward(net, parameters, x)
        (y * torch.from_numpy(drawn("cotangent", *y.shape))).mean().backward()
        lines = [torch.cat((torch.stack((p.grad.abs().max(), p.grad.norm(), projection(p.grad))),
                            some(p.grad, GRADIENT_VALUES))) for p in parameters.values()]
        golden[f"{name}/gradients"] = torch.stack(lines).float()
        print(name, "largest", y.abs().max().item(), flush=True)
    torch.save(golden, os.path.join(OUT, "architectures.pth"))


def main():
    torch.manual_seed(20261123)
    weights = {}
    for name, shape in shapes(SMALL).items():
        weights[name] = torch.randn(shape) * (0.3 if len(shape) == 2 else 0.1)  # large enough that attention matters
        if "norm" in name and name.endswith("weight"):
            weights[name] += 1
    os.makedirs(OUT, exist_ok=True)
    official = dict(weights)  # with the two buffers the official module saves
    official["layers.0.residual_group.blocks.0.attn.relative_position_index"] = torch.zeros(4, 4, dtype=torch.int64)
    official["layers.0.residual_group.blocks.1.attn_mask"] = torch.zeros(1, 4, 4)
    torch.save(official, os.path.join(OUT, "weights.pth"))

    golden = {}
    for n, h, w in ((1, 16, 24), (2, 13, 21), (1, 8, 8)):
        x = torch.rand(n, 1, h, w)
        golden[f"input_{n}x{h}x{w}"] = x
        with torch.no_grad():
            golden[f"output_{n}x{h}x{w}"] = forward(SMALL, weights, x)
    torch.save(golden, os.path.join(OUT, "forward.pth"))

    # three steps of torch.optim.AdamW with PyTorch's defaults (betas 0.9, 0.999, eps 1e-8, weight decay 0.01)
    parameters = {n: t.clone().requires_grad_() for n, t in weights.items()}
    optimizer = torch.optim.AdamW(parameters.values(), lr=1e-3)
    x, target = torch.rand(2, 1, 16, 16), torch.rand(2, 1, 32, 32)
    training = {"input": x, "target": target}
    losses = []
    for step in range(3):
        optimizer.zero_grad()
        loss = F.l1_loss(forward(SMALL, parameters, x), target)
        loss.backward()
        losses.append(loss.item())
        if step == 0:
            training.update({"gradient." + n: p.grad.clone() for n, p in parameters.items()})
        optimizer.step()
        if step != 1:
            training.update({f"step{step + 1}." + n: p.detach().clone() for n, p in parameters.items()})
    training["losses"] = torch.tensor(losses)

    # AdamW alone, over gradients of every size: 20 steps of a 5 x 7 parameter
    p = torch.randn(5, 7).requires_grad_()
    gradients = torch.randn(20, 5, 7) * torch.logspace(-6, 1, 35).view(5, 7)
    training["adamw.start"], training["adamw.gradients"] = p.detach().clone(), gradients
    optimizer = torch.optim.AdamW([p], lr=3e-3, weight_decay=0.05)
    for g in gradients:
        p.grad = g.clone()
        optimizer.step()
    training["adamw.end"] = p.detach().clone()
    torch.save(training, os.path.join(OUT, "training.pth"))
    architectures()


if __name__ == "__main__":
    main()
