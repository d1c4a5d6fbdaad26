#!/usr/bin/env bash
# The fast network against the lightweight one, ×4, on two threads, in turns in one JVM: enlarging, training steps, what a
# second thread gains in training, and a whole image of 2048×2048 (by the lightweight network too: scripts/bench/networks.sh
# light). Parts: full auto int8 (enlarging), steps24 steps64, threads, whole: scripts/bench/networks.sh auto. The fast network in full precision, in what precision=auto takes, and in int8. Prints Markdown for docs/benchmarks.md. ROUNDS=… is how often, 9 unless told; SIDE=… the whole image's side.
# Linux; needs 14 GB of memory (a step of light on 16 inputs of 64×64 takes 11) and a machine that does nothing else;
# takes about ten minutes, with light twelve.
set -euo pipefail
cd "$(dirname "$0")/../.."
processor="$(sed -n 's/^model name[[:space:]]*: //p' /proc/cpuinfo | head -n 1)"
log="$(mktemp)"
trap 'rm -f "$log"' EXIT
commit="$(git rev-parse --short HEAD)"
if ! git diff --quiet HEAD; then commit="$commit with changes"; fi
echo "$(nproc) cores ${processor:-$(uname -m)}, commit $commit, $(date -I), load $(cut -d ' ' -f 1 /proc/loadavg) at the beginning"
# Java's heap is there from the beginning, so that what the process takes beyond it is PyTorch's.
OMP_NUM_THREADS=2 scripts/bench/java.sh -Xms2g -Xmx2g -XX:+AlwaysPreTouch -XX:+UseSerialGC \
	sc.fiji.superres.benchmark.NetworksBenchmark "${ROUNDS:-9}" "${SIDE:-2048}" "$@" | tee "$log"
# "| enlarge 64×64 | fast ms | light ms | …" and "| 2048² | fast | s | …"
awk -F ' *[|] *' '
	/^\| (enlarge|training step)/ { print "bench;networks;" $2 ";" $3 ";light;" $4 ";" (/^\| e/ ? 20 : 15) ";" }
	/^\| 2048² \| fast/ { print "bench;networks;2048², 16 bit, whole" substr($3, 5) ";" 1000 * $4 ";the aim of 10 s;10000;1;" }' "$log"

