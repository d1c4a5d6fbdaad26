#!/usr/bin/env python3
"""scikit-image's side of the metric benchmark, and the table: median and least milliseconds.

Usage: metrics.py JMH.csv   (the file that MetricBenchmark wrote; scripts/bench/metrics.sh runs both)
"""
import csv
import statistics
import sys
import time

import numpy as np
from skimage.metrics import structural_similarity

SIZE = 2048


def scikit(image, reference):
    """Median and least milliseconds of five calls, after one to warm up."""
    times = []
    for i in range(6):
        start = time.perf_counter()
        structural_similarity(image, reference, data_range=255, gaussian_weights=True, sigma=1.5,
                              use_sample_covariance=False)
        if i:
            times.append((time.perf_counter() - start) * 1e3)
    return statistics.median(times), min(times)


def ours(path):
    """{metric: (median ms, least ms)} from JMH's CSV."""
    found = {}
    with open(path, newline="") as f:
        for r in csv.DictReader(f):
            name, _, percentile = r["Benchmark"].partition(":")
            for place, p in enumerate(("p0.50", "p0.00")):
                if percentile.endswith(p):
                    found.setdefault(name.split(".")[-1], [0, 0])[place] = float(r["Score"])
    return found


def main():
    mine = ours(sys.argv[1])
    random = np.random.default_rng(1)
    image, reference = (random.integers(0, 256, (SIZE, SIZE)).astype(float) for _ in range(2))
    print("| metric | median ms | least ms |")
    print("|---|---|---|")
    for metric, (median, least) in mine.items():
        print(f"| {metric} | {median:.0f} | {least:.0f} |")
    median, least = scikit(image, reference)
    print(f"| SSIM, scikit-image | {median:.0f} | {least:.0f} |")
    print(f"SSIM, scikit-image / ours: {median / mine['ssim'][0]:.1f}, of the fastest {least / mine['ssim'][1]:.1f}")


if __name__ == "__main__":
    main()
