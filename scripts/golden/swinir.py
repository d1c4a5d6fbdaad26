#!/usr/bin/env python3
"""Golden numbers for the swinir, torch and train rooms.

An independent SwinIR in plain PyTorch, written from the paper (Liang et al. 2021) and the names of the official state
dict: windows are cut and compared by loops, nothing is shared with the TorchScript it checks.
Run with Debian's python3-torch:  /usr/bin/python3 scripts/golden/swinir.py
Writes src/test/resources/sc/fiji/superres/swinir/{weights,forward,training}.pth
"""
import os
import torch
import torch.nn.functional as F

OUT = os.path.join(os.path.dirname(__file__), "../../src/test/resources/sc/fiji/superres/swinir")
FACTOR, WINDOW, DEPTHS, EMBED, HEADS, HIDDEN = 2, 8, (2, 3), 12, (2, 3), 24


def shapes():
    e, s = EMBED, {}

    def conv(n, i, o): s[n + ".weight"], s[n + ".bias"] = (o, i, 3, 3), (o,)
    def linear(n, i, o): s[n + ".weight"], s[n + ".bias"] = (o, i), (o,)
    def norm(n): s[n + ".weight"], s[n + ".bias"] = (e,), (e,)

    conv("conv_first", 1, e)
    norm("patch_embed.norm")
    for g, depth in enumerate(DEPTHS):
        for b in range(depth):
            p = f"layers.{g}.residual_group.blocks.{b}."
            norm(p + "norm1")
            s[p + "attn.relative_position_bias_table"] = ((2 * WINDOW - 1) ** 2, HEADS[g])
            linear(p + "attn.qkv", e, 3 * e)
            linear(p + "attn.proj", e, e)
            norm(p + "norm2")
            linear(p + "mlp.fc1", e, HIDDEN)
            linear(p + "mlp.fc2", HIDDEN, e)
        conv(f"layers.{g}.conv", e, e)
    norm("norm")
    conv("conv_after_body", e, e)
    conv("upsample.0", e, FACTOR * FACTOR)
    return s


def norm(w, name, x):
    return F.layer_norm(x, (EMBED,), w[name + ".weight"], w[name + ".bias"], 1e-5)


def linear(w, name, x):
    return x @ w[name + ".weight"].T + w[name + ".bias"]


def conv(w, name, x):
    return F.conv2d(x, w[name + ".weight"], w[name + ".bias"], padding=1)


def region(i, size, shift):
    """Which of the three strips of a shifted axis a row lies in; windows must not mix them."""
    return 0 if i < size - WINDOW else 1 if i < size - shift else 2


def attention(w, p, x, heads, labels):
    """One window: x is N x C, labels say which tokens may see each other (None: all)."""
    n, c = x.shape
    d = c // heads
    qkv = linear(w, p + "qkv", x)
    table = w[p + "relative_position_bias_table"]
    index = torch.tensor([[(a // WINDOW - b // WINDOW + WINDOW - 1) * (2 * WINDOW - 1)
                           + a % WINDOW - b % WINDOW + WINDOW - 1 for b in range(n)] for a in range(n)])
    out = []
    for h in range(heads):
        q, k, v = (qkv[:, j * c + h * d: j * c + (h + 1) * d] for j in range(3))
        score = q @ k.T / d ** 0.5 + table[:, h][index]
        if labels is not None:
            score = score - 100.0 * (labels[:, None] != labels[None, :])
        out.append(torch.softmax(score, dim=1) @ v)
    return linear(w, p + "proj", torch.cat(out, dim=1))


def block(w, p, x, heads, shift):
    """x is H x W x C."""
    H, W, C = x.shape
    y = torch.roll(norm(w, p + "norm1", x), (-shift, -shift), (0, 1))
    rows = []
    for i in range(0, H, WINDOW):
        row = []
        for j in range(0, W, WINDOW):
            labels = None
            if shift:
                labels = torch.tensor([3 * region(a, H, shift) + region(b, W, shift)
                                       for a in range(i, i + WINDOW) for b in range(j, j + WINDOW)])
            tokens = y[i:i + WINDOW, j:j + WINDOW].reshape(-1, C)
            row.append(attention(w, p + "attn.", tokens, heads, labels).reshape(WINDOW, WINDOW, C))
        rows.append(torch.cat(row, dim=1))
    x = x + torch.roll(torch.cat(rows, dim=0), (shift, shift), (0, 1))
    z = F.gelu(linear(w, p + "mlp.fc1", norm(w, p + "norm2", x)))
    return x + linear(w, p + "mlp.fc2", z)


def forward(w, images):
    out = []
    for image in images:  # 1 x h x w
        _, h, wd = image.shape
        x = F.pad(image[None], (0, -wd % WINDOW, 0, -h % WINDOW), mode="reflect")
        shallow = conv(w, "conv_first", x)
        t = norm(w, "patch_embed.norm", shallow[0].permute(1, 2, 0))
        for g, depth in enumerate(DEPTHS):
            y = t
            for b in range(depth):
                y = block(w, f"layers.{g}.residual_group.blocks.{b}.", y, HEADS[g], 0 if b % 2 == 0 else WINDOW // 2)
            t = conv(w, f"layers.{g}.conv", y.permute(2, 0, 1)[None])[0].permute(1, 2, 0) + t
        deep = conv(w, "conv_after_body", norm(w, "norm", t).permute(2, 0, 1)[None]) + shallow
        out.append(F.pixel_shuffle(conv(w, "upsample.0", deep), FACTOR)[0, :, :h * FACTOR, :wd * FACTOR])
    return torch.stack(out)


def main():
    torch.manual_seed(20261123)
    weights = {}
    for name, shape in shapes().items():
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
            golden[f"output_{n}x{h}x{w}"] = forward(weights, x)
    torch.save(golden, os.path.join(OUT, "forward.pth"))

    # three steps of torch.optim.AdamW with PyTorch's defaults (betas 0.9, 0.999, eps 1e-8, weight decay 0.01)
    parameters = {n: t.clone().requires_grad_() for n, t in weights.items()}
    optimizer = torch.optim.AdamW(parameters.values(), lr=1e-3)
    x, target = torch.rand(2, 1, 16, 16), torch.rand(2, 1, 32, 32)
    training = {"input": x, "target": target}
    losses = []
    for step in range(3):
        optimizer.zero_grad()
        loss = F.l1_loss(forward(parameters, x), target)
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


if __name__ == "__main__":
    main()
