#!/usr/bin/env python3
"""Pillow's side of the pair benchmark: the pairs of the main preset, written by a plain loop on one thread.

Usage: pairs.py SCAN.png CROPSPERROW FOLDER plain|copied   (scripts/bench/pairs.sh runs both sides)
"plain" saves each target once for each filter, as the loop over filters comes by; "copied" saves it once and copies the
file. Prints the best of three runs in seconds, since other work on the machine only slows; each writes a folder of its
own (FOLDER-0 …), since deleting in between would be paid for by the next. With "compare OURS" in their place, prints
whether every image of FOLDER has the pixels of the one of the same name in OURS.
"""
import pathlib
import shutil
import sys
import time

import numpy as np
from PIL import Image

FILTERS = {
    "nearest": Image.NEAREST, "box": Image.BOX, "bilinear": Image.BILINEAR,
    "hamming": Image.HAMMING, "bicubic": Image.BICUBIC, "lanczos": Image.LANCZOS,
}
CROP, S = 256, 4
ALPHAS = [round(0.25 + 0.05 * i, 2) for i in range(15)]
BETAS = [mx / 5 for mx in range(6, 11)]


def levels(image):
    yield 1.0, image
    for ratio, how in [(a, Image.NEAREST) for a in ALPHAS] + [(b, Image.BICUBIC) for b in BETAS]:
        yield ratio, image.resize((int(image.width * ratio), int(image.height * ratio)), how)


def label(ratio):
    return f"{5 * ratio:.4f}".rstrip("0").rstrip(".")


def write(scan, n, folder, copied):
    image = Image.open(scan)
    hr, lr = folder / "train/HR", folder / "train/LR"
    hr.mkdir(parents=True)
    lr.mkdir(parents=True)
    for ratio, level in levels(image):
        step = max(1, (level.width - CROP) // (n - 1))
        for i in range(n * n):
            x, y = i % n * step, i // n * step
            target = level.crop((x, y, x + CROP, y + CROP))
            first = None
            for name, how in FILTERS.items():
                stem = f"{scan.stem}_R{label(ratio)}_crop{i}_{name}"
                if copied and first:
                    shutil.copyfile(first, hr / f"{stem}.png")
                else:
                    first = hr / f"{stem}.png"
                    target.save(first)
                target.resize((CROP // S, CROP // S), how).save(lr / f"{stem}X{S}.png")


def compare(folder, ours):
    names = sorted(p.relative_to(folder) for p in folder.rglob("*.png"))
    others = sorted(p.relative_to(ours) for p in ours.rglob("*.png"))
    equal = names == others and all(
        np.array_equal(np.asarray(Image.open(folder / p)), np.asarray(Image.open(ours / p))) for p in names)
    sizes = [sum(p.stat().st_size for p in f.rglob("*.png")) / 1e6 for f in (folder, ours)]
    print(f"{len(names)} images, pixels equal: {equal}; Pillow {sizes[0]:.0f} MB, ours {sizes[1]:.0f} MB")


def main():
    scan, n, folder = pathlib.Path(sys.argv[1]), int(sys.argv[2]), pathlib.Path(sys.argv[3])
    if sys.argv[4] == "compare":
        compare(folder, pathlib.Path(sys.argv[5]))
        return
    times = []
    for i in range(3):
        start = time.perf_counter()
        write(scan, n, pathlib.Path(f"{folder}-{i}"), sys.argv[4] == "copied")
        times.append(time.perf_counter() - start)
    print(f"{min(times):.3f}")


if __name__ == "__main__":
    main()
