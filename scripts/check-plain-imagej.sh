#!/usr/bin/env bash
# Installs the built jar into a bare ImageJ 1.54 under Xvfb and looks at menu, macros, dialog and recorder.
# Needs Xvfb and ImageMagick (apt-get install xvfb imagemagick); not part of CI. Prints PASS or FAIL for each check,
# leaves pictures in target/plain-imagej/, exit status 0 when all passed.
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
limit=300 # seconds for everything: a dialog that nobody closes would wait for ever
. "$root/scripts/lib/display.sh"
need Xvfb import java javac
app=$work/ImageJ
install_imagej "$root" "$app"
mkdir -p "$root/target/plain-imagej"
start_display 1280x900

cd "$app"
javac -d "$work/checks" -cp ij.jar "$root"/scripts/plain-imagej/*.java
timeout -k 5 "$limit" java -Duser.home="$work" -cp "ij.jar:$work/checks" CheckPlainImageJ "$app" \
	"$root/target/plain-imagej" "$root/src/test/resources/sc/fiji/superres" || { echo "FAIL: exit status $?"; exit 1; }
