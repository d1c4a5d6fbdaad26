#!/usr/bin/env bash
# The fast network against the lightweight one, ×4, on two threads, in turns in one JVM: enlarging, training steps, what a
# second thread gains in training, and a whole image of 2048×2048 (by the lightweight network too: scripts/bench/networks.sh
# light). Prints Markdown for docs/benchmarks.md. ROUNDS=… is how often, 9 unless told; SIDE=… the whole image's side.
# Linux; needs 14 GB of memory (a step of light on 16 inputs of 64×64 takes 11) and a machine that does nothing else;
# takes about seven minutes, with light nine.
set -euo pipefail
cd "$(dirname "$0")/../.."
mvn -B -q test-compile dependency:build-classpath -Dmdep.includeScope=test -Dmdep.outputFile=target/test-classpath.txt
processor="$(sed -n 's/^model name[[:space:]]*: //p' /proc/cpuinfo | head -n 1)"
commit="$(git rev-parse --short HEAD)"
if ! git diff --quiet HEAD; then commit="$commit with changes"; fi
echo "$(nproc) cores ${processor:-$(uname -m)}, commit $commit, $(date -I), load $(cut -d ' ' -f 1 /proc/loadavg) at the beginning"
# Java's heap is there from the beginning, so that what the process takes beyond it is PyTorch's.
OMP_NUM_THREADS=2 java -Xms2g -Xmx2g -XX:+AlwaysPreTouch -XX:+UseSerialGC \
	-cp "target/test-classes:target/classes:$(cat target/test-classpath.txt)" \
	sc.fiji.superres.benchmark.NetworksBenchmark "${ROUNDS:-9}" "${SIDE:-2048}" "$@"
