#!/usr/bin/env python3
"""Shifts of the frames of a series, each against the one before, by phase correlation (G. Kuglin, D. Hines 1975), which is
what one would do with scikit-image (to 1/100 pixel) and OpenCV. Prints a line for each, and how far frames lie from where
they should, after the steps are added up: root mean square, pixels.

Usage: frames.py FOLDER   (what FrameBenchmark wrote; scripts/bench/frames.sh runs both)
"""
import pathlib
import sys
import time

import cv2
import numpy as np
from skimage.registration import phase_cross_correlation

from timing import line


def scikit(before, after):
    return phase_cross_correlation(before, after, upsample_factor=100)[0][::-1]


def opencv(before, after, window=None):
    if window is None:
        window = cv2.createHanningWindow(before.shape[::-1], cv2.CV_32F)
    return -np.array(cv2.phaseCorrelate(before, after, window)[0])


def off(places, truth):
    """Root mean square distance from the truth, both counted from their means."""
    apart = places - places.mean(0) - truth + truth.mean(0)
    return float(np.sqrt((apart ** 2).sum(1).mean()))


def main():
    folder = pathlib.Path(sys.argv[1])
    places = np.loadtxt(folder / "places.txt")  # truth x y, ours x y, of each frame
    side = int((np.fromfile(folder / "frames.raw", np.uint8).size / len(places)) ** 0.5)
    frames = np.fromfile(folder / "frames.raw", np.uint8).reshape(-1, side, side).astype(np.float32)
    wholes, by_lines = (1e3 * float(s) for s in (folder / "seconds.txt").read_text().split())
    print(f"ours, as wholes: {off(places[:, 2:], places[:, :2]):.2f} px")
    cv2.setNumThreads(2)
    what = f"{len(frames)} frames of {side}², as wholes"
    for peer, shift in (("scikit-image phase_cross_correlation", scikit), ("OpenCV phaseCorrelate", opencv)):
        start = time.perf_counter()
        steps = [shift(a, b) for a, b in zip(frames, frames[1:])]
        theirs = 1e3 * (time.perf_counter() - start)
        print(f"{peer}: {off(np.cumsum([np.zeros(2), *steps], 0), places[:, :2]):.2f} px")
        line("frames", what, wholes, f"{peer}, finds no place", theirs)
    line("frames", f"{len(frames)} frames of {side}², by lines", by_lines, "the aim of 30 s", 30000, 1)


if __name__ == "__main__":
    main()
