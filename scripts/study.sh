#!/usr/bin/env bash
# The study of docs/paper.md: scripts/study.sh FOLDER [tiny|fast|light]. Trainings run two at a time, a thread each, which is
# sooner than one after the other; what is there already stays, so it goes on where it was stopped.
set -euo pipefail
if [ $# -lt 1 ] || [ $# -gt 2 ]; then
	echo "Usage: scripts/study.sh FOLDER [tiny|fast|light]" >&2
	exit 2
fi
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
network=${2:-tiny}
mkdir -p "$1"
folder=$(cd "$1" && pwd)
part() { "$root/scripts/macro.sh" "$root/macros/study/stem-4x.ijm" "$folder;$1;$network" > "$folder/log-$network-$1.txt" 2>&1; }

part none # the scans
OMP_NUM_THREADS=1 part 0,2,4 &
OMP_NUM_THREADS=1 part 1,3,5
wait $! # fails where it failed
part all # goes through what is finished, then the figures
echo "Done: $folder/$network has truth.csv and the reports"
