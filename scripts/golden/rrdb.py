#!/usr/bin/env python3
"""Golden numbers for the rrdb room.

An independent RRDBNet in plain PyTorch, written from the paper (Wang et al. 2018) and the names of the state dicts; in
double precision. Run with Debian's python3-torch:  /usr/bin/python3 scripts/golden/rrdb.py
Writes src/test/resources/sc/fiji/superres/rrdb/*.pth: state dicts under the names of three generations of programs, and
networks.pth with results.
"""
import os
from dataclasses import dataclass

import numpy as np
import torch
import torch.nn.functional as F

from convolutional import SIZES, gradients, measured
from swinir import drawn

OUT = os.path.join(os.path.dirname(__file__), "../../src/test/resources/sc/fiji/superres/rrdb")


@dataclass
class Net:
    factor: int
    channels: int
    unshuffle: int = 1
    features: int = 8
    blocks: int = 2
    growth: int = 4

    def doublings(self):
        return (self.factor * self.unshuffle).bit_length() - 1


NETWORKS = {
    "x4 rgb": Net(4, 3),
    "x4 grey": Net(4, 1),
    "x2 grey, two doublings": Net(2, 1, 2),
    "x2 rgb, one doubling": Net(2, 3),
    "x1 grey, two doublings": Net(1, 1, 4),
    "x1 rgb": Net(1, 3),
    "x8 grey": Net(8, 1),
}
FILES = {
    "old_x4": Net(4, 3, features=3, growth=2),  # ESRGAN of 2018
    "old_x1": Net(1, 1, features=3, growth=2, blocks=1),
    "trunk_x2": Net(2, 3, features=3, growth=2, blocks=1),  # ESRGAN since 2019, KAIR
    "x2plus": Net(2, 3, 2, features=3, growth=2, blocks=1),  # Real-ESRGAN
}


def shapes(net):
    """Name -> shape under the names and in the order of BasicSR."""
    all_shapes = {}

    def conv(name, inputs, outputs):
        all_shapes[name + ".weight"] = (outputs, inputs, 3, 3)
        all_shapes[name + ".bias"] = (outputs,)

    f, g = net.features, net.growth
    conv("conv_first", net.unshuffle ** 2 * net.channels, f)
    for block in range(net.blocks):
        for dense in (1, 2, 3):
            for number in (1, 2, 3, 4, 5):
                conv(f"body.{block}.rdb{dense}.conv{number}", f + (number - 1) * g, g if number < 5 else f)
    conv("conv_body", f, f)
    for number in range(net.doublings()):
        conv(f"conv_up{number + 1}", f, f)
    conv("conv_hr", f, f)
    conv("conv_last", f, net.channels)
    return all_shapes


def drawn_weights(net):
    """Weights that Java draws too (class Drawn of the tests), in single precision."""
    weights = {}
    for name, shape in shapes(net).items():
        scale = 0.1 if len(shape) == 1 else 1.5 / np.sqrt(np.prod(shape[1:]))
        weights[name] = torch.from_numpy(np.float32(scale) * drawn(name, *shape)).double()
    return weights


def conv(w, name, x):
    return F.conv2d(x, w[name + ".weight"], w[name + ".bias"], padding=1)


def rectified(x):
    return torch.where(x > 0, x, 0.2 * x)


def dense_block(w, name, x):
    parts = [x]
    for number in (1, 2, 3, 4):
        parts.append(rectified(conv(w, name + str(number), torch.cat(parts, 1))))
    return 0.2 * conv(w, name + "5", torch.cat(parts, 1)) + x


def squares(x, side):
    """Each square of pixels as one pixel; sides that are no multiple are mirrored below and to the right."""
    n, c, h, w = x.shape
    x = torch.cat((x, x[:, :, h - 1 - (-h % side):h - 1].flip(2)), 2)
    x = torch.cat((x, x[:, :, :, w - 1 - (-w % side):w - 1].flip(3)), 3)
    parts = [x[:, channel, row::side, column::side]
             for channel in range(c) for row in range(side) for column in range(side)]
    return torch.stack(parts, 1)


def forward(net, w, images):
    shallow = conv(w, "conv_first", squares(images, net.unshuffle))
    y = shallow
    for block in range(net.blocks):
        before = y
        for dense in (1, 2, 3):
            y = dense_block(w, f"body.{block}.rdb{dense}.conv", y)
        y = 0.2 * y + before
    y = shallow + conv(w, "conv_body", y)
    for number in range(net.doublings()):
        y = y.repeat_interleave(2, 2).repeat_interleave(2, 3)
        y = rectified(conv(w, f"conv_up{number + 1}", y))
    y = conv(w, "conv_last", rectified(conv(w, "conv_hr", y)))
    return y[:, :, :net.factor * images.shape[2], :net.factor * images.shape[3]]


def old(net, name):
    """A name of 2018: the network was one sequence, whose numbers count layers without weights too."""
    part, kind = name.rsplit(".", 1)
    words = part.split(".")
    if words[0] == "body":
        return f"model.1.sub.{words[1]}.{words[2].upper()}.{words[3]}.0.{kind}"
    places = {"conv_first": "0", "conv_body": f"1.sub.{net.blocks}", "conv_hr": str(3 * net.doublings() + 2),
              "conv_last": str(3 * net.doublings() + 4)}
    places.update({f"conv_up{number}": str(3 * number) for number in range(1, net.doublings() + 1)})
    return f"model.{places[part]}.{kind}"


def trunk(name):
    """A name of the second generation."""
    words = name.split(".")
    if words[0] == "body":
        return ".".join(["RRDB_trunk", words[1], words[2].upper()] + words[3:])
    first = {"conv_body": "trunk_conv", "conv_hr": "HRconv", "conv_up1": "upconv1", "conv_up2": "upconv2"}
    return ".".join([first.get(words[0], words[0])] + words[1:])


def save(name, net):
    weights = {n: t.float() for n, t in drawn_weights(net).items()}
    if name.startswith("old"):
        weights = {old(net, n): t for n, t in weights.items()}
    elif name.startswith("trunk"):
        weights = {trunk(n): t for n, t in weights.items()}
    else:
        weights = {"params_ema": weights}
    torch.save(weights, os.path.join(OUT, name + ".pth"), _use_new_zipfile_serialization=not name.startswith("old"))


def main():
    os.makedirs(OUT, exist_ok=True)
    golden = {}
    for name, net in (NETWORKS | FILES).items():
        weights = drawn_weights(net)
        results, largest = measured(net, weights, forward, SIZES[:2])  # squares of pixels need more than a line
        golden.update({f"{name}/{size}": values for size, values in results.items()})
        if name in ("x4 grey", "x2 grey, two doublings"):
            golden[f"{name}/gradients"] = gradients(net, weights, forward)
        print(name, "largest", largest)
    torch.save(golden, os.path.join(OUT, "networks.pth"))
    for name, net in FILES.items():
        save(name, net)


if __name__ == "__main__":
    main()
