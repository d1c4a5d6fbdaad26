#!/usr/bin/env python3
"""Reads the BigTIFFs of StripTiffTest by Pillow (python3-pil) and compares pixels, description and resolution:
bigtiff.py big8.tif big16.tif big32.tif. The test pins the SHA-256 of files that passed."""
import hashlib
import sys

import numpy
from PIL import Image

for name in sys.argv[1:]:
    image = Image.open(name)
    pixels = numpy.asarray(image)
    y, x = numpy.mgrid[0:501, 0:700]
    value = (3 * x + 5 * y) & 255
    expected = {1: value, 2: 100 * value, 4: (value / 7).astype(numpy.float32)}[pixels.dtype.itemsize]
    assert open(name, 'rb').read(4) == b'II+\0', 'no BigTIFF'
    assert numpy.array_equal(pixels, expected), pixels.dtype
    assert image.tag_v2[270].encode('latin-1').decode() == 'a scan of µ' and image.tag_v2[282] == 2.5, image.tag_v2[270]
    assert tuple(image.tag_v2[50839]) == (1, 2, 3) or image.tag_v2[50839] == bytes([1, 2, 3])
    print(name, pixels.dtype, hashlib.sha256(open(name, 'rb').read()).hexdigest())
