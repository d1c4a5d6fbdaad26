// The picture of "Prepare scans" in docs/guide.md: a scan as recorded, as published, and by the median of differences.
// Afterwards: convert prepare.png -strip -colors 64 PNG8:prepare.png
// scripts/macro.sh macros/prepare-picture.ijm "SCAN.spm;docs/images/prepare.png"; in the guide it is the scan of graphite
// by Maxime Le Ster (github.com/maximelester/driftcorrection, graphiteterrace.spm, MIT licence).
SIDE = 300; // pixels of each of the three
parts = split(getArgument(), ";");
setBatchMode(true);
open(parts[0]);
rename("scan");
show("recorded", "method=none clip=0");
show("published", "");
show("median", "method=median clip=0.2");
run("Combine...", "stack1=recorded stack2=published");
rename("two");
run("Combine...", "stack1=two stack2=median");
saveAs("PNG", parts[1]);

function show(name, options) {
	selectImage("scan");
	run("Prepare Scans...", options);
	run("Size...", "width=" + SIDE - 6 + " height=" + SIDE + " average interpolation=Bilinear");
	setBackgroundColor(255, 255, 255);
	run("Canvas Size...", "width=" + SIDE + " height=" + SIDE + " position=Center");
	rename(name);
}
