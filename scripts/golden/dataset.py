#!/usr/bin/env python3
"""Golden hashes of the dataset room, by Pillow 9.4 (Debian python3-pil) alone: run it from anywhere, with no arguments.

Writes pairs.txt beside the tests: for two small images and two configurations every pair of the four sub-processes,
one a line: name of the target file, name of the input file, SHA-256 of the target's pixels, of the input's pixels.
Written from METHOD.md section 3, not from the Java code. The images are not stored; the test makes them by the same
integer formula.
"""
import hashlib
import pathlib

import numpy as np
import PIL
from PIL import Image

OUT = pathlib.Path(__file__).resolve().parents[2] / "src/test/resources/sc/fiji/superres/pairfolder"
FILTERS = {
    "nearest": Image.NEAREST, "box": Image.BOX, "bilinear": Image.BILINEAR,
    "hamming": Image.HAMMING, "bicubic": Image.BICUBIC, "lanczos": Image.LANCZOS,
}
CROP = 32


def pattern(width, height, seed):
    y, x = np.mgrid[0:height, 0:width].astype(np.int64)
    v = 3 * x + 5 * y + ((31 * x * x + 17 * y * y + 7 * x * y + 101 * seed * (x + 1)) >> 3)
    return Image.fromarray((v & 255).astype(np.uint8))


def sha(image):
    return hashlib.sha256(np.ascontiguousarray(np.asarray(image)).tobytes()).hexdigest()


def resized(image, ratio, how):
    return image.resize((int(image.width * ratio), int(image.height * ratio)), how)


def crops(image, side, n):
    """Regular grid, row by row: stride floor((size - crop) / (n - 1)), at least 1."""
    if image.width < side or image.height < side:
        return
    step_x = max(1, (image.width - side) // (n - 1))
    step_y = max(1, (image.height - side) // (n - 1))
    places = [(i * step_x, j * step_y) for j in range(n) for i in range(n)]
    inside = [(x, y) for x, y in places if x + side <= image.width and y + side <= image.height]
    for i, (x, y) in enumerate(inside):
        yield i, image.crop((x, y, x + side, y + side))


def label(zoom):
    return "R" + f"{zoom:.4f}".rstrip("0").rstrip(".")


def pairs(image, s, alphas, betas, gammas, n, zoom):
    """zoom: ratio -> the target's zoom level, in MX or nm."""
    levels = [(1.0, image)]
    levels += [(a, resized(image, a, Image.NEAREST)) for a in alphas]
    levels += [(b, resized(image, b, Image.BICUBIC)) for b in betas]
    for ratio, level in levels:
        for i, target in crops(level, CROP, n):
            for name, how in FILTERS.items():
                yield label(zoom(ratio)), i, name, target, target.resize((CROP // s, CROP // s), how)
    for gamma in gammas:
        for i, x in crops(resized(image, gamma, Image.NEAREST), CROP // s, n):
            yield label(zoom(s * gamma)), i, "conv", x.resize((CROP, CROP), Image.BICUBIC), x


CASES = [
    # stem, factor, image, alphas (0.3 is too small for a crop), betas, gammas, crops per row, zoom
    ("a", 2, pattern(96, 80, 1), [0.3, 0.45, 0.75], [1.3], [0.55, 1.0], 2, lambda r: 24 / r),
    ("b", 4, pattern(83, 71, 2), [0.5], [1.2, 1.6], [0.55], 3, lambda r: 5 * r),
]


def main():
    OUT.mkdir(parents=True, exist_ok=True)
    with open(OUT / "pairs.txt", "w") as out:
        print(f"# scripts/golden/dataset.py, Pillow {PIL.__version__}: target, input, their pixels' SHA-256", file=out)
        for stem, s, image, alphas, betas, gammas, n, zoom in CASES:
            for zoom_label, i, name, target, x in pairs(image, s, alphas, betas, gammas, n, zoom):
                common = f"{stem}_{zoom_label}_crop{i}_{name}"
                print(f"{common}.png {common}X{s}.png {sha(target)} {sha(x)}", file=out)


if __name__ == "__main__":
    main()
