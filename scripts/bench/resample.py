#!/usr/bin/env python3
"""Pillow's side of the resampling benchmark, and the table: median milliseconds, and the ratio Pillow / ours of the
medians and of the fastest calls (which other work on the machine disturbs least).

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
    """Median and least milliseconds of at least 9 calls and at least a second, after two to warm up."""
    times, filter_ = [], getattr(Image.Resampling, name.upper())
    for _ in range(2):
        image.resize((to, to), filter_)
    while len(times) < 9 or sum(times) < 1000:
        start = time.perf_counter()
        image.resize((to, to), filter_)
        times.append((time.perf_counter() - start) * 1e3)
    return statistics.median(times), min(times)


def ours(path):
    """{(filter, to, threads): (median ms, least ms)} from JMH's CSV."""
    with open(path, newline="") as f:
        rows = list(csv.DictReader(f))
    found = {}
    for r in rows:
        key = r["Param: filter"].lower(), int(r["Param: to"]), int(r["Param: threads"])
        for place, name in enumerate(("resize:p0.50", "resize:p0.00")):
            if r["Benchmark"].endswith(name):
                found.setdefault(key, [0, 0])[place] = float(r["Score"])
    return found


def main():
    mine = ours(sys.argv[1])
    pixels = np.random.default_rng(1).integers(0, 256, (SIZE, SIZE), np.uint8)
    image = Image.fromarray(pixels)
    print("| filter | to | Pillow ms | 1 thread ms | ratio | of the fastest | 2 threads ms | ratio | of the fastest |")
    print("|---|---|---|---|---|---|---|---|---|")
    for to in (512, 4096):
        for name in FILTERS:
            median, least = pillow(image, to, name)
            cells = [f"{m:.2f} | {median / m:.2f} | {least / l:.2f}" for m, l in (mine[name, to, t] for t in (1, 2))]
            print(f"| {name} | {to}×{to} | {median:.2f} | {' | '.join(cells)} |")


if __name__ == "__main__":
    main()
