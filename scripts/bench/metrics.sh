#!/usr/bin/env bash
# The metrics on 2048×2048 images in turns with scikit-image, OpenCV, numpy and scipy.
# Needs a python3 with these four (PYTHON=… to choose it); takes about two minutes.
set -euo pipefail
cd "$(dirname "$0")/../.."
scripts/bench/java.sh # compiles
BENCH_COMPILED=yes "${PYTHON:-python3}" scripts/bench/metrics.py
