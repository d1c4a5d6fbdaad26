# Sourced by scripts that need a display of their own, which ends with the script. Sets: work (a folder that is removed at the end).
work=$(mktemp -d)
trap 'kill $(jobs -p) 2>/dev/null || true; rm -rf "$work"' EXIT

need() { # TOOL...: ends the script where one is not installed
	local tool
	for tool in "$@"; do
		command -v "$tool" >/dev/null || { echo "FAIL: $tool is not installed" >&2; exit 1; }
	done
}

start_display() { # WIDTHxHEIGHT: Xvfb, and DISPLAY names it
	mkfifo "$work/display"
	Xvfb -displayfd 3 -screen 0 "$1x24" 3>"$work/display" 2>/dev/null &
	DISPLAY=:$(head -n 1 "$work/display")
	export DISPLAY
}

start_window_manager() {
	openbox >/dev/null 2>&1 &
}

install_imagej() { # ROOT FOLDER: a bare ImageJ 1.54 with the jar that was built last
	local built jar
	built=$(ls -t "$1"/target/Super_Resolution-*.jar 2>/dev/null | grep -Ev -- '-(sources|tests|javadoc)\.jar$' | head -n 1)
	[ -n "$built" ] || { echo "FAIL: build first: mvn -DskipTests package" >&2; exit 1; }
	mkdir -p "$2/plugins/Super-Resolution"
	cp "$(ls "$1"/target/libs/ij-1.*.jar)" "$2/ij.jar"
	cp "$built" "$2/plugins/Super-Resolution/"
	for jar in "$1"/target/libs/*.jar; do
		case $(basename "$jar") in ij-1.*) ;; *) ln -s "$jar" "$2/plugins/Super-Resolution/" ;; esac
	done
}
