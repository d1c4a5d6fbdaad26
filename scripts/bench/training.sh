#!/usr/bin/env bash
# Training steps of the lightweight network ×4: shares of data, forward, backward, optimizer, peak memory, and the plain
# form of plain_swinir.py on the same libtorch; then the memory of 5000 iterations. Needs a python3 with torch
# (PYTHON=… to choose it) and a machine that does nothing else; takes about ten minutes.
set -euo pipefail
cd "$(dirname "$0")/../.."
rounds="${ROUNDS:-9}"
mvn -B -q test-compile dependency:build-classpath -Dmdep.includeScope=test -Dmdep.outputFile=target/test-classpath.txt
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
"${PYTHON:-python3}" scripts/bench/plain_swinir.py "$work"
benchmark() {
	java -Xmx2g -cp "target/test-classes:target/classes:$(cat target/test-classpath.txt)" \
		sc.fiji.superres.train.TrainingBenchmark "$@"
}
for side in 32 64; do
	benchmark "$side" "$work/plain-$side-4.pt" "$rounds"
done
OMP_NUM_THREADS=1 java -Xms128m -Xmx128m -XX:+AlwaysPreTouch \
	-cp "target/test-classes:target/classes:$(cat target/test-classpath.txt)" \
	sc.fiji.superres.train.TrainingBenchmark memory 5000
