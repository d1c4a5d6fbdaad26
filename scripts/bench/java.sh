#!/usr/bin/env bash
# Runs a class of the tests in the repository's root: scripts/bench/java.sh [JAVA OPTIONS] sc.fiji.superres.….CLASS [ARGUMENTS].
# Compiles first, unless BENCH_COMPILED=yes says that this has been done.
set -euo pipefail
cd "$(dirname "$0")/../.."
if [ "${BENCH_COMPILED:-no}" != yes ]; then
	mvn -B -q test-compile dependency:build-classpath -Dmdep.includeScope=test \
		-Dmdep.outputFile=target/test-classpath.txt >&2
fi
[ $# = 0 ] || exec java -cp "target/test-classes:target/classes:$(cat target/test-classpath.txt)" "$@"
