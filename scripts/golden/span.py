#!/usr/bin/env python3
"""Golden numbers for the span room.

An independent SPAN in plain PyTorch, written from the paper (Wan et al. 2024) and the names of the official state dict.
It computes what the official module computes in training: every unit as four convolutions on padded images, nothing
merged, in double precision. Run with Debian's python3-torch:  /usr/bin/python3 scripts/golden/span.py
Writes src/test/resources/sc/fiji/superres/span/*.pth: state dicts as people have them, and networks.pth with results.
"""
import os
from dataclasses import dataclass

import numpy as np
import torch
import torch.nn.functional as F

from convolutional import gradients, measured
from swinir import drawn

OUT = os.path.join(os.path.dirname(__file__), "../../src/test/resources/sc/fiji/superres/span")
MEAN = torch.tensor([0.4488, 0.4371, 0.4040]).double().view(1, 3, 1, 1)


@dataclass
class Net:
    factor: int
    channels: int
    features: int = 6
    normalised: bool = False


NETWORKS = {
    "x2 rgb": Net(2, 3, normalised=True),
    "x4 rgb": Net(4, 3, normalised=True),
    "x3 rgb, not normalised": Net(3, 3),
    "x2 grey": Net(2, 1),
    "x4 grey": Net(4, 1),
    "x1 grey": Net(1, 1),
    "x8 grey": Net(8, 1),
}
FILES = {"span_x2": Net(2, 3, 2, True), "span_grey_x4": Net(4, 1, 2)}


def shapes(net):
    """Name -> shape, in the order of the official state dict."""
    all_shapes = {}

    def conv(name, inputs, outputs, side):
        all_shapes[name + ".weight"] = (outputs, inputs, side, side)
        all_shapes[name + ".bias"] = (outputs,)

    def unit(name, inputs):
        conv(name + ".sk", inputs, net.features, 1)
        conv(name + ".conv.0", inputs, 2 * inputs, 1)
        conv(name + ".conv.1", 2 * inputs, 2 * net.features, 3)
        conv(name + ".conv.2", 2 * net.features, net.features, 1)

    unit("conv_1", net.channels)
    for block in range(1, 7):
        for number in range(1, 4):
            unit(f"block_{block}.c{number}_r", net.features)
    conv("conv_cat", 4 * net.features, net.features, 1)
    unit("conv_2", net.features)
    conv("upsampler.0", net.features, net.factor ** 2 * net.channels, 3)
    return all_shapes


def drawn_weights(net):
    """Weights that Java draws too, in single precision. The last ones bring the large values of a normalised image back
    to those of an image."""
    weights = {}
    for name, shape in shapes(net).items():
        scale = 0.1 if len(shape) == 1 else 1.5 / np.sqrt(np.prod(shape[1:]))
        if net.normalised and name.startswith("upsampler"):
            scale /= 64
        weights[name] = torch.from_numpy(np.float32(scale) * drawn(name, *shape)).double()
    return weights


def conv(w, name, x, padding=0):
    return F.conv2d(x, w[name + ".weight"], w[name + ".bias"], padding=padding)


def unit(w, name, x):
    y = F.pad(x, (1, 1, 1, 1))
    for number in range(3):
        y = conv(w, f"{name}.conv.{number}", y)
    return y + conv(w, name + ".sk", x)


def swish(x):
    return x * torch.sigmoid(x)


def block(w, name, x):
    """Result, and the activated first unit."""
    first = swish(unit(w, name + ".c1_r", x))
    y = unit(w, name + ".c3_r", swish(unit(w, name + ".c2_r", first)))
    return (y + x) * (torch.sigmoid(y) - 0.5), first


def forward(net, w, images):
    x = (images - MEAN) * 255 if net.normalised else images
    shallow = unit(w, "conv_1", x)
    y, results = shallow, []
    for number in range(1, 7):
        y, first = block(w, f"block_{number}", y)
        results.append(y)
    y = unit(w, "conv_2", y)
    y = conv(w, "conv_cat", torch.cat((shallow, y, results[0], first), 1))
    return F.pixel_shuffle(conv(w, "upsampler.0", y, padding=1), net.factor)


def official(net, weights):
    """A state dict as the official module saves it. Its eval_conv is what an earlier step left there: other numbers, as
    the module computes them anew before it uses them."""
    state = {} if net.normalised else {"no_norm": torch.zeros(1)}
    for name, tensor in weights.items():
        state[name] = tensor.float()
        if name.endswith(".conv.2.bias"):
            unit_name = name[:-len(".conv.2.bias")]
            shape = (net.features, weights[unit_name + ".sk.weight"].shape[1], 3, 3)
            state[unit_name + ".eval_conv.weight"] = torch.full(shape, 7.)
            state[unit_name + ".eval_conv.bias"] = torch.full((net.features,), 7.)
    return state


def main():
    os.makedirs(OUT, exist_ok=True)
    golden = {}
    for name, net in (NETWORKS | FILES).items():
        weights = drawn_weights(net)
        results, largest = measured(net, weights, forward)
        golden.update({f"{name}/{size}": values for size, values in results.items()})
        if name in ("x2 rgb", "x4 grey"):
            golden[f"{name}/gradients"] = gradients(net, weights, forward)
        print(name, "largest", largest)
    torch.save(golden, os.path.join(OUT, "networks.pth"))
    for name, net in FILES.items():
        wrapped = {"params" if net.normalised else "params_ema": official(net, drawn_weights(net))}
        torch.save(wrapped, os.path.join(OUT, name + ".pth"), _use_new_zipfile_serialization=net.normalised)


if __name__ == "__main__":
    main()
