#!/usr/bin/env python3
"""Golden files of other people's TorchScript: a scripted RGB network, a traced grey one, and what they give.

Run with Debian's python3-torch 1.13:  /usr/bin/python3 scripts/golden/foreign.py
Writes src/test/resources/sc/fiji/superres/swinir/foreign_*.pt and foreign.pth
"""
import io
import os
import zipfile
from typing import Dict, List

import torch
from torch import nn

OUT = os.path.join(os.path.dirname(__file__), "../../src/test/resources/sc/fiji/superres/swinir")


class Rgb(nn.Module):
    """x2, three channels, any size; with a buffer, a list, a dict and a constant, as such files have."""

    sizes: List[int]
    table: Dict[str, int]

    def __init__(self):
        super().__init__()
        self.body = nn.Sequential(nn.Conv2d(3, 6, 3, padding=1), nn.PReLU(), nn.Conv2d(6, 12, 3, padding=1))
        self.register_buffer("mean", torch.tensor([0.4488, 0.4371, 0.4040]).view(1, 3, 1, 1))
        self.sizes = [1, 2, 3]
        self.table = {"factor": 2}

    def forward(self, x):
        return nn.functional.pixel_shuffle(self.body(x - self.mean), self.table["factor"]) + self.mean


class Grey(nn.Module):
    """x3, one channel; works on pieces of 4x4 pixels, so sides must be multiples of 4."""

    def __init__(self):
        super().__init__()
        self.conv = nn.Conv2d(16, 144, 1)

    def forward(self, x):
        return nn.functional.pixel_shuffle(self.conv(nn.functional.pixel_unshuffle(x, 4)), 12)


def save(script, path):
    """As script.save does, but without the debug files: they hold the paths of the machine."""
    script.save(path)
    with open(path, "rb") as whole:
        content = io.BytesIO(whole.read())
    with zipfile.ZipFile(content) as old, zipfile.ZipFile(path, "w") as new:
        for entry in old.infolist():
            if not entry.filename.endswith(".debug_pkl"):
                new.writestr(zipfile.ZipInfo(entry.filename), old.read(entry), entry.compress_type)


def main():
    torch.manual_seed(1)
    golden = {}
    rgb, grey = Rgb().eval(), Grey().eval()
    for name, net, script, channels in (("rgb", rgb, torch.jit.script(rgb), 3),
                                        ("grey", grey, torch.jit.trace(grey, torch.rand(1, 1, 16, 16)), 1)):
        save(script, os.path.join(OUT, "foreign_%s.pt" % name))
        x = torch.rand(1, channels, 12, 20)
        with torch.no_grad():
            golden[name + "_input"], golden[name + "_output"] = x, net(x)
    torch.save(golden, os.path.join(OUT, "foreign.pth"))


if __name__ == "__main__":
    main()
