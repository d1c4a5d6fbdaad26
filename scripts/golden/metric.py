#!/usr/bin/env python3
"""Golden numbers of the metric room: run it from anywhere, with no arguments; needs scikit-image, scipy and torch.

Writes metric.csv beside the tests, one line per pair of images:
  kind,w,h,range,psnr,psnr_border4,ssim,msssim,gauss_psnr,gauss_ssim,gauss_msssim    (an empty field: too small for it)
and frc.csv, one line per pair: kind,w,h and the Fourier ring correlation of each ring.
The images are not stored: the test makes them by the same integer arithmetic.

  psnr    skimage.metrics.peak_signal_noise_ratio(reference, image, data_range=range)
  ssim    skimage.metrics.structural_similarity(image, reference, data_range=range, gaussian_weights=True, sigma=1.5,
              use_sample_covariance=False)
  msssim  ms_ssim below: the definition of pytorch-msssim, written anew in double precision
  gauss_* mean over the pair and its 3x3 and 5x5 Gaussian-smoothed versions (scipy, mode="mirror", binomial
              kernels, which are cv2.GaussianBlur(image, (k, k), 0)'s)
"""
import pathlib

import numpy as np
import torch
import torch.nn.functional as F
from scipy.ndimage import correlate1d
from skimage.metrics import peak_signal_noise_ratio, structural_similarity

OUT = pathlib.Path(__file__).resolve().parents[2] / "src/test/resources/sc/fiji/superres/metric/metric.csv"
CASES = [
    ("noise", 11, 11), ("noise", 12, 31), ("noise", 37, 23), ("inverted", 40, 40), ("shift", 64, 65), ("dark", 77, 50),
    ("noise", 161, 161), ("shift", 161, 176), ("dark", 200, 177), ("inverted", 163, 170), ("noise", 301, 163),
    ("shift", 256, 256), ("unit", 170, 165), ("unit", 19, 18), ("noise", 333, 175), ("strong", 176, 192),
    ("shift", 223, 191),
]
FRC_CASES = [("noise", 64, 64), ("shift", 100, 60), ("strong", 80, 108)]


def noise(count, seed):
    """The top 8 bits of Numerical Recipes' 32-bit generator."""
    out, state = np.empty(count, np.int64), seed
    for i in range(count):
        state = (state * 1664525 + 1013904223) & 0xFFFFFFFF
        out[i] = state >> 24
    return out


def pair(kind, w, h):
    """(image, reference, data range) as doubles."""
    y, x = np.mgrid[0:h, 0:w]
    wave = lambda dx: (40 + np.abs(((3 * (x + dx) + 5 * y) % 120) - 60) +
                       np.abs(((7 * (x + dx) - 2 * y + 4096) % 200) - 100))
    grain = noise(w * h, 7).reshape(h, w)
    reference = np.clip(wave(0) + (noise(w * h, 3).reshape(h, w) >> 4), 0, 255)
    image = {
        "noise": lambda: np.clip(reference + (grain >> 3) - 16, 0, 255),
        "strong": lambda: np.clip(reference + grain - 128, 0, 255),
        "inverted": lambda: 255 - reference,
        "shift": lambda: np.clip(wave(2) + (grain >> 4), 0, 255),
        "dark": lambda: reference // 2 + 10,
        "unit": lambda: np.clip(reference + (grain >> 3) - 16, 0, 255),
    }[kind]()
    if kind == "unit":  # 32-bit values in [0,1]
        return ((image.astype(np.float32) / np.float32(256)).astype(float),
                (reference.astype(np.float32) / np.float32(256)).astype(float), 1.0)
    return image.astype(float), reference.astype(float), 255.0


def ssim(image, reference, span):
    return structural_similarity(image, reference, data_range=span, gaussian_weights=True, sigma=1.5,
                                 use_sample_covariance=False)


def psnr(image, reference, span):
    return peak_signal_noise_ratio(reference, image, data_range=span)


def ms_ssim(image, reference, span):
    x, y = (torch.from_numpy(np.ascontiguousarray(a))[None, None] for a in (image, reference))
    taps = torch.arange(11, dtype=torch.float64) - 5
    taps = torch.exp(-taps ** 2 / (2 * 1.5 ** 2))
    taps = taps / taps.sum()
    window = (taps[:, None] * taps[None, :])[None, None]
    c1, c2 = (0.01 * span) ** 2, (0.03 * span) ** 2
    weights, terms = [0.0448, 0.2856, 0.3001, 0.2363, 0.1333], []
    for scale in range(5):
        mx, my = F.conv2d(x, window), F.conv2d(y, window)
        vx, vy = F.conv2d(x * x, window) - mx * mx, F.conv2d(y * y, window) - my * my
        cov = F.conv2d(x * y, window) - mx * my
        cs = (2 * cov + c2) / (vx + vy + c2)
        whole = (2 * mx * my + c1) / (mx * mx + my * my + c1) * cs
        terms.append(torch.relu((whole if scale == 4 else cs).mean()))
        padding = (x.shape[2] % 2, x.shape[3] % 2)
        x, y = (F.avg_pool2d(a, kernel_size=2, padding=padding) for a in (x, y))
    return float(torch.prod(torch.stack(terms) ** torch.tensor(weights, dtype=torch.float64)))


def ring_correlation(image, reference):
    """Saxton & Baumeister 1982 with a Tukey window over an eighth of each side, over three rings; for even sizes of
    the primes 2, 3, 5, which need no padding."""
    h, w = image.shape
    side = min(h, w)
    window = np.outer(tukey(h), tukey(w))
    f, g = (np.fft.fft2((a - a.mean()) * window) for a in (image, reference))
    # each frequency once, as it comes in the half spectrum
    f, g = f[:, :w // 2 + 1], g[:, :w // 2 + 1]
    ky, kx = np.fft.fftfreq(h)[:, None], np.arange(w // 2 + 1)[None] / w
    ring = np.floor(side * np.hypot(kx, ky) + 0.5).astype(int)
    sums = [np.bincount(ring.ravel(), a.ravel())[:side // 2 + 1] for a in
            ((f * g.conj()).real, np.abs(f) ** 2, np.abs(g) ** 2)]
    product, a, b = (np.convolve(s, (1, 1, 1), "same") for s in sums)
    return product / np.sqrt(a * b)


def tukey(n):
    """scipy.signal.windows.tukey(alpha=1/4), but on pixel centres at integers + 0.5."""
    from_end = np.minimum(np.arange(n) + 0.5, n - np.arange(n) - 0.5) / (0.125 * n)
    return np.where(from_end >= 1, 1, 0.5 - 0.5 * np.cos(np.pi * np.minimum(from_end, 1)))


def smooth(a, k):
    taps = np.array({3: (1, 2, 1), 5: (1, 4, 6, 4, 1)}[k]) / 4.0 ** (k // 2)
    return correlate1d(correlate1d(a, taps, 0, mode="mirror"), taps, 1, mode="mirror")


def gauss(metric, image, reference, span):
    values = [metric(image, reference, span)]
    values += [metric(smooth(image, k), smooth(reference, k), span) for k in (3, 5)]
    return sum(values) / 3


def main():
    with open(OUT, "w") as f:
        for kind, w, h in CASES:
            a, b, span = pair(kind, w, h)
            cut = (slice(4, -4), slice(4, -4))
            multi = min(w, h) > 160
            fields = [psnr(a, b, span), psnr(a[cut], b[cut], span), ssim(a, b, span),
                      ms_ssim(a, b, span) if multi else "",
                      gauss(psnr, a, b, span), gauss(ssim, a, b, span), gauss(ms_ssim, a, b, span) if multi else ""]
            f.write(",".join([kind, str(w), str(h), str(span)] + [repr(v) if v != "" else "" for v in map(
                lambda v: v if v == "" else float(v), fields)]) + "\n")
    with open(OUT.with_name("frc.csv"), "w") as f:
        for kind, w, h in FRC_CASES:
            a, b, _ = pair(kind, w, h)
            f.write(",".join([kind, str(w), str(h)] + [repr(float(v)) for v in ring_correlation(a, b)]) + "\n")


if __name__ == "__main__":
    main()
