#!/usr/bin/env bash
# Installs the built jar into a bare ImageJ 1.54 under Xvfb and looks at menu, macros, dialog and recorder.
# Needs Xvfb and ImageMagick (apt-get install xvfb imagemagick); not part of CI. Prints PASS or FAIL for each check,
# leaves pictures in target/plain-imagej/, exit status 0 when all passed.
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
limit=300 # seconds for everything: a dialog that nobody closes would wait for ever
for tool in Xvfb import java javac; do
	command -v "$tool" >/dev/null || { echo "FAIL: $tool is not installed" >&2; exit 1; }
done
built=$(ls -t "$root"/target/Super_Resolution-*.jar 2>/dev/null |
	grep -Ev -- '-(sources|tests|javadoc)\.jar$' | head -n 1)
[ -n "$built" ] || { echo "FAIL: build first: mvn -DskipTests package" >&2; exit 1; }

work=$(mktemp -d)
display_pid=
trap '[ -z "$display_pid" ] || kill "$display_pid" 2>/dev/null || true; rm -rf "$work"' EXIT
app=$work/ImageJ
mkdir -p "$app/plugins/Super-Resolution" "$root/target/plain-imagej"
cp "$(ls "$root"/target/libs/ij-1.*.jar)" "$app/ij.jar"
cp "$built" "$app/plugins/Super-Resolution/"
for jar in "$root"/target/libs/*.jar; do
	case $(basename "$jar") in ij-1.*) ;; *) ln -s "$jar" "$app/plugins/Super-Resolution/" ;; esac
done

mkfifo "$work/display"
Xvfb -displayfd 3 -screen 0 1280x900x24 3>"$work/display" 2>/dev/null &
display_pid=$!
DISPLAY=:$(head -n 1 "$work/display")
export DISPLAY

cd "$app"
javac -d "$work/checks" -cp ij.jar "$root"/scripts/plain-imagej/*.java
timeout -k 5 "$limit" java -Duser.home="$work" -cp "ij.jar:$work/checks" CheckPlainImageJ "$app" \
	"$root/target/plain-imagej" || { echo "FAIL: exit status $?"; exit 1; }
