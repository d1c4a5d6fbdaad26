#!/usr/bin/env bash
# A virtual stack of 48 slices of 2048×2048 pixels, 16 bit, enlarged ×4 by bicubic inside a heap of 2 GiB: the result is
# a TIFF of 6 GiB, whose last slice is read back and compared. TMPDIR=… chooses where the 6.4 GiB go; they are deleted.
set -euo pipefail
cd "$(dirname "$0")/../.."
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
cat > "$work/make.ijm" << 'MACRO'
newImage("scan", "16-bit ramp", 2048, 2048, 48);
setSlice(48);
run("Add...", "value=77 slice");
saveAs("Tiff", getArgument() + "/scan.tif");
MACRO
cat > "$work/enlarge.ijm" << 'MACRO'
run("TIFF Virtual Stack...", "open=[" + getArgument() + "/scan.tif]");
run("Super-Resolve Image...", "model=bicubic");
setSlice(48);
last = getPixel(4000, 5000);
setSlice(1);
print(getTitle() + ": " + nSlices + " slices of " + getWidth() + "×" + getHeight() + ", " + bitDepth() + " bit");
if (last - getPixel(4000, 5000) != 77) exit("The last slice differs by " + (last - getPixel(4000, 5000)) + ", not 77.");
MACRO
scripts/macro.sh "$work/make.ijm" "$work"
start=$SECONDS
JAVA_OPTS=-Xmx2g scripts/macro.sh "$work/enlarge.ijm" "$work"
echo "$(stat -c %s "$work/scan-SRx4.tif") bytes on disk in $((SECONDS - start)) s, heap 2 GiB"
