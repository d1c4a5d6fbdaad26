#!/usr/bin/env bash
# Takes pictures of the window of Compare Images... in a bare ImageJ 1.54 under Xvfb: scripts/compare-picture.sh [FOLDER [GUI SCALE]]
# They go to FOLDER (target/compare-picture). docs/images/compare.png is one of them, made smaller by pngquant's or
# ImageMagick's palette. Needs Xvfb, openbox and the built jar (mvn -DskipTests package); not part of CI.
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
pictures=${1:-$root/target/compare-picture}
scale=${2:-1}
limit=180 # seconds for everything
for tool in Xvfb openbox java javac; do
	command -v "$tool" >/dev/null || { echo "$tool is not installed" >&2; exit 1; }
done
built=$(ls -t "$root"/target/Super_Resolution-*.jar 2>/dev/null |
	grep -Ev -- '-(sources|tests|javadoc)\.jar$' | head -n 1)
[ -n "$built" ] || { echo "Build first: mvn -DskipTests package" >&2; exit 1; }

work=$(mktemp -d)
pids=
trap 'for pid in $pids; do kill "$pid" 2>/dev/null || true; done; rm -rf "$work"' EXIT
app=$work/ImageJ
mkdir -p "$app/plugins/Super-Resolution" "$pictures"
cp "$(ls "$root"/target/libs/ij-1.*.jar)" "$app/ij.jar"
cp "$built" "$app/plugins/Super-Resolution/"
for jar in "$root"/target/libs/*.jar; do
	case $(basename "$jar") in ij-1.*) ;; *) ln -s "$jar" "$app/plugins/Super-Resolution/" ;; esac
done

mkfifo "$work/display"
Xvfb -displayfd 3 -screen 0 1366x768x24 3>"$work/display" 2>/dev/null &
pids=$!
DISPLAY=:$(head -n 1 "$work/display")
export DISPLAY
openbox >/dev/null 2>&1 &
pids="$pids $!"

javac -d "$work/classes" -cp "$app/ij.jar" "$root"/scripts/compare-picture/*.java
cd "$app"
timeout -k 5 "$limit" java -Dai.djl.offline=true -cp "ij.jar:$work/classes" ComparePicture "$app" "$pictures" "$scale"
