#!/usr/bin/env bash
# The paper's protocol on a cluster by one command: every configuration is a task of a job array, and when all are trained
# their evaluations follow as a second one.
#   SUPERRES=/shared/superres paper.sh stem-4x|stm-2x DATA OUT [options of sbatch]
#   SUPERRES=/shared/superres paper.sh --dry-run stem-4x|stm-2x FOLDER [options of sbatch]
# DATA holds LR/train, LR/test, HR/train and HR/test (macros/paper/README.md), OUT gets the run folders and reports; the dry
# run simulates small scans in FOLDER/data first. Called again, it does what is missing. docs/cluster.md has more.
set -euo pipefail
usage() { sed -n '4,5s/^# *//p' "${BASH_SOURCE[0]}" >&2; exit 2; }
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
export SUPERRES=${SUPERRES:-$here}
dry=""
if [ "${1:-}" = --dry-run ]; then dry="dry run"; shift; fi
[ $# -ge 2 ] || usage
macro=$SUPERRES/$1.ijm
[ -r "$macro" ] || { echo "There is no $macro: copy macros/paper/*.ijm to $SUPERRES" >&2; exit 2; }
if [ -n "$dry" ]; then
	data=$(realpath -m "$2")/data out=$(realpath -m "$2")/results
	shift 2
else
	[ $# -ge 3 ] || usage
	data=$(realpath -m "$2") out=$(realpath -m "$3")
	shift 3
	for folder in LR/train LR/test HR/train HR/test; do
		[ -d "$data/$folder" ] || { echo "There is no $data/$folder" >&2; exit 2; }
	done
fi
case $data$out in *[\"\\\]\[]*) echo "Paths with quotes, brackets or backslashes cannot stand in macro lines: $data, $out" >&2; exit 2 ;; esac

. "$SUPERRES/task.sh"
mkdir -p "$out"
rm -f "$out/trainings.txt" "$out/evaluations.txt"
said=$( (headless "$macro" "lines"$'\n'"$data"$'\n'"$out"$'\n'"$dry") | tee /dev/stderr)
grep -q "$done_line" <<<"$said" || exit 1 # Fiji's exit status does not tell
if [ ! -s "$out/evaluations.txt" ]; then
	echo "Both reports are there: $out/standard/report.html and $out/physical/report.html"
	exit
fi
submit() { # FILE [options]: an array with a task for each line
	local file=$1
	shift
	sbatch --parsable --array=1-"$(grep -c '' "$file")" --output="$out/%x-%A_%a.log" "$@" "$SUPERRES/lines.sbatch" "$file"
}
trainings=$(submit "$out/trainings.txt" --job-name=trainings "$@")
evaluations=$(submit "$out/evaluations.txt" --job-name=evaluations "$@" --dependency=afterok:"$trainings" --kill-on-invalid-dep=yes)
echo "Trainings are job $trainings, evaluations job $evaluations, which waits for all of them. Logs and results: $out"
