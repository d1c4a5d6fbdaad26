#!/usr/bin/env bash
# A series of 64 frames of 512×512 of drifting GaN: as wholes and by lines, and scikit-image's and OpenCV's phase correlation
# of each frame with the one before. Needs a python3 with both (PYTHON=… to choose it); takes about a minute.
set -euo pipefail
cd "$(dirname "$0")/../.."
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
scripts/bench/java.sh -Xmx3g sc.fiji.superres.frames.FrameBenchmark gan-stem 512 3.15 15 0.5 3 2 64 1 "$work" | tee "$work/log"
"${PYTHON:-python3}" scripts/bench/frames.py "$work"
