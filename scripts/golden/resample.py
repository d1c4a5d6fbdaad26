#!/usr/bin/env python3
"""Golden files of the resample room, made by Pillow 9.4 (Debian python3-pil): run it from anywhere, with no arguments.

Writes, beside the tests:
  pillow.bin  every small case with its pixels, big-endian, as Java's DataInputStream reads it:
              int count, then per case: UTF mode ("L" or "F"), UTF filter, int w, h, width, height,
              width*height pixels (unsigned bytes or float32)
  pillow.csv  larger cases with the CRC-32 of those pixels: mode,filter,w,h,width,height,crc

Both hold what Image.fromarray(source(mode, w, h)).resize((width, height), FILTER) gave. The source images are not
stored: the test makes them by the same linear congruential generator.
"""
import pathlib
import struct
import zlib

import numpy as np
import PIL
from PIL import Image

OUT = pathlib.Path(__file__).resolve().parents[2] / "src/test/resources/sc/fiji/superres/resample"
FILTERS = ["nearest", "box", "bilinear", "hamming", "bicubic", "lanczos"]

# w, h -> width, height
SMALL = [
    (23, 17, 9, 5),      # down, odd
    (23, 17, 41, 30),    # up, odd to even
    (16, 16, 4, 4),      # the method's 1/4
    (9, 7, 36, 28),      # the method's 4x
    (21, 13, 10, 31),    # down and up at once
    (19, 11, 19, 4),     # height only
    (19, 11, 43, 11),    # width only
    (1, 33, 5, 8),       # one column
    (33, 1, 8, 5),       # one row
    (61, 3, 1, 1),       # to one pixel
    (1, 1, 7, 3),        # from one pixel
    (2, 2, 33, 31),      # extreme enlargement
    (97, 5, 96, 6),      # ratio just off 1
]
LARGE = [
    (512, 512, 128, 128),
    (256, 256, 512, 512),
    (300, 200, 285, 190),      # 0.95, as sub-process 2
    (301, 199, 1023, 677),
    (4000, 3, 7, 3),
    (3, 2500, 5, 11),
    (130, 259, 129, 260),      # strips of rows that do not divide the height
    (257, 190, 257, 64),
    (257, 190, 64, 190),
]


def noise(count):
    """The top 24 bits of Numerical Recipes' 32-bit generator, started at 1."""
    out, state = np.empty(count, np.int64), 1
    for i in range(count):
        state = (state * 1664525 + 1013904223) & 0xFFFFFFFF
        out[i] = state >> 8
    return out


def source(mode, w, h):
    """L: the generator's top 8 bits, with the first third black and white (overshoot); F: -128 ... 128, exact."""
    n = noise(w * h)
    if mode == "F":
        return (n / 65536.0 - 128).astype(np.float32).reshape(h, w)
    v = n >> 16
    third = w * h // 3
    v[:third] = np.where(v[:third] < 128, 0, 255)
    return v.astype(np.uint8).reshape(h, w)


def resized(mode, name, w, h, width, height):
    image = Image.fromarray(source(mode, w, h))
    assert image.mode == mode
    result = np.asarray(image.resize((width, height), getattr(Image.Resampling, name.upper())))
    assert result.shape == (height, width)
    return result.astype(">u1" if mode == "L" else ">f4").tobytes()


def utf(text):
    return struct.pack(">H", len(text)) + text.encode()


def main():
    assert PIL.__version__.startswith("9.4"), PIL.__version__
    cases = [(mode, name, *sizes) for sizes in SMALL for mode in "LF" for name in FILTERS]
    with open(OUT / "pillow.bin", "wb") as f:
        f.write(struct.pack(">i", len(cases)))
        for mode, name, *sizes in cases:
            f.write(utf(mode) + utf(name) + struct.pack(">4i", *sizes) + resized(mode, name, *sizes))
    with open(OUT / "pillow.csv", "w") as f:
        for sizes in LARGE:
            for mode in "LF":
                for name in FILTERS:
                    crc = zlib.crc32(resized(mode, name, *sizes))
                    f.write(f"{mode},{name},{','.join(map(str, sizes))},{crc:08x}\n")


if __name__ == "__main__":
    main()
