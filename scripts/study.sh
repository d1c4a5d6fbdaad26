#!/usr/bin/env bash
# The study of docs/study.md: scripts/study.sh FOLDER, about an hour on two cores. Trainings run two at a time, a thread
# each, which is sooner than one after the other; what is there already stays, so it goes on where it was stopped.
set -euo pipefail
if [ $# -ne 1 ]; then
	echo "Usage: scripts/study.sh FOLDER" >&2
	exit 2
fi
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
mkdir -p "$1"
folder=$(cd "$1" && pwd)
part() { "$root/scripts/macro.sh" "$root/macros/study/stem-4x.ijm" "$folder;$1" > "$folder/log-$1.txt" 2>&1; }

part none # the scans
OMP_NUM_THREADS=1 part 0,2,4 &
OMP_NUM_THREADS=1 part 1,3
wait $! # fails where it failed
part all # goes through what is finished, then the evaluations
echo "Done: $folder/standard/report.html and $folder/physical/report.html"
