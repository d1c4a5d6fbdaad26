#!/usr/bin/env bash
# The lightweight network ×4 on the CPU: the form that enlarges images, the form that is trained, the plain form of
# plain_swinir.py on the same libtorch, and a matrix product; milliseconds and peak memory, a JVM for each. Needs a
# python3 with torch (PYTHON=… to choose it) and a machine that does nothing else; takes about three minutes.
set -euo pipefail
cd "$(dirname "$0")/../.."
scripts/bench/java.sh # compiles
export BENCH_COMPILED=yes
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
"${PYTHON:-python3}" scripts/bench/plain_swinir.py "$work" 64-1 64-4 128-1 128-4 >/dev/null
benchmark() {
	scripts/bench/java.sh -Xmx1g sc.fiji.superres.benchmark.NetworkBenchmark "$@"
}
benchmark product
for side in 64 128; do
	for batch in 1 4; do
		for form in inference trained "$work/plain-$side-$batch.pt"; do
			benchmark "$form" "$side" "$batch" | tee -a "$work/log"
		done
	done
done
benchmark product
# "inference 64×64, batch 1: median 146.0 ms, least 118.0 ms, …"
sed 's/,//g' "$work/log" | awk '
	$1 == "inference" { ours = $6 }
	$1 == "plain" {
		what = $2 ($4 + 0 > 1 ? ", batch " $4 + 0 : "")
		print "bench;swinir;" what ";" ours ";plain PyTorch;" $6 ";2.5;"
	}'
