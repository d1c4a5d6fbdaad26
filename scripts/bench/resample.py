#!/usr/bin/env python3
"""The other side of the resampling benchmark: prints a line for each size, filter, number of threads and peer.

Usage: resample.py   (scripts/bench/resample.sh runs it)

Pillow does the same job, bit for bit, on one thread. OpenCV does it where the name of its mode has nothing behind it. It
never widens its filter when it shrinks ("aliased": bilinear to a quarter reads 4 of 16 pixels), except in INTER_AREA.
Its bicubic has another parameter (-0.75, ours -0.5), its Lanczos 8 taps (ours 6), its bilinear weights of 11 bits (ours
22). It has no box to enlarge by. scikit-image smooths with a Gaussian before it shrinks.
"""
import cv2
import numpy as np
from PIL import Image
from skimage.transform import resize

from timing import Ours, in_turns, line

SIZE = 2048
FILTERS = ["nearest", "box", "bilinear", "hamming", "bicubic", "lanczos"]
OPENCV = {
    512: {"nearest": "NEAREST", "box": "AREA", "bilinear": "LINEAR", "bicubic": "CUBIC", "lanczos": "LANCZOS4"},
    4096: {"nearest": "NEAREST", "bilinear": "LINEAR", "bicubic": "CUBIC", "lanczos": "LANCZOS4"},
}


def scikit(pixels, to):
    return resize(pixels, (to, to), order=3, anti_aliasing=to < SIZE, preserve_range=True)


def one_thread(pixels, name, to):
    image, pillow, mode = Image.fromarray(pixels), getattr(Image.Resampling, name.upper()), OPENCV[to].get(name)
    peers = [("Pillow", 1.5, lambda: image.resize((to, to), pillow))]
    if mode:
        peers.append((*opencv(mode, to), lambda: cv2.resize(pixels, (to, to), interpolation=number(mode))))
    if name == "bicubic":
        peers.append(("scikit-image", 5, lambda: scikit(pixels, to)))
    compare(f"{name} to {to}²", name, to, 1, peers)


def two_threads(pixels, name, to):
    mode = OPENCV[to][name]
    peer, goal = opencv(mode, to)
    compare(f"{name} to {to}², two threads", name, to, 2, [
        (f"{peer}, two threads", goal, lambda: cv2.resize(pixels, (to, to), interpolation=number(mode)))])


def number(mode):
    return getattr(cv2, f"INTER_{mode}")


def opencv(mode, to):
    """What the peer is called, and the goal beside it; none where it does less."""
    if to < SIZE and mode not in ("AREA", "NEAREST"):
        return f"OpenCV {mode}, aliased", ""
    return f"OpenCV {mode}", 1


def compare(what, name, to, threads, peers):
    cv2.setNumThreads(threads)
    with Ours("ResampleBenchmark", name.upper(), to, threads) as benchmark:
        ours, *theirs = in_turns(benchmark, *(call for _, _, call in peers))
    for (peer, goal, _), times in zip(peers, theirs):
        line("resample", what, ours, peer, times, goal)


def main():
    pixels = np.random.default_rng(1).integers(0, 256, (SIZE, SIZE), np.uint8)
    for to in (512, 4096):
        for name in FILTERS:
            one_thread(pixels, name, to)
            if name in OPENCV[to]:
                two_threads(pixels, name, to)


if __name__ == "__main__":
    main()
