#!/usr/bin/env bash
# macros/cluster in a real Slurm of one node on this machine. No part of CI. With an argument only one part is tried:
#   folder  super-resolve.sbatch: an array of four tasks, one killed and started again, one requeued as it runs, one that
#           runs out of time; every result must be there once, and be that of a run without Slurm, byte for byte
#   paper   paper.sh with the dry run of stm-2x: trainings and evaluations requeued as they run, out of time or killed; the
#           reports must have the scores of a run without Slurm, byte for byte
# Needs root in a container of Debian's and
#   apt-get install --no-install-recommends slurmctld slurmd slurm-client munge
# Its own munged, slurmctld and slurmd run in the foreground of a temporary folder and end with the script; no service
# of the machine is touched. Exit status 0 and the last line "slurm-trial: passed" when all is well.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
for tool in munged slurmctld slurmd sbatch scontrol; do
	command -v "$tool" >/dev/null || { echo "slurm-trial: $tool is not installed" >&2; exit 1; }
done
work=$(mktemp -d /tmp/slurm-trial.XXXXXX)
daemons=()
finish() {
	local status=$?
	for daemon in "${daemons[@]}"; do kill "$daemon" 2>/dev/null || true; done
	wait 2>/dev/null || true
	if [ "$status" -eq 0 ]; then rm -rf "$work"; else echo "slurm-trial: FAILED; look into $work" >&2; fi
}
trap finish EXIT
say() { echo "slurm-trial: $*"; }
within() { # SECONDS COMMAND...: waits until it succeeds
	local end=$((SECONDS + $1))
	shift
	until "$@" >/dev/null 2>&1; do
		[ $SECONDS -lt $end ] || { say "not within time: $*"; return 1; }
		sleep 0.3
	done
}

# --- the software, as a user copies it
ls "$root"/target/Super_Resolution-*.jar "$root"/target/libs/*.jar >/dev/null # mvn -B -DskipTests package makes them
mkdir "$work/superres"
cp "$root"/target/Super_Resolution-*.jar "$root"/target/libs/*.jar "$root"/macros/cluster/* "$root"/macros/paper/*.ijm \
	"$work/superres/"
export SUPERRES=$work/superres

# --- Slurm
node=$(hostname -s)
dd if=/dev/urandom of="$work/munge.key" bs=128 count=1 2>/dev/null
chmod 600 "$work/munge.key"
mkdir -p "$work/munge" "$work/state" "$work/spool"
cat >"$work/slurm.conf" <<CONF
ClusterName=trial
SlurmctldHost=$node(127.0.0.1)
SlurmctldPort=16817
SlurmdPort=16818
SlurmUser=root
AuthType=auth/munge
# a requeued task waits until its old credential has run out
AuthInfo=socket=$work/munge/socket,cred_expire=5
StateSaveLocation=$work/state
SlurmdSpoolDir=$work/spool
SlurmctldPidFile=$work/slurmctld.pid
SlurmdPidFile=$work/slurmd.pid
ProctrackType=proctrack/pgid
TaskPlugin=task/none
JobAcctGatherType=jobacct_gather/none
AccountingStorageType=accounting_storage/none
SlurmdParameters=config_overrides
SelectType=select/cons_tres
SelectTypeParameters=CR_CPU
ReturnToService=2
KillWait=2
# four processors whatever the machine has, so that four tasks run at once
NodeName=$node NodeAddr=127.0.0.1 CPUs=4 RealMemory=4000 State=UNKNOWN
PartitionName=trial Nodes=$node Default=YES MaxTime=60 State=UP
CONF
export SLURM_CONF=$work/slurm.conf
munged --foreground --force --key-file="$work/munge.key" --socket="$work/munge/socket" --pid-file="$work/munge/pid" \
	--log-file="$work/munge/log" --seed-file="$work/munge/seed" >"$work/munged.log" 2>&1 &
daemons+=($!)
within 10 test -S "$work/munge/socket"
slurmctld -D -c >"$work/slurmctld.log" 2>&1 &
daemons+=($!)
slurmd -D >"$work/slurmd.log" 2>&1 &
daemons+=($!)
within 30 bash -c "sinfo -h -o %t | grep -q idle"
say "$(sinfo -V), $(sinfo -h -o '%P %N, %c processors, %t')"

state() { scontrol show job "${job}_$1" | grep -o "JobState=[A-Z_]*" | head -n 1 | cut -d= -f2; }
shown() { scontrol show job "${job}_$1" | grep -oE "(JobState|Restarts|ExitCode)=[^ ]*" | tr '\n' ' '; }
is() { [ "$(state "$1")" = "$2" ]; }

folder() { # images in sub-folders
	mkdir -p "$work/scans/day 1" "$work/scans/day 2/late"
	cat >"$work/prepare.ijm" <<-'IJM'
		work = getArgument(); setBatchMode(true);
		folders = "source=[" + work + "/low-resolution] run=[" + work + "/run]";
		run("Train Super-Resolution...", folders + " network=tiny iterations=20 batch=4 patch=96");
		names = newArray("a", "day 1/b", "day 1/c", "day 1/d", "day 2/e", "day 2/late/f", "day 2/late/g", "h");
		for (i = 0; i < 8; i++) {
			open(work + "/low-resolution/gan_5MX_" + (i + 1) + ".tif");
			if (i % 2 == 0) run("16-bit");
			for (k = 0; k < 2; k++) { run("Select All"); run("Copy"); run("Add Slice"); run("Paste"); } // takes a while
			saveAs("Tiff", work + "/scans/" + names[i] + ".tif");
			close();
		}
	IJM
	ln -s "$root/test-data/low-resolution" "$work/low-resolution"
	export OMP_NUM_THREADS=1 # as in the tasks: other sums round otherwise
	"$root/scripts/macro.sh" "$work/prepare.ijm" "$work" >"$work/prepare.log"
	"$root/scripts/macro.sh" "$root/macros/cluster/super-resolve.ijm" \
		"source=[$work/scans] output=[$work/alone] model=[$work/run]" >"$work/alone.log"
	say "without Slurm: $(grep 'images done' "$work/alone.log")"

	# the array: PyTorch's libraries are not unpacked yet, all four tasks do it at once
	cd "$work"
	export DJL_CACHE_DIR=$work/djl
	unset OMP_NUM_THREADS
	job=$(sbatch --parsable --cpus-per-task=1 --mem=0 --time=30 \
		"$SUPERRES/super-resolve.sbatch" "$work/scans" "$work/out" "$work/run")
	began() { grep -qs "to do" "$work/out/log-$1of4.txt"; }
	say "job $job submitted, four tasks"
	for task in 1 2 3 4; do within 300 began "$task"; done
	say "all four run: $(squeue -h -t R -o %i | sort | tr '\n' ' ')"
	scancel --batch --signal=USR1 "${job}_4" # what Slurm sends before the time limit
	scontrol requeue "${job}_3"
	say "task 3 requeued as it ran, task 4 told that its time is over"
	within 120 grep -q "1 of 2" out/log-2of4.txt
	sleep 1
	kill -KILL "$(pgrep -f "superres.imagej.Headless .*output=.$work/out. .*shard=2/4")"
	within 30 is 2 FAILED
	say "task 2 killed (kill -KILL) at its second image: $(shown 2)"
	scontrol requeue "${job}_2"
	say "task 2 queued again"
	for task in 1 2 3 4; do
		within 600 is "$task" COMPLETED
		say "task $task: $(shown "$task")"
	done

	# every image once, and the same
	cat out/log-2of4.txt | sed 's/^/slurm-trial:   log-2of4  /; s#'"$work"'/##'
	(cd scans && find . -name '*.tif' | sed 's/\.tif$/-SRx4.tif/' | sort) >expected
	(cd out && find . -type f ! -name 'summary-*' ! -name 'log-*' | sort) >results
	diff expected results
	say "$(wc -l <results) results, each once, nothing else there"
	tail -qn +2 out/summary-*of4.csv | sort >rows
	[ "$(wc -l <rows)" -eq 8 ] && [ "$(cut -d, -f1 rows | sort -u | wc -l)" -eq 8 ]
	say "8 rows in the four tables: $(cut -d, -f6 rows | sort | uniq -c | xargs)"
	while read -r name; do cmp "out/$name" "alone/$name"; done <results
	say "all equal, byte for byte, to the run without Slurm"
	say "one copy of PyTorch was unpacked: $(ls djl/pytorch | xargs)"
	[ "$(ls djl/pytorch | wc -l)" -eq 1 ]
}

paper() { # five trainings, then two evaluations
	local alone=$work/paper-alone at=$work/paper jobs
	OMP_NUM_THREADS=1 "$root/scripts/macro.sh" "$root/macros/paper/stm-2x.ijm" "$alone" >"$work/paper-alone.log"
	say "without Slurm: $(grep Done: "$work/paper-alone.log")"
	unset OMP_NUM_THREADS
	"$SUPERRES/paper.sh" --dry-run stm-2x "$at" --cpus-per-task=1 --mem=0 --time=30 >"$work/paper.log" 2>&1
	say "$(tail -n 1 "$work/paper.log")"
	jobs=$(sed -n 's/^Trainings are job \([0-9]*\), evaluations job \([0-9]*\),.*/\1 \2/p' "$work/paper.log")
	job=${jobs% *}
	learning() { [ "$(cat "$at/results/$1/log.csv" 2>/dev/null | wc -l)" -gt 5 ]; }
	within 300 learning "2x single-scale"
	scancel --batch --signal=USR1 "${job}_1"
	say "training 1 told that its time is over: $(tail -n 1 "$at/results/2x single-scale/log.csv" | cut -d, -f1) iterations"
	within 300 learning "2x ms 24-14"
	scontrol requeue "${job}_2"
	say "training 2 requeued as it ran; evaluations: $(squeue -h -j "${jobs#* }" -o '%T (%r)' | sort | uniq -c | xargs)"
	for task in 1 2 3 4 5; do
		within 900 is "$task" COMPLETED
		say "training $task: $(shown "$task")"
	done
	grep -h "Resumed at\|goes on\|ends with" "$at"/results/trainings-"${job}"_[12].log | sed 's/^/slurm-trial:   /'
	job=${jobs#* }
	measured() { [ "$(ls "$at/results/.$1.part/levels" 2>/dev/null | wc -l)" -ge "$2" ]; }
	within 300 measured standard 5
	scancel --batch --signal=USR1 "${job}_1"
	within 300 measured physical 3
	kill -KILL "$(of_task "$job" 2)"
	within 30 is 2 FAILED
	say "evaluation 1 told that its time is over, evaluation 2 killed (kill -KILL): $(shown 2)"
	scontrol requeue "${job}_2"
	for task in 1 2; do
		within 900 is "$task" COMPLETED
		say "evaluation $task: $(shown "$task")"
		grep -qs "was stopped before. It goes on" "$at/results/evaluations-${job}_$task.log"
	done
	for mode in standard physical; do
		for file in scores.csv summary.csv gallery.png; do cmp "$alone/results/$mode/$file" "$at/results/$mode/$file"; done
		say "$mode: $(wc -l <"$at/results/$mode/scores.csv") lines of scores, equal to those of the run without Slurm"
	done
	[ -z "$(find "$at/results" -maxdepth 1 -name '.*.part')" ]
	"$SUPERRES/paper.sh" --dry-run stm-2x "$at" >"$work/paper.log" 2>&1
	say "called again: $(tail -n 1 "$work/paper.log")"
}

of_task() { # JOB TASK: the process of our program in it
	pgrep -f superres.imagej.Headless | while read -r pid; do
		local its
		its=$(tr '\0' '\n' <"/proc/$pid/environ" 2>/dev/null | grep "^SLURM_ARRAY_" | sort | xargs) || continue
		case $its in *"SLURM_ARRAY_JOB_ID=$1 "*"SLURM_ARRAY_TASK_ID=$2 "*) echo "$pid" ;; esac
	done
}

case ${1:-all} in
	all) folder; paper ;;
	folder | paper) "$1" ;;
	*) say "there is no part $1: folder or paper"; exit 2 ;;
esac
say "passed"
