#!/usr/bin/env bash
# Takes the pictures of all dialogs for the guide anew: docs/images/dialog-*.png, of 64 colours, so that they are small.
# Needs Xvfb and ImageMagick (apt-get install xvfb imagemagick), and builds first. Look at the pictures before you commit them.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
. "$root/scripts/lib/display.sh"
need Xvfb convert java mvn
cd "$root"
mvn -B -q -DskipTests package
rm -f target/screen/dialog-*.png

start_display 1366x768

# a home of its own, without anybody's last answers
timeout 300 java -Duser.home="$work" -Djava.awt.headless=false --add-opens java.base/java.lang=ALL-UNNAMED \
	-cp "target/test-classes:target/classes:target/libs/*" sc.fiji.superres.screen.DialogPictures
for picture in target/screen/dialog-*.png; do
	convert "$picture" -strip -colors 64 "PNG8:docs/images/$(basename "$picture")"
done
ls -l docs/images/dialog-*.png
