#!/usr/bin/env bash
# The lightweight network ×4 on the CPU: the form that enlarges images, the form that is trained, the plain form of
# plain_swinir.py on the same libtorch, and a matrix product; milliseconds and peak memory, a JVM for each. Needs a
# python3 with torch (PYTHON=… to choose it) and a machine that does nothing else; takes about three minutes.
set -euo pipefail
cd "$(dirname "$0")/../.."
mvn -B -q test-compile dependency:build-classpath -Dmdep.includeScope=test -Dmdep.outputFile=target/test-classpath.txt
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
"${PYTHON:-python3}" scripts/bench/plain_swinir.py "$work" >/dev/null
benchmark() {
	java -Xmx1g -cp "target/test-classes:target/classes:$(cat target/test-classpath.txt)" \
		sc.fiji.superres.benchmark.NetworkBenchmark "$@"
}
benchmark product
for side in 64 128; do
	for batch in 1 4; do
		for form in inference trained "$work/plain-$side-$batch.pt"; do
			benchmark "$form" "$side" "$batch"
		done
	done
done
benchmark product
