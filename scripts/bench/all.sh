#!/usr/bin/env bash
# Runs every benchmark beside its peer, or those named (scripts/bench/all.sh resample metrics), and writes the figures:
# docs/benchmarks/PROCESSOR.csv, one file for each kind of processor, and from all of them the table at the head of
# docs/benchmarks.md. A benchmark prints lines of the form
#   bench;NAME;WHAT;OURS ms;PEER;PEER's ms;GOAL;FASTEST
# (GOAL: what PEER's ms / OURS is to be at least; FASTEST: that ratio of the fastest calls, which other work on the machine
# disturbs least, so that it decides; both may be empty)
# among others. What it prints is kept in target/bench/NAME.log. One that fails or takes longer than LIMIT seconds (600
# unless told) keeps its old rows. ROUNDS=… is passed on to training and networks. Needs python3 with Pillow, numpy, OpenCV, scikit-image, scipy and torch (PYTHON=… to
# choose it), elastix, and a machine that does nothing else; takes about half an hour.
# Not here: gpu.sh (needs a GPU; docs/gpu.md has its table) and virtual-stack.sh (has no peer, needs 6.4 GiB of disk).
set -uo pipefail
cd "$(dirname "$0")/../.."
export PYTHON="${PYTHON:-python3}" MEMORY=no
names=("$@")
[ $# -gt 0 ] || names=(resample metrics align frames simulation pairs swinir training networks)
for name in "${names[@]}"; do
	[ -x "scripts/bench/$name.sh" ] || { echo "No benchmark is called '$name': there is no scripts/bench/$name.sh." >&2; exit 1; }
done
scripts/bench/java.sh || exit 1
export BENCH_COMPILED=yes
mkdir -p target/bench
failed=()
for name in "${names[@]}"; do
	log="target/bench/$name.log"
	load="$(cut -d ' ' -f 1 /proc/loadavg)"
	echo "$(date +%H:%M:%S) $name, load $load"
	if timeout "${LIMIT:-600}" "scripts/bench/$name.sh" > "$log" 2>&1; then
		"$PYTHON" scripts/bench/table.py "$name" "$load" < "$log" || failed+=("$name")
	else
		echo "  failed or took longer than ${LIMIT:-600} s: $(tail -n 1 "$log")" >&2
		failed+=("$name")
	fi
done
"$PYTHON" scripts/bench/table.py
[ ${#failed[@]} = 0 ] || { echo "Not measured: ${failed[*]}; see target/bench." >&2; exit 1; }
