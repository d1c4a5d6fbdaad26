#!/usr/bin/env python3
"""Other ways to find an image on a reference. Prints a line for each, and where it found the image.

Usage: align.py FOLDER   (what AlignmentBenchmark wrote; scripts/bench/align.sh runs both)

OpenCV: cv2.matchTemplate at all positions for each of the method's 25 scales (1 +- 0.1) and 25 rotations (+- 3 degrees),
both smoothed 3x3, the best correlation kept. Every fifth scale and rotation is timed, the best one of ours with them, and
the time is multiplied by 25: all 625 take minutes.
OpenCV's features: SIFT, matched by Lowe's ratio, and RANSAC.
elastix: an affine transform (Debian's has no similarity) by Mattes' mutual information over four levels, started at the
place that we found with scale 1 and no rotation, since it searches the neighbourhood alone.
"""
import pathlib
import re
import subprocess
import sys
import time

import cv2
import numpy as np

from timing import line

STEPS, SCALE, ROTATION, SHARE = 25, 0.1, 3.0, 5
WHAT = "256² on 2048²"
ELASTIX = """
(FixedImageDimension 2) (MovingImageDimension 2) (FixedInternalImagePixelType "float") (MovingInternalImagePixelType "float")
(Registration "MultiResolutionRegistration") (NumberOfResolutions 4) (Transform "AffineTransform")
(FixedImagePyramid "FixedSmoothingImagePyramid") (MovingImagePyramid "MovingSmoothingImagePyramid")
(ImagePyramidSchedule 8 8 4 4 2 2 1 1) (Metric "AdvancedMattesMutualInformation") (NumberOfHistogramBins 32)
(Optimizer "AdaptiveStochasticGradientDescent") (MaximumNumberOfIterations 500) (AutomaticScalesEstimation "true")
(AutomaticTransformInitialization "false") (ImageSampler "RandomCoordinate") (NumberOfSpatialSamples 2048)
(NewSamplesEveryIteration "true") (Interpolator "LinearInterpolator") (ResampleInterpolator "FinalBSplineInterpolator")
(Resampler "DefaultResampler") (WriteResultImage "false") (HowToCombineTransforms "Compose")
"""
START = """(Transform "TranslationTransform")
(NumberOfParameters 2)
(TransformParameters {0} {1})
(InitialTransformParametersFileName "NoInitialTransform")
(HowToCombineTransforms "Compose")
(FixedImageDimension 2)
(MovingImageDimension 2)
(Size {2} {2})
(Index 0 0)
(Spacing 1 1)
(Origin 0 0)
(Direction 1 0 0 1)
"""


def template(image, scale, rotation):
    """The image as it lies on the reference: the largest upright square inside the turned one."""
    n = image.shape[0]
    t = np.radians(rotation)
    side = int(n * scale / (abs(np.cos(t)) + abs(np.sin(t))))
    a, b = np.cos(t) / scale, -np.sin(t) / scale  # from the template back to the image
    c, d = (n - 1) / 2, (side - 1) / 2
    matrix = np.array([[a, -b, c - a * d + b * d], [b, a, c - b * d - a * d]])
    return cv2.warpAffine(image, matrix, (side, side), flags=cv2.INTER_CUBIC | cv2.WARP_INVERSE_MAP), side


def every_fifth(values, wanted):
    """Every fifth value, the one nearest to what is wanted among them."""
    return values[abs(values - wanted).argmin() % SHARE::SHARE]


def match_template(image, reference, scale, rotation):
    best = (-1,)
    image, reference = (cv2.GaussianBlur(a, (3, 3), 0) for a in (image, reference))
    for s in every_fifth(np.linspace(1 - SCALE, 1 + SCALE, STEPS), scale):
        for r in every_fifth(np.linspace(-ROTATION, ROTATION, STEPS), rotation):
            part, side = template(image, s, r)
            _, value, _, place = cv2.minMaxLoc(cv2.matchTemplate(reference, part, cv2.TM_CCOEFF_NORMED))
            best = max(best, (value, place[0] + side / 2, place[1] + side / 2, s, r))
    return best[1:]


def features(image, reference):
    sift = cv2.SIFT_create()
    (at, what), (at2, what2) = (sift.detectAndCompute(a.astype(np.uint8), None) for a in (image, reference))
    pairs = [m for m, n in cv2.BFMatcher().knnMatch(what, what2, k=2) if m.distance < 0.75 * n.distance]
    if len(pairs) < 3:
        return None
    matrix, _ = cv2.estimateAffinePartial2D(np.float32([at[m.queryIdx].pt for m in pairs]),
                                            np.float32([at2[m.trainIdx].pt for m in pairs]))
    return None if matrix is None else found(matrix[:, :2], matrix[:, 2], image.shape[0])


def found(matrix, moved, side):
    """Middle, scale and rotation of the image under x → matrix·x + moved; pixels count from their middles."""
    x, y = matrix @ np.full(2, (side - 1) / 2) + moved + 0.5
    return x, y, np.sqrt(np.linalg.det(matrix)), np.degrees(np.arctan2(matrix[1, 0], matrix[0, 0]))


def metaimage(folder, name, side):
    (folder / f"{name}.mhd").write_text(f"ObjectType = Image\nNDims = 2\nDimSize = {side} {side}\n"
                                        f"ElementType = MET_UCHAR\nElementDataFile = {name}.raw\n")


def elastix(folder, image, reference, x, y):
    """x and y are where the image's middle lies."""
    n = image.shape[0]
    metaimage(folder, "image", n)
    metaimage(folder, "reference", reference.shape[0])
    (folder / "how.txt").write_text(re.sub(r"\) \(", ")\n(", ELASTIX))
    (folder / "start.txt").write_text(START.format(x - n / 2, y - n / 2, n))
    out = folder / "elastix"
    out.mkdir()
    subprocess.run(["elastix", "-f", folder / "image.mhd", "-m", folder / "reference.mhd", "-p", folder / "how.txt",
                    "-t0", folder / "start.txt", "-out", out, "-threads", "2"], check=True, stdout=subprocess.DEVNULL)
    text = (out / "TransformParameters.0.txt").read_text()
    *matrix, dx, dy = map(float, re.search(r"\(TransformParameters (.*)\)", text)[1].split())
    centre = np.array(list(map(float, re.search(r"\(CenterOfRotationPoint (.*)\)", text)[1].split())))
    matrix = np.array(matrix).reshape(2, 2)
    moved = centre - matrix @ centre + [dx, dy] + matrix @ [x - n / 2, y - n / 2]  # the start comes first
    return found(matrix, moved, n)


def compare(peer, ours, call, goal, times=1):
    start = time.perf_counter()
    place = call()
    theirs = 1e3 * times * (time.perf_counter() - start)
    print(f"{peer}: " + ("nothing" if place is None else "x %.2f y %.2f scale %.4f rotation %.3f" % tuple(place)))
    line("align", WHAT, ours, peer, theirs, goal)


def main():
    folder = pathlib.Path(sys.argv[1])
    image, reference = (np.fromfile(folder / f"{name}.raw", np.uint8) for name in ("image", "reference"))
    image, reference = (a.reshape(int(a.size ** 0.5), -1).astype(np.float32) for a in (image, reference))
    x, y, scale, rotation, seconds = map(float, (folder / "found.txt").read_text().split())
    cv2.setNumThreads(2)
    print("ours: x %.2f y %.2f scale %.4f rotation %.3f" % (x, y, scale, rotation))
    compare("OpenCV matchTemplate, 625 times", 1e3 * seconds, lambda: match_template(image, reference, scale, rotation), 5,
            SHARE ** 2)
    compare("OpenCV SIFT and RANSAC", 1e3 * seconds, lambda: features(image, reference), "")
    compare("elastix, from our place", 1e3 * seconds, lambda: elastix(folder, image, reference, x, y), "")
    line("align", WHAT, 1e3 * seconds, "the aim of 3 s", 3000, 1)


if __name__ == "__main__":
    main()
