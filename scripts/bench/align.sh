#!/usr/bin/env bash
# The time for a 256×256 image on a 2048×2048 reference, an exhaustive search by OpenCV over the method's grid of 25 scales
# and 25 rotations (25 of the 625 are timed), and elastix; with TABLE=yes also how often the transform of simulated pairs is
# found (40 cases of each sample). Needs a python3 with OpenCV (PYTHON=… to choose it) and elastix; takes about a minute.
set -euo pipefail
cd "$(dirname "$0")/../.."
scripts/bench/java.sh # compiles
export BENCH_COMPILED=yes
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
scripts/bench/java.sh sc.fiji.superres.benchmark.AlignmentBenchmark "$work"
"${PYTHON:-python3}" scripts/bench/align.py "$work"
if [ "${TABLE:-no}" = yes ]; then
	scripts/bench/java.sh sc.fiji.superres.benchmark.AlignmentTable
fi
