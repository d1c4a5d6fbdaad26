#!/usr/bin/env bash
# How often the transform of simulated pairs is found (40 cases of each sample), the time for a 256×256 image on a
# 2048×2048 reference, and an exhaustive search by OpenCV over the method's grid of 25 scales and 25 rotations, in one
# go. Needs a python3 with OpenCV (PYTHON=… to choose it); takes about four minutes. TABLE=no leaves the 80 cases out.
set -euo pipefail
cd "$(dirname "$0")/../.."
mvn -B -q test-compile dependency:build-classpath -Dmdep.includeScope=test -Dmdep.outputFile=target/test-classpath.txt
benchmark() {
	local main="$1"
	shift
	java -cp "target/test-classes:target/classes:$(cat target/test-classpath.txt)" \
		"sc.fiji.superres.benchmark.$main" "$@"
}
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
benchmark AlignmentBenchmark "$work"
"${PYTHON:-python3}" scripts/bench/align.py "$work"
[ "${TABLE:-yes}" = no ] || benchmark AlignmentTable
