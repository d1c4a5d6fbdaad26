#!/usr/bin/env bash
# Training steps of the lightweight network ×4: shares of data, forward, backward, optimizer, peak memory, and the plain
# form of plain_swinir.py on the same libtorch; then the memory of 5000 iterations (MEMORY=no leaves that out). Needs a
# python3 with torch (PYTHON=… to choose it) and a machine that does nothing else; takes about ten minutes. SIZES=… are
# sides and batches, ROUNDS=… steps; the plain form at 64-16 needs 10 GB.
set -euo pipefail
cd "$(dirname "$0")/../.."
scripts/bench/java.sh # compiles
export BENCH_COMPILED=yes
rounds="${ROUNDS:-9}"
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
read -ra sizes <<< "${SIZES:-32-4 64-4 32-16 64-16}"
"${PYTHON:-python3}" scripts/bench/plain_swinir.py "$work" "${sizes[@]}"
benchmark() {
	scripts/bench/java.sh -Xmx2g sc.fiji.superres.train.TrainingBenchmark "$@"
}
for size in "${sizes[@]}"; do
	side="${size%-*}" batch="${size#*-}"
	benchmark "$side" "$batch" "$work/plain-$size.pt" "$rounds" | tee "$work/log"
	# "forward and backward in turns: ours 555 ms, plain form 740 ms, ratio 1.33, of the fastest 1.35"
	sed -n "s/^forward and backward.*ours \([0-9]*\) ms, plain form \([0-9]*\) ms.*fastest \([0-9.]*\)$/bench;training;$side×$side, batch $batch;\1;plain PyTorch;\2;1.3;\3/p" \
		"$work/log"
done
if [ "${MEMORY:-yes}" = yes ]; then
	OMP_NUM_THREADS=1 scripts/bench/java.sh -Xms128m -Xmx128m -XX:+AlwaysPreTouch \
		sc.fiji.superres.train.TrainingBenchmark memory 5000
fi
