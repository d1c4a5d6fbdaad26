#!/usr/bin/env bash
# The metrics on 2048×2048 images, and SSIM against scikit-image, in one go: prints the table of docs/benchmarks.md.
# Needs a python3 with scikit-image (PYTHON=… to choose it); takes about two minutes.
set -euo pipefail
cd "$(dirname "$0")/../.."
mvn -B -q test-compile dependency:build-classpath -Dmdep.includeScope=test -Dmdep.outputFile=target/test-classpath.txt
java -cp "target/test-classes:target/classes:$(cat target/test-classpath.txt)" \
	sc.fiji.superres.benchmark.MetricBenchmark target/metric-jmh.csv > target/metric-jmh.log
"${PYTHON:-python3}" scripts/bench/metrics.py target/metric-jmh.csv
