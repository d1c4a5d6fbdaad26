#!/usr/bin/env python3
"""Pillow's side of the resampling benchmark, and the table: median milliseconds and the ratio Pillow / ours.

Usage: resample.py JMH.csv   (the file that ResampleBenchmark wrote; scripts/bench/resample.sh runs both)
Pillow resizes on one thread.
"""
import csv
import statistics
import sys
import time

import numpy as np
from PIL import Image

SIZE = 2048
FILTERS = ["nearest", "box", "bilinear", "hamming", "bicubic", "lanczos"]


def pillow(image, to, name):
    """Median milliseconds of at least 9 calls and at least a second, after two to warm up."""
    times, filter_ = [], getattr(Image.Resampling, name.upper())
    for _ in range(2):
        image.resize((to, to), filter_)
    while len(times) < 9 or sum(times) < 1000:
        start = time.perf_counter()
        image.resize((to, to), filter_)
        times.append((time.perf_counter() - start) * 1e3)
    return statistics.median(times)


def ours(path):
    """{(filter, to): median ms} from JMH's CSV."""
    with open(path, newline="") as f:
        rows = list(csv.DictReader(f))
    return {(r["Param: filter"].lower(), int(r["Param: to"])): float(r["Score"])
            for r in rows if r["Benchmark"].endswith("resize:p0.50")}


def main():
    medians = ours(sys.argv[1])
    pixels = np.random.default_rng(1).integers(0, 256, (SIZE, SIZE), np.uint8)
    image = Image.fromarray(pixels)
    print("| filter | to | Pillow ms | ours ms | ratio |\n|---|---|---|---|---|")
    for to in (512, 4096):
        for name in FILTERS:
            theirs = pillow(image, to, name)
            mine = medians[name, to]
            print(f"| {name} | {to}×{to} | {theirs:.2f} | {mine:.2f} | {theirs / mine:.2f} |")


if __name__ == "__main__":
    main()
