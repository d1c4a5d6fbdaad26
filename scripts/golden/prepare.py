#!/usr/bin/env python3
"""Golden grey values of the room prepare: run it from anywhere, with no arguments; needs numpy.

Writes published.csv beside the tests, one line per image: kind,w,h,order,clip; and published.bin, the 8-bit pixels of
all of them one after the other. The images are not stored: the test makes them by the same integer arithmetic.

  line     z - numpy.polyval(numpy.polyfit(x, z, order), x) of each line z, x = 0, 1, ...
  range    numpy.percentile(all, [clip, 100 - clip])
  grey     numpy.rint(255 * (clip(v, low, high) - low) / (high - low))
"""
import pathlib

import numpy as np

OUT = pathlib.Path(__file__).resolve().parents[2] / "src/test/resources/sc/fiji/superres/prepare"
CASES = [
    ("scan", 64, 48, 1, 2), ("scan", 37, 23, 0, 2), ("scan", 50, 31, 2, 2), ("noise", 33, 20, 1, 0),
    ("noise", 3, 40, 1, 5), ("step", 61, 40, 1, 2), ("far", 40, 40, 1, 2), ("scan", 129, 7, 2, 0.5),
]


def noise(count, seed):
    """The top 8 bits of Numerical Recipes' 32-bit generator."""
    out, state = np.empty(count, np.int64), seed
    for i in range(count):
        state = (state * 1664525 + 1013904223) & 0xFFFFFFFF
        out[i] = state >> 24
    return out


def heights(kind, w, h):
    """Whole numbers, as doubles: a lattice, noise, an offset for each line and a tilt; a step; far from 0."""
    y, x = np.mgrid[0:h, 0:w]
    grain = noise(w * h, 3).reshape(h, w)
    if kind == "noise":
        return grain.astype(float)
    z = 8 * np.abs((3 * x + 5 * y) % 40 - 20) + grain + 4 * noise(h, 7).reshape(h, 1) + 13 * x - 29 * y
    if kind == "step":
        z = z + 2000 * (2 * x > w + y)
    if kind == "far":
        z = z + 10_000_000
    return z.astype(float)


def published(z, order, clip):
    x = np.arange(z.shape[1])
    flat = np.array([line - np.polyval(np.polyfit(x, line, order), x) for line in z])
    low, high = np.percentile(flat, [clip, 100 - clip])
    return np.rint(255 * (np.clip(flat, low, high) - low) / (high - low)).astype(np.uint8)


OUT.mkdir(parents=True, exist_ok=True)
with open(OUT / "published.csv", "w") as table, open(OUT / "published.bin", "wb") as pixels:
    for kind, w, h, order, clip in CASES:
        table.write(f"{kind},{w},{h},{order},{clip}\n")
        pixels.write(published(heights(kind, w, h), order, clip).tobytes())
