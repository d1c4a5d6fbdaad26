#!/usr/bin/env bash
# Runs an ImageJ macro on the built project, without a display: scripts/macro.sh FILE.ijm [ARGUMENT]
# Builds first when the jar is missing or older than the sources. Exit status: 0 when the macro came to its end,
# 1 when it was stopped, 2 when the call was wrong. JAVA_OPTS is passed to Java (JAVA_OPTS=-Xmx8g).
set -euo pipefail

if [ $# -lt 1 ] || [ $# -gt 2 ]; then
	echo "Usage: scripts/macro.sh FILE.ijm [ARGUMENT]" >&2
	exit 2
fi
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)

jar() { # the newest jar of ours, not -sources, -tests or -javadoc
	ls -t "$root"/target/Super_Resolution-*.jar 2>/dev/null |
		grep -Ev -- '-(sources|tests|test-sources|javadoc)\.jar$' | head -n 1
}

current() {
	local built
	built=$(jar) && [ -n "$built" ] && [ -d "$root/target/libs" ] &&
		[ -z "$(find "$root/src/main" "$root/pom.xml" "$root/plugins.config" -newer "$built" -print -quit)" ]
}

if ! current; then
	(cd "$root" && mvn -B -q -DskipTests package) >&2
	touch "$(jar)" # Maven leaves a jar alone that would not change
fi

java=java
if [ -n "${JAVA_HOME:-}" ]; then java=$JAVA_HOME/bin/java; fi
# shellcheck disable=SC2086 # JAVA_OPTS is a list of options
exec "$java" --add-opens java.base/java.lang=ALL-UNNAMED -Djava.awt.headless=true ${JAVA_OPTS:-} \
	-cp "$(jar):$root/target/libs/*" sc.fiji.superres.imagej.Headless "$@"
