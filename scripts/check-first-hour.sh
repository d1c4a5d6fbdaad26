#!/usr/bin/env bash
# The first hour of a new user by mouse: unpacks the zip for plain ImageJ on Linux into an empty folder and, with an empty home
# folder and no network where "unshare -n" is allowed, opens the assistant, a sample, its result by a ready model, a training of
# "Try (3 minutes)" and its result. Needs mvn -B -DskipTests package -Pdistribution before, Xvfb, ImageMagick and a window manager
# (apt-get install xvfb imagemagick openbox); not part of CI. Prints PASS or FAIL, leaves pictures in target/first-hour/.
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
. "$root/scripts/lib/display.sh"
need Xvfb import openbox java javac unzip
zip=$(ls "$root"/target/Super-Resolution-*-imagej-linux-x86_64.zip 2>/dev/null | head -n 1)
[ -n "$zip" ] || { echo "FAIL: build first: mvn -B -DskipTests clean package -Pdistribution" >&2; exit 1; }

app=$work/ImageJ
mkdir -p "$app" "$work/home" "$root/target/first-hour"
cd "$app"
unzip -q "$zip"
cp "$(ls "$root"/target/libs/ij-1.*.jar)" ij.jar
javac -d "$work/checks" -cp ij.jar "$root"/scripts/plain-imagej/*.java

start_display 1366x768
start_window_manager
sleep 1

alone=()
if unshare -n true 2>/dev/null; then alone=(unshare -n); else echo "NOTE: unshare -n is not allowed; network not cut off"; fi
# Xvfb listens on a socket in the file system, which a network of its own does not hide
timeout -k 5 1800 "${alone[@]}" env HOME="$work/home" java -Duser.home="$work/home" -cp "ij.jar:$work/checks" FirstHour \
	"$app" "$root/target/first-hour" "$(date +%s)"
