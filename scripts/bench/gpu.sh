#!/usr/bin/env bash
# The checklist of docs/gpu.md as a table, on the GPU that is there or the one named (scripts/bench/gpu.sh cuda:1);
# without one on the CPU, and then it says so. Set PYTORCH_LIBRARY_PATH and PYTORCH_FLAVOR first.
set -euo pipefail
cd "$(dirname "$0")/../.."
scripts/bench/java.sh sc.fiji.superres.benchmark.GpuChecklist "$@"
