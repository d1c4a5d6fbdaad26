#!/usr/bin/env python3
"""The other side of the resampling benchmark: prints a line for each size, filter, number of threads and peer.

Usage: resample.py JMH.csv   (the file that ResampleBenchmark wrote; scripts/bench/resample.sh runs both)

Pillow does the same job, bit for bit, on one thread. OpenCV does it where the name of its mode has nothing behind it. It
never widens its filter when it shrinks ("aliased": bilinear to a quarter reads 4 of 16 pixels), except in INTER_AREA.
Its bicubic has another parameter (-0.75, ours -0.5), its Lanczos 8 taps (ours 6), its bilinear weights of 11 bits (ours
22). It has no box to enlarge by. scikit-image smooths with a Gaussian before it shrinks.
"""
import sys

import cv2
import numpy as np
from PIL import Image
from skimage.transform import resize

from timing import jmh, line, timed

SIZE = 2048
FILTERS = ["nearest", "box", "bilinear", "hamming", "bicubic", "lanczos"]
OPENCV = {
    512: {"nearest": "NEAREST", "box": "AREA", "bilinear": "LINEAR", "bicubic": "CUBIC", "lanczos": "LANCZOS4"},
    4096: {"nearest": "NEAREST", "bilinear": "LINEAR", "bicubic": "CUBIC", "lanczos": "LANCZOS4"},
}


def opencv(pixels, to, name, threads):
    cv2.setNumThreads(threads)
    mode = getattr(cv2, f"INTER_{name}")
    return timed(lambda: cv2.resize(pixels, (to, to), interpolation=mode))


def main():
    ours = {key[1:]: times for key, times in jmh(sys.argv[1], "filter", "to", "threads").items()}
    pixels = np.random.default_rng(1).integers(0, 256, (SIZE, SIZE), np.uint8)
    image = Image.fromarray(pixels)
    for to in (512, 4096):
        for name in FILTERS:
            what = f"{name} to {to}²"
            one, two = (ours[name.upper(), str(to), t] for t in "12")
            filter_ = getattr(Image.Resampling, name.upper())
            line("resample", what, one, "Pillow", timed(lambda: image.resize((to, to), filter_)), 1.5)
            if name not in OPENCV[to]:
                continue
            mode = OPENCV[to][name]
            aliased = to < SIZE and mode not in ("AREA", "NEAREST")
            peer = f"OpenCV {mode}" + (", aliased" if aliased else "")
            goal = "" if aliased else 1
            line("resample", what, one, peer, opencv(pixels, to, mode, 1), goal)
            line("resample", f"{what}, two threads", two, f"{peer}, two threads", opencv(pixels, to, mode, 2), goal)
        scikit = timed(lambda: resize(pixels, (to, to), order=3, anti_aliasing=to < SIZE, preserve_range=True), 3)
        line("resample", f"bicubic to {to}²", ours["BICUBIC", str(to), "1"], "scikit-image", scikit, 5)


if __name__ == "__main__":
    main()
