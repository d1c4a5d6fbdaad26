#!/usr/bin/env python3
"""Golden numbers for the fast room.

The convolutional network in plain PyTorch, written from the description in FastConfig, in double precision. Bicubic
interpolation is written out as Keys' kernel with a = -0.75 on pixel centres, edges replicated, and not PyTorch's own.
Run with Debian's python3-torch:  /usr/bin/python3 scripts/golden/fast.py
Writes src/test/resources/sc/fiji/superres/fast/networks.pth.
"""
import os
from dataclasses import dataclass

import numpy as np
import torch
import torch.nn.functional as F

from convolutional import gradients, measured
from swinir import drawn

OUT = os.path.join(os.path.dirname(__file__), "../../src/test/resources/sc/fiji/superres/fast")
A = -0.75


@dataclass
class Net:
    factor: int
    channels: int
    features: int = 4
    blocks: int = 5


NETWORKS = {"x2 grey": Net(2, 1), "x3 grey": Net(3, 1), "x4 grey": Net(4, 1), "x4 rgb": Net(4, 3), "x8 grey": Net(8, 1)}


def shapes(net):
    """Name -> shape, in the order of the state dict."""
    all_shapes = {}

    def conv(name, inputs, outputs):
        all_shapes[name + ".weight"] = (outputs, inputs, 3, 3)
        all_shapes[name + ".bias"] = (outputs,)

    conv("head", net.channels, net.features)
    for block in range(net.blocks):
        conv(f"body.{block}.conv1", net.features, net.features)
        conv(f"body.{block}.conv2", net.features, net.features)
    conv("tail", 2 * net.features, net.factor ** 2 * net.channels)
    return all_shapes


def drawn_weights(net):
    """Weights that Java draws too, in single precision."""
    weights = {}
    for name, shape in shapes(net).items():
        scale = 0.1 if len(shape) == 1 else 1.5 / np.sqrt(np.prod(shape[1:]))
        weights[name] = torch.from_numpy(np.float32(scale) * drawn(name, *shape)).double()
    return weights


def keys(t):
    t = abs(t)
    if t < 1:
        return (A + 2) * t ** 3 - (A + 3) * t ** 2 + 1
    if t < 2:
        return A * (t ** 3 - 5 * t ** 2 + 8 * t - 4)
    return 0


def interpolation(size, factor):
    """Matrix that enlarges a line of so many pixels."""
    matrix = torch.zeros(size * factor, size).double()
    for row in range(size * factor):
        place = (row + 0.5) / factor - 0.5
        first = int(np.floor(place)) - 1
        for pixel in range(first, first + 4):
            matrix[row, min(max(pixel, 0), size - 1)] += keys(place - pixel)
    return matrix


def bicubic(x, factor):
    rows, columns = interpolation(x.shape[2], factor), interpolation(x.shape[3], factor)
    return torch.einsum("ih,nchw,jw->ncij", rows, x, columns)


def forward(net, w, x):
    def conv(name, y, dilation=1):
        return F.conv2d(y, w[name + ".weight"], w[name + ".bias"], padding=dilation, dilation=dilation)

    head = conv("head", x)
    y = head
    for block in range(net.blocks):
        y = y + conv(f"body.{block}.conv2", F.relu(conv(f"body.{block}.conv1", y, 1 + block % 4)))
    details = conv("tail", torch.cat((head, y), 1))
    return bicubic(x, net.factor) + F.pixel_shuffle(details, net.factor)


def main():
    os.makedirs(OUT, exist_ok=True)
    golden = {}
    for name, net in NETWORKS.items():
        weights = drawn_weights(net)
        results, _ = measured(net, weights, forward)
        golden.update({f"{name}/{size}": values for size, values in results.items()})
    for name in ("x4 grey", "x4 rgb"):
        golden[f"{name}/gradients"] = gradients(NETWORKS[name], drawn_weights(NETWORKS[name]), forward)
    torch.save(golden, os.path.join(OUT, "networks.pth"))


if __name__ == "__main__":
    main()
