#!/usr/bin/env bash
# Training pairs: drawn on the fly by one thread; a pair folder written by all processors against a plain Python loop
# over Pillow, in one go. Needs a python3 with Pillow and numpy (PYTHON=… to choose it); takes about five minutes.
set -euo pipefail
cd "$(dirname "$0")/../.."
python="${PYTHON:-python3}"
crops=5 # along each side: 21 levels × 25 crops × 6 filters = 3150 pairs, 6300 files
mvn -B -q test-compile dependency:build-classpath -Dmdep.includeScope=test -Dmdep.outputFile=target/test-classpath.txt
benchmark() {
	java -Xmx6g -cp "target/test-classes:target/classes:$(cat target/test-classpath.txt)" "$@"
}
main=sc.fiji.superres.benchmark.PairsBenchmark
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
benchmark -XX:ActiveProcessorCount=1 $main draw
benchmark $main scan "$work/gan.png"
ours="$(benchmark $main write "$work/gan.png" $crops "$work/ours")"
plain="$("$python" scripts/bench/pairs.py "$work/gan.png" $crops "$work/plain" plain)"
copied="$("$python" scripts/bench/pairs.py "$work/gan.png" $crops "$work/copied" copied)"
again="$(benchmark $main write "$work/gan.png" $crops "$work/again")"
"$python" scripts/bench/pairs.py "$work/gan.png" $crops "$work/plain-0" compare "$work/ours-1"
echo "written: ours $ours s and $again s, Pillow $plain s, Pillow with copied targets $copied s"
awk -v o="$ours" -v a="$again" -v p="$plain" -v c="$copied" \
	'BEGIN { m = o < a ? o : a; printf "ratio: %.1f, with copied targets %.1f\n", p / m, c / m }'
