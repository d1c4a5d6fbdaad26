#!/usr/bin/env bash
# Resampling on one thread and on two against Pillow (one), OpenCV (one and two) and scikit-image, in one go.
# Needs a python3 with Pillow, numpy, OpenCV and scikit-image (PYTHON=… to choose it); takes about four minutes.
set -euo pipefail
cd "$(dirname "$0")/../.."
scripts/bench/java.sh sc.fiji.superres.benchmark.ResampleBenchmark target/resample-jmh.csv > target/resample-jmh.log
"${PYTHON:-python3}" scripts/bench/resample.py target/resample-jmh.csv
