#!/usr/bin/env bash
# Resampling on one thread and on two against Pillow (one), in one go: prints the table of docs/benchmarks.md.
# Needs a python3 with Pillow and numpy (PYTHON=… to choose it); takes about four minutes.
set -euo pipefail
cd "$(dirname "$0")/../.."
mvn -B -q test-compile dependency:build-classpath -Dmdep.includeScope=test -Dmdep.outputFile=target/test-classpath.txt
java -cp "target/test-classes:target/classes:$(cat target/test-classpath.txt)" \
	sc.fiji.superres.benchmark.ResampleBenchmark target/resample-jmh.csv > target/resample-jmh.log
"${PYTHON:-python3}" scripts/bench/resample.py target/resample-jmh.csv
