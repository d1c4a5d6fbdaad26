#!/usr/bin/env bash
# Training pairs: drawn on the fly by one thread; a pair folder written by all processors against a plain Python loop
# over Pillow, in one go. Needs a python3 with Pillow and numpy (PYTHON=… to choose it); takes about five minutes.
set -euo pipefail
cd "$(dirname "$0")/../.."
scripts/bench/java.sh # compiles
export BENCH_COMPILED=yes
python="${PYTHON:-python3}"
crops=5 # along each side: 21 levels × 25 crops × 6 filters = 3150 pairs, 6300 files
benchmark() {
	scripts/bench/java.sh -Xmx6g "$@"
}
main=sc.fiji.superres.benchmark.PairsBenchmark
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
benchmark -XX:ActiveProcessorCount=1 $main draw | tee "$work/drawn"
# "drawn, round 3: 1860 pairs/s"
sed -n 's/^\(drawn\|independent\), round 3: \([0-9]*\) pairs.s$/\1 \2/p' "$work/drawn" | while read -r what rate; do
	awk -v w="$what" -v r="$rate" 'BEGIN { printf "bench;pairs;1000 pairs, %s;%.0f;the aim of 200 a second;5000;1;\n", w, 1e6 / r }'
done
benchmark $main scan "$work/gan.png"
ours="$(benchmark $main write "$work/gan.png" $crops "$work/ours")"
plain="$("$python" scripts/bench/pairs.py "$work/gan.png" $crops "$work/plain" plain)"
copied="$("$python" scripts/bench/pairs.py "$work/gan.png" $crops "$work/copied" copied)"
again="$(benchmark $main write "$work/gan.png" $crops "$work/again")"
"$python" scripts/bench/pairs.py "$work/gan.png" $crops "$work/plain-0" compare "$work/ours-1"
echo "written: ours $ours s and $again s, Pillow $plain s, Pillow with copied targets $copied s"
awk -v o="$ours" -v a="$again" -v p="$plain" -v c="$copied" \
	'BEGIN { m = 1000 * (o < a ? o : a); what = "bench;pairs;3150 pairs to a folder;" m
		print what ";Pillow;" 1000 * p ";4;\n" what ";Pillow, targets copied;" 1000 * c ";;" }'
