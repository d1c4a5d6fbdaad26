#!/usr/bin/env bash
# Takes pictures of the window of Compare Images... in a bare ImageJ 1.54 under Xvfb: scripts/compare-picture.sh [FOLDER [GUI SCALE]]
# They go to FOLDER (target/compare-picture). docs/images/compare.png is one of them: convert compare.png +dither -colors 128 png8:…
# Needs Xvfb, openbox and the built jar (mvn -DskipTests package); not part of CI.
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
pictures=${1:-$root/target/compare-picture}
scale=${2:-1}
limit=180 # seconds for everything
. "$root/scripts/lib/display.sh"
need Xvfb openbox java javac
app=$work/ImageJ
install_imagej "$root" "$app"
mkdir -p "$pictures"
start_display 1366x768
start_window_manager

javac -d "$work/classes" -cp "$app/ij.jar" "$root"/scripts/compare-picture/*.java
cd "$app"
timeout -k 5 "$limit" java -Dai.djl.offline=true -cp "ij.jar:$work/classes" ComparePicture "$app" "$pictures" "$scale"
