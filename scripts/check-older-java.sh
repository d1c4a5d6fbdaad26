#!/usr/bin/env bash
# What an older Java makes of our jar: the classes that it meets there are for Java 8 and say which Java is needed. Any Java serves:
# what is not for Java 8 is marked as for a Java that does not exist yet, and the versions in the jar are switched off, as an older Java
# does not know them. The part in plain ImageJ needs Xvfb and is left out without it. Prints PASS or FAIL for each check; CI runs it.
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
limit=120 # seconds for each part: a dialog that nobody closes would wait for ever
. "$root/scripts/lib/display.sh"
[ -z "${JAVA_HOME:-}" ] || PATH=$JAVA_HOME/bin:$PATH
need java javac jar jdeps
app=$work/ImageJ
plugins=$app/plugins/Super-Resolution
install_imagej "$root" "$app"
failed=0

pass() { echo "PASS: $*"; }
fail() { echo "FAIL: $*"; failed=1; }

java_of() { od -An -j7 -N1 -tu1 "$unpacked/$1.class" | tr -d ' '; } # CLASS: 52 is Java 8, 61 is Java 17

ours=$(ls "$plugins"/Super_Resolution-*.jar)
opening=$(ls "$plugins"/*-imagej-open.jar)
for jar in "$ours" "$opening"; do
	unpacked=$work/$(basename "$jar" .jar)
	mkdir "$unpacked"
	(cd "$unpacked" && jar xf "$jar")
	twice=$(cd "$unpacked/META-INF/versions/17" && find . -name '*.class' | sed 's|^\./||; s|\.class$||' | sort)
	[ -n "$twice" ] || fail "$(basename "$jar") holds no class twice"
	for class in $twice; do
		[ "$(java_of "$class") $(java_of "META-INF/versions/17/$class")" = "52 61" ] &&
			pass "$class is there for Java 8 and for Java 17" || fail "$class: for $(java_of "$class") in the jar itself"
	done
	regex=$(tr '\n/' '|.' <<<"$twice"; echo 'sc.fiji.superres.Older.*')
	used=$(jdeps -verbose:class --multi-release base --ignore-missing-deps -cp "$app/ij.jar:$plugins/*" -include "$regex" "$jar" |
		awk 'NF == 4 && $2 == "->" { print $3 }' | sort -u)
	others=$(grep -vE '^(java|ij|org\.scijava)\.|^sc\.fiji\.superres\.Older' <<<"$used") || true
	[ -n "$used" ] && [ -z "$others" ] && pass "$(basename "$jar"): these use Java, ImageJ and SciJava alone" ||
		fail "$(basename "$jar"): these use ${others:-nothing}"
	java "$root/scripts/older-java/Aged.java" "$jar" "$work/aged.jar"
	rm "$jar"
	mv "$work/aged.jar" "$jar"
done

javac -proc:none -d "$work/checks" -cp "$app/ij.jar:$plugins/*" "$root"/scripts/older-java/Older*.java \
	"$root"/scripts/plain-imagej/{Report,Screen}.java
older() { # MAIN ARGUMENTS...
	timeout -k 5 "$limit" java -Djdk.util.jar.enableMultiRelease=false -Duser.home="$work" "${options[@]}" \
		-cp "$work/checks:$app/ij.jar:$class_path" "$@" || fail "$1: exit status $?"
}
scan=$root/src/test/resources/sc/fiji/superres/beamfile/velox.emd
class_path="$plugins/*"
options=(-Djava.awt.headless=true)
older OlderFiji "$scan"
said=$(java -Djdk.util.jar.enableMultiRelease=false -cp "$plugins/*" sc.fiji.superres.imagej.Headless macro.ijm 2>&1) && status=0 || status=$?
[ "$status" = 1 ] && [[ $said = "Super-Resolution needs Java 17 or newer; "* ]] && pass "a macro without a display: $said" ||
	fail "a macro without a display ends with $status: $said"

if command -v Xvfb >/dev/null; then
	class_path= # plain ImageJ finds them itself
	options=()
	[ -n "${DISPLAY:-}" ] || start_display 1280x900
	older OlderImageJ "$app" "$scan"
else
	echo "NOTE: Xvfb is not there; plain ImageJ was left out"
fi
exit "$failed"
