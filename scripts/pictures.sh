#!/usr/bin/env bash
# Takes the pictures of all dialogs for the guide anew: docs/images/dialog-*.png, of 64 colours, so that they are small.
# Needs Xvfb and ImageMagick (apt-get install xvfb imagemagick), and builds first. Look at the pictures before you commit them.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
for tool in Xvfb convert java mvn; do
	command -v "$tool" >/dev/null || { echo "$tool is not installed" >&2; exit 1; }
done
cd "$root"
mvn -B -q -DskipTests package
rm -f target/screen/dialog-*.png

folder=$(mktemp -d)
mkfifo "$folder/display"
Xvfb -displayfd 3 -screen 0 1366x768x24 3>"$folder/display" 2>/dev/null &
display=$!
trap 'kill $display 2>/dev/null || true; rm -rf "$folder"' EXIT
DISPLAY=:$(head -n 1 "$folder/display")
export DISPLAY

# a home of its own, without anybody's last answers
timeout 300 java -Duser.home="$folder" -Djava.awt.headless=false --add-opens java.base/java.lang=ALL-UNNAMED \
	-cp "target/test-classes:target/classes:target/libs/*" sc.fiji.superres.screen.DialogPictures
for picture in target/screen/dialog-*.png; do
	convert "$picture" -strip -colors 64 "PNG8:docs/images/$(basename "$picture")"
done
ls -l docs/images/dialog-*.png
