#!/usr/bin/env bash
# Resampling on one thread and on two in turns with Pillow (one), OpenCV (one and two) and scikit-image.
# Needs a python3 with Pillow, numpy, OpenCV and scikit-image (PYTHON=… to choose it); takes about three minutes.
set -euo pipefail
cd "$(dirname "$0")/../.."
scripts/bench/java.sh # compiles
BENCH_COMPILED=yes "${PYTHON:-python3}" scripts/bench/resample.py
