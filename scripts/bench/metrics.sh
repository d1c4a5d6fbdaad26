#!/usr/bin/env bash
# The metrics on 2048×2048 images against scikit-image, OpenCV, numpy and scipy, in one go.
# Needs a python3 with these four (PYTHON=… to choose it); takes about two minutes.
set -euo pipefail
cd "$(dirname "$0")/../.."
scripts/bench/java.sh sc.fiji.superres.benchmark.MetricBenchmark target/metric-jmh.csv > target/metric-jmh.log
"${PYTHON:-python3}" scripts/bench/metrics.py target/metric-jmh.csv
