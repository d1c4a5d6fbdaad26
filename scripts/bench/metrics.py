#!/usr/bin/env python3
"""The other side of the metric benchmark: prints a line for each metric and peer.

Usage: metrics.py   (scripts/bench/metrics.sh runs it)

Nothing in Debian computes MS-SSIM or a Fourier ring correlation: they are written here with OpenCV and scipy as one would
write them, on two threads. So is SSIM in OpenCV's well-known form, five cv2.GaussianBlur of 11×11, in double precision as
ours, and in single, which is less exact where variances are small.
"""
import cv2
import numpy as np
import scipy.fft
import scipy.signal
from skimage.metrics import peak_signal_noise_ratio, structural_similarity

from timing import Ours, in_turns, line

SIZE = 2048
C1, C2 = (0.01 * 255) ** 2, (0.03 * 255) ** 2
WEIGHTS = (0.0448, 0.2856, 0.3001, 0.2363, 0.1333)


def scikit_ssim(a, b):
    return structural_similarity(a, b, data_range=255, gaussian_weights=True, sigma=1.5, use_sample_covariance=False)


def opencv_similarity(a, b):
    """Means of the whole index and of its contrast part where the window fits."""
    def blur(x):
        return cv2.GaussianBlur(x, (11, 11), 1.5)[5:-5, 5:-5]
    mean_a, mean_b = blur(a), blur(b)
    products, squares_a, squares_b = mean_a * mean_b, mean_a * mean_a, mean_b * mean_b
    variances = blur(a * a) - squares_a + blur(b * b) - squares_b
    contrast = (2 * (blur(a * b) - products) + C2) / (variances + C2)
    return (contrast * ((2 * products + C1) / (squares_a + squares_b + C1))).mean(), contrast.mean()


def opencv_ssim(a, b, kind):
    return opencv_similarity(a.astype(kind), b.astype(kind))[0]


def opencv_ms_ssim(a, b):
    a, b, product = a.astype(float), b.astype(float), 1.0
    for scale, weight in enumerate(WEIGHTS):
        whole, contrast = opencv_similarity(a, b)
        product *= max(0.0, whole if scale == 4 else contrast) ** weight
        a, b = (cv2.resize(x, None, fx=0.5, fy=0.5, interpolation=cv2.INTER_AREA) for x in (a, b))
    return product


def numpy_psnr(a, b):
    difference = a.astype(np.float32) - b
    return 10 * np.log10(255 ** 2 * difference.size / np.dot(difference.ravel(), difference.ravel()))


def rings(n):
    y, x = np.fft.fftfreq(n)[:, None], np.fft.rfftfreq(n)[None, :]
    return np.rint(n * np.hypot(x, y)).astype(np.int64).ravel()


def ring_correlation(a, b):
    """With means taken off and a Tukey window over an eighth of each side, as ours."""
    n = a.shape[0]
    window = scipy.signal.windows.tukey(n, 0.25)
    f, g = (scipy.fft.rfft2((x - x.mean()) * window * window[:, None], workers=2) for x in (a, b))
    ring = rings(n)
    product, one, two = (np.bincount(ring, weights=w.ravel()) for w in (
        f.real * g.real + f.imag * g.imag, f.real ** 2 + f.imag ** 2, g.real ** 2 + g.imag ** 2))
    return product / np.sqrt(one * two)


def compare(what, name, *peers):
    with Ours("MetricBenchmark", name) as benchmark:
        ours, *theirs = in_turns(benchmark, *(call for _, _, call in peers), turns=7, millis=100)
    for (peer, goal, _), times in zip(peers, theirs):
        line("metrics", what, ours, peer, times, goal)
    return ours


def main():
    random = np.random.default_rng(1)
    a, b = (random.integers(0, 256, (SIZE, SIZE), np.uint8) for _ in range(2))
    cv2.setNumThreads(2)
    compare("PSNR", "psnr", ("scikit-image", 1, lambda: peak_signal_noise_ratio(a, b, data_range=255)),
            ("numpy, single precision", 1, lambda: numpy_psnr(a, b)),
            ("OpenCV, two threads", 1, lambda: cv2.PSNR(a, b)))
    compare("SSIM", "ssim", ("scikit-image", 5, lambda: scikit_ssim(a.astype(float), b.astype(float))),
            ("OpenCV's blur, double, two threads", 1, lambda: opencv_ssim(a, b, np.float64)),
            ("OpenCV's blur, single, two threads", 1, lambda: opencv_ssim(a, b, np.float32)))
    whole = compare("MS-SSIM", "ms-ssim", ("OpenCV's blur, double, two threads", 1, lambda: opencv_ms_ssim(a, b)))
    line("metrics", "MS-SSIM", whole[0], "the aim of a second", 1000, 1)
    compare("Fourier ring correlation", "frc", ("scipy.fft, two threads", 1, lambda: ring_correlation(a, b)))


if __name__ == "__main__":
    main()
