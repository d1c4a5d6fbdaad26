#!/usr/bin/env bash
# The study of defects in docs/study.md: scripts/defects.sh FOLDER [starters|small], an hour or two on two quiet cores. What is there
# already stays, so it goes on where it was stopped. starters: without trainings; small: two scans, a minute.
# Results: FOLDER/defects.md, defects.csv (a line for each defect and model) and, but for small, defects.png.
set -euo pipefail
if [ $# -lt 1 ] || [ $# -gt 2 ]; then
	echo "Usage: scripts/defects.sh FOLDER [starters|small]" >&2
	exit 2
fi
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
mkdir -p "$1"
folder=$(cd "$1" && pwd)
"$root/scripts/macro.sh" "$root/macros/study/defects.ijm" "$folder;${2:-all}"
measure() { java -Djava.awt.headless=true -cp "$root/target/*:$root/target/libs/*" "sc.fiji.superres.recall.$1" "$folder"; }
measure RecallTable
if [ "${2:-all}" != small ]; then measure RecallPicture; fi
echo "Done: $folder/defects.md"
