#!/usr/bin/env python3
"""Golden numbers for the train room: 50 iterations of torch.optim.AdamW, with weight average and a milestone, and AdamW
with other numbers than the defaults after torch.nn.utils.clip_grad_norm_.

The network is the independent one of swinir.py with its weights; the batches follow from a formula that the Java test
computes as well.
Run with Debian's python3-torch:  /usr/bin/python3 scripts/golden/train.py
Writes src/test/resources/sc/fiji/superres/train/fifty.pth
"""
import os
import sys
import numpy as np
import torch
import torch.nn.functional as F

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import swinir

OUT = os.path.join(os.path.dirname(__file__), "../../src/test/resources/sc/fiji/superres/train")
ITERATIONS, MILESTONE, RATE, DECAY, PAIRS, SIDE = 50, 25, 1e-4, 0.9, 2, 16


def batch(k):
    """Stripes that wander with k, well above and below what the network gives, so that no rounding turns the sign of a
    residual, which is L1's gradient; inputs are means of 2 x 2 target pixels, divided by 8."""
    n, y, x = np.meshgrid(np.arange(PAIRS), np.arange(2 * SIDE), np.arange(2 * SIDE), indexing="ij")
    stripes = np.where(np.sin(0.7 * x + 0.3 * n + 0.11 * k + 0.05) > 0, 1.0, -1.0)
    target = stripes * (8 + np.cos(0.9 * y + 0.05 * k * (n + 1)))
    small = target.reshape(PAIRS, SIDE, 2, SIDE, 2).mean(axis=(2, 4)) / 8
    return [torch.tensor(a[:, None].astype(np.float32)) for a in (small, target)]


def clipped():
    """Ten steps of two parameters; the norm of their gradients is 1.3 to 15, so some are clipped to 4, some are not."""
    torch.manual_seed(5)
    p = [torch.randn(5, 7).requires_grad_(), torch.randn(3).requires_grad_()]
    gradients = [torch.randn(10, *t.shape) * torch.logspace(-0.7, 0.4, 10).view(10, *[1] * t.dim()) for t in p]
    golden = {"p": p[0].detach().clone(), "q": p[1].detach().clone(),
              "gradients.p": gradients[0], "gradients.q": gradients[1]}
    optimizer = torch.optim.AdamW(p, lr=3e-3, betas=(0.8, 0.95), eps=1e-6, weight_decay=0.1)
    norms = []
    for g, h in zip(*gradients):
        p[0].grad, p[1].grad = g.clone(), h.clone()
        norms.append(torch.nn.utils.clip_grad_norm_(p, 4).item())
        optimizer.step()
    print(norms)
    golden.update({"end.p": p[0].detach(), "end.q": p[1].detach()})
    return golden


def main():
    weights = torch.load(os.path.join(swinir.OUT, "weights.pth"))
    parameters = {n: weights[n].clone().requires_grad_() for n in swinir.shapes(swinir.SMALL)}
    average = {n: p.detach().clone() for n, p in parameters.items()}
    optimizer = torch.optim.AdamW(parameters.values(), lr=RATE)  # betas 0.9, 0.999, eps 1e-8, weight decay 0.01
    schedule = torch.optim.lr_scheduler.MultiStepLR(optimizer, [MILESTONE], 0.5)
    losses, nearest = [], 1
    for k in range(ITERATIONS):
        x, target = batch(k)
        optimizer.zero_grad()
        output = swinir.forward(swinir.SMALL, parameters, x)
        nearest = min(nearest, (output - target).abs().min().item())
        loss = F.l1_loss(output, target)
        loss.backward()
        losses.append(loss.item())
        optimizer.step()
        schedule.step()
        for n, p in parameters.items():
            average[n] = DECAY * average[n] + (1 - DECAY) * p.detach()
    golden = {"losses": torch.tensor(losses)}
    golden.update({"weights." + n: p.detach() for n, p in parameters.items()})
    golden.update({"average." + n: a for n, a in average.items()})
    golden.update({"clipped." + n: t for n, t in clipped().items()})
    os.makedirs(OUT, exist_ok=True)
    torch.save(golden, os.path.join(OUT, "fifty.pth"))
    print(losses[0], losses[-1], "nearest residual", nearest)
    assert nearest > 0.1


if __name__ == "__main__":
    main()
