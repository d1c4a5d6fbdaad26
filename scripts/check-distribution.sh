#!/usr/bin/env bash
# Checks what mvn -DskipTests package -Pdistribution made: nothing in the zips for Fiji that Fiji ships, all that is needed in
# those for plain ImageJ; then unpacks both for Linux into empty folders and gets a first result, without a display, with an
# empty home folder, and without a network where "unshare -n" is allowed. Fiji's folder is one of Fiji's jars that are
# on Maven Central, in the versions of src/assembly/fiji-versions.txt: imagej-legacy is not there, so Fiji itself is not started.
# Prints PASS or FAIL for each check; exit status 0 when all passed. Pictures stay in target/distribution/.
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
versions=$root/src/assembly/fiji-versions.txt
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
failed=0
limit=600 # seconds for a macro

pass() { echo "PASS: $*"; }
fail() { echo "FAIL: $*"; failed=1; }

zip_of() { # the one zip: fiji-linux-x86_64 ...
	local found
	found=$(ls "$root"/target/Super-Resolution-*-"$1".zip 2>/dev/null) && [ "$(wc -l <<<"$found")" = 1 ] || {
		echo "FAIL: build one version first: mvn -B -DskipTests clean package -Pdistribution" >&2; exit 1; }
	echo "$found"
}

jars() { unzip -Z1 "$1" | grep '\.jar$' | sed 's|.*/||' | sort; }

artifact() { sed -E 's/-[0-9][^/]*\.jar$//'; } # gson-2.10.1.jar → gson

shipped() { # artifact-version.jar of what Fiji ships and we need
	sed -n 's/^\* //p' "$versions" | awk -F: '{ print $2 "-" $3 ".jar" }' | sort
}

for platform in linux-x86_64 windows-x86_64 macos-arm64; do
	fiji=$(zip_of "fiji-$platform")
	imagej=$(zip_of "imagej-$platform")
	conflicts=$(jars "$fiji" | artifact | sort | comm -12 - <(grep -v '^#' "$versions" | cut -c3- | cut -d: -f2 | sort -u))
	[ -z "$conflicts" ] && pass "fiji-$platform holds nothing that Fiji ships" ||
		fail "fiji-$platform holds what Fiji ships: $conflicts"
	jars "$imagej" | grep -q -- '-imagej-open\.jar$' && ! jars "$fiji" | grep -q -- '-imagej-open\.jar$' &&
		pass "$platform: the class for plain ImageJ's File > Open is in its zip alone" || fail "$platform: where is imagej-open.jar?"
	rest=$(comm -23 <(jars "$imagej" | grep -v -- '-imagej-open\.jar$') <(jars "$fiji"))
	wanted=$(shipped | grep -v '^ij-1\.')
	[ "$rest" = "$wanted" ] && pass "fiji-$platform lacks only what Fiji ships, in Fiji's versions" ||
		fail "fiji-$platform: Fiji must ship, in these versions: $(tr '\n' ' ' <<<"$rest")"
	for zip in "$fiji" "$imagej"; do
		pages=$(unzip -Z1 "$zip" | grep -cE '^docs/Super-Resolution/docs/(guide|reference|go/super-resolve-image-guide)\.html$') || true
		[ "$pages" = 3 ] && pass "$(basename "$zip") holds the pages that Help opens" || fail "$(basename "$zip") lacks pages of Help"
	done
	natives=$(jars "$fiji" | grep -c '^pytorch-native-cpu-')
	[ "$natives" = 1 ] && pass "fiji-$platform holds PyTorch for one platform" || fail "fiji-$platform: $natives times PyTorch"
done
site=$(cd "$root/target/site" && find . -name '*.jar' | sed 's|^\./||' | sort)
in_zips=$(for p in linux-x86_64 windows-x86_64 macos-arm64; do unzip -Z1 "$(zip_of "fiji-$p")" | grep '\.jar$'; done | sort -u)
[ "$site" = "$in_zips" ] && pass "target/site holds the jars of the zips for Fiji" || fail "target/site differs from the zips"

offline=()
if unshare -n true 2>/dev/null; then offline=(unshare -n); else echo "NOTE: unshare -n is not allowed; network not cut off"; fi

alone() { # a program with an empty home folder and no network
	rm -rf "$work/home"
	mkdir "$work/home"
	timeout -k 5 "$limit" "${offline[@]}" env -i PATH="$PATH" HOME="$work/home" LC_ALL=C.UTF-8 OMP_NUM_THREADS="${OMP_NUM_THREADS:-1}" \
		"$@"
}

cat >"$work/train.ijm" <<'MACRO'
folder = getArgument();
run("Simulate Lattice...", "sample=gan-stem width=128 height=128 field=0.7872 seed=3");
run("Train Super-Resolution...", "source=[active image] run=[" + folder + "] network=tiny iterations=4 batch=1 patch=32");
run("Super-Resolve Image...", "model=[" + folder + "]");
if (getWidth() != 512) exit("the result is " + getWidth() + " pixels wide, not 512");
print("trained and super-resolved");
MACRO

first_result() { # NAME JAVA-OPTIONS...: the macro that comes in the zip, then a training of four steps
	local name=$1 out=$root/target/distribution/$1 said
	shift
	rm -rf "$out"
	mkdir -p "$out"
	said=$(alone java --add-opens java.base/java.lang=ALL-UNNAMED -Djava.awt.headless=true -Duser.home="$work/home" "$@" \
		macros/Super-Resolution/first-result.ijm "$out" 2>&1) || { fail "$name: $said"; return; }
	if grep -q '^first result: ' <<<"$said" && [ -s "$out/super-resolved.tif" ]; then
		pass "$name: $(grep '^first result: ' <<<"$said")"
	else
		fail "$name: no first result: $said"
	fi
	said=$(alone java --add-opens java.base/java.lang=ALL-UNNAMED -Djava.awt.headless=true -Duser.home="$work/home" "$@" \
		"$work/train.ijm" "$work/run-$name" 2>&1) || { fail "$name, training: $said"; return; }
	grep -q 'trained and super-resolved' <<<"$said" && pass "$name: a training of four steps, and its model at work" ||
		fail "$name, training: $said"
}

mkdir "$work/ImageJ"
cd "$work/ImageJ"
unzip -q "$(zip_of imagej-linux-x86_64)"
cp "$(ls "$root"/target/libs/ij-1.*.jar)" ij.jar
first_result imagej -jar "$(ls plugins/Super-Resolution/Super_Resolution-*.jar)"
cd /

mkdir -p "$work/Fiji/jars"
cd "$work/Fiji"
for jar in $(shipped); do cp "$root/target/libs/$jar" jars/; done
unzip -q "$(zip_of fiji-linux-x86_64)"
mkdir -p jars/linux64 # as Fiji has it; its launcher takes the jars there for modules, too
first_result fiji --module-path jars/linux64 --add-modules ALL-MODULE-PATH \
	-cp "$(ls plugins/Super_Resolution-*.jar):jars/*:jars/linux64/*" sc.fiji.superres.imagej.Headless

exit "$failed"
