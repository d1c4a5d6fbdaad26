# What the jobs in this folder have in common; they source it. It wants SUPERRES, the folder with our jars and this file.

# Nothing is downloaded or reported. One thread for each processor we were given: more get into each other's way.
export DJL_OFFLINE=true OPT_OUT_TRACKING=true OMP_NUM_THREADS=${OMP_NUM_THREADS:-${SLURM_CPUS_PER_TASK:-1}}
# PyTorch is unpacked here once (430 MB): on the node's own disk, so that it is done once a node and not over the network.
# Tasks may do it at the same time; each unpacks aside and renames. Where it is there already it is used as it is.
export DJL_CACHE_DIR=${DJL_CACHE_DIR:-${TMPDIR:-/tmp}/superres-djl-$(id -un)}
# The last line of every macro: Fiji ends with status 0 whatever the macro did.
done_line="superres: this task is done"

headless() { # MACRO ARGUMENT: runs a macro in place of this shell
	if [ -n "${FIJI:-}" ]; then
		local launcher
		launcher=$(ls "$FIJI"/ImageJ-linux64 "$FIJI"/fiji-linux-x64 "$FIJI"/fiji 2>/dev/null | head -n 1)
		exec "${launcher:?no launcher in $FIJI}" --headless --console -macro "$1" "$2"
	fi
	local jar memory heap
	jar=$(ls "$SUPERRES"/Super_Resolution-*.jar | grep -Ev -- '-(sources|tests|javadoc)\.jar$' | head -n 1)
	# half of the memory for Java, half for PyTorch
	memory=${SLURM_MEM_PER_NODE:-$((${SLURM_MEM_PER_CPU:-0} * ${SLURM_CPUS_PER_TASK:-1}))}
	heap=-XX:MaxRAMPercentage=50
	if [ "$memory" -gt 0 ]; then heap=-Xmx$((memory / 2))m; fi
	exec "${JAVA_HOME:+$JAVA_HOME/bin/}java" "$heap" -Djava.awt.headless=true --add-opens java.base/java.lang=ALL-UNNAMED \
		-cp "$jar:$SUPERRES/*" sc.fiji.superres.imagej.Headless "$1" "$2"
}

say() { echo "$(date '+%F %T')  $*"; }

job_id() { # what scontrol calls this task
	if [ -n "${SLURM_ARRAY_JOB_ID:-}" ]; then echo "${SLURM_ARRAY_JOB_ID}_$SLURM_ARRAY_TASK_ID"; else echo "$SLURM_JOB_ID"; fi
}

again() { # USR1: ten minutes before the time limit
	say "out of time: the task is queued again and goes on where it is"
	kill "$program" 2>/dev/null
	while kill -0 "$program" 2>/dev/null; do wait "$program"; done # a training writes its checkpoint
	scontrol requeue "$(job_id)"
}

run_task() { # NAME MACRO ARGUMENT: ends the script with the macro's status
	local ending status
	ending=$(mktemp)
	say "$(hostname), $1, start $((${SLURM_RESTART_COUNT:-0} + 1))"
	(headless "$2" "$3") > >(tee "$ending") 2>&1 &
	program=$!
	trap again USR1
	trap 'kill "$program" 2>/dev/null' TERM
	wait "$program"
	status=$?
	while kill -0 "$program" 2>/dev/null; do wait "$program"; status=$?; done # a signal ends a wait
	sleep 1
	if [ "$status" -eq 0 ]; then grep -q "$done_line" "$ending" || status=1; fi
	rm -f "$ending"
	say "$1 ends with status $status"
	exit "$status"
}
