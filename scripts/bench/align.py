#!/usr/bin/env python3
"""Exhaustive search for an image on a reference by OpenCV: cv2.matchTemplate at all positions for each of the method's
25 scales (1 +- 0.1) and 25 rotations (+- 3 degrees), both smoothed 3x3, the best correlation kept.

Usage: align.py FOLDER   (what AlignmentBenchmark wrote; scripts/bench/align.sh runs both)
"""
import pathlib
import sys
import time

import cv2
import numpy as np

STEPS, SCALE, ROTATION = 25, 0.1, 3.0


def template(image, scale, rotation):
    """The image as it lies on the reference: the largest upright square inside the turned one."""
    n = image.shape[0]
    t = np.radians(rotation)
    side = int(n * scale / (abs(np.cos(t)) + abs(np.sin(t))))
    a, b = np.cos(t) / scale, -np.sin(t) / scale  # from the template back to the image
    c, d = (n - 1) / 2, (side - 1) / 2
    matrix = np.array([[a, -b, c - a * d + b * d], [b, a, c - b * d - a * d]])
    return cv2.warpAffine(image, matrix, (side, side), flags=cv2.INTER_CUBIC | cv2.WARP_INVERSE_MAP), side


def main():
    folder = pathlib.Path(sys.argv[1])
    image, reference = (np.fromfile(folder / f"{name}.raw", np.uint8) for name in ("image", "reference"))
    image, reference = (a.reshape(int(a.size ** 0.5), -1).astype(np.float32) for a in (image, reference))
    x, y, scale, rotation, seconds = map(float, (folder / "found.txt").read_text().split())
    start = time.perf_counter()
    blurred, best = cv2.GaussianBlur(image, (3, 3), 0), (-1,)
    wide = cv2.GaussianBlur(reference, (3, 3), 0)
    for s in np.linspace(1 - SCALE, 1 + SCALE, STEPS):
        for r in np.linspace(-ROTATION, ROTATION, STEPS):
            part, side = template(blurred, s, r)
            _, value, _, place = cv2.minMaxLoc(cv2.matchTemplate(wide, part, cv2.TM_CCOEFF_NORMED))
            best = max(best, (value, place[0] + side / 2, place[1] + side / 2, s, r))
    exhaustive = time.perf_counter() - start
    print("ours:   x %.1f y %.1f scale %.4f rotation %.3f" % (x, y, scale, rotation))
    print("OpenCV: x %.1f y %.1f scale %.4f rotation %.3f, correlation %.4f, %d threads" % (*best[1:], best[0],
          cv2.getNumThreads()))
    print("OpenCV's search takes %.1f s, ours %.2f s: ratio %.0f" % (exhaustive, seconds, exhaustive / seconds))


if __name__ == "__main__":
    main()
