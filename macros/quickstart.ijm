// The first result: scripts/quickstart.sh runs this macro with the repository's folder as argument.
// Trains a small network on the low-resolution images alone, then judges it on a scan it has never seen, of another place and
// with noise of its own, simulated at 2.5 MX (half the zoom level of the training images) and taken to 10 MX (twice it). The
// reference is the same place scanned at 10 MX without noise: nothing but the truth is compared with.
root = getArgument();
if (root == "") exit("Name the folder of the repository: scripts/macro.sh macros/quickstart.ijm .");
out = root + "/target/quickstart/";
data = root + "/test-data/";
setBatchMode(true);

run("Train Super-Resolution...", "source=[" + data + "low-resolution] run=[" + out + "run] preset=[4x independent 5-20] " +
	"recipe=try validation=0.1 seed=1");

run("Simulate Lattice...", "sample=gan-stem width=160 height=160 field=1.968 dose=15 jitter=0 drift=0 seed=101");
rename("input at 2.5MX");
run("Simulate Lattice...", "sample=gan-stem width=640 height=640 field=1.968 dose=1000000 jitter=0 drift=0 seed=101");
rename("reference");
run("Super-Resolve Image...", "input=[input at 2.5MX] model=bicubic");
rename("bicubic");
run("Super-Resolve Image...", "input=[input at 2.5MX] model=[" + out + "run]");
rename("trained");
selectImage("input at 2.5MX");
rename("input");

run("Measure Image Similarity...", "image=bicubic reference=reference");
run("Measure Image Similarity...", "image=trained reference=reference");
bicubic = getResult("PSNR", nResults - 2);
trained = getResult("PSNR", nResults - 1);
saveAs("Results", out + "similarity.csv");
names = newArray("input", "bicubic", "trained", "reference");
for (i = 0; i < names.length; i++) {
	selectImage(names[i]);
	run("Duplicate...", "title=saved");
	saveAs("Tiff", out + names[i] + ".tif");
	close();
}
comparison(names, trained, bicubic, out + "comparison.png");
print("quickstart: trained " + d2s(trained, 2) + " dB, bicubic " + d2s(bicubic, 2) + " dB");

// The same 256×256 pixels of all four, side by side, with a scale bar; the input's pixels are shown as squares.
function comparison(names, trained, bicubic, path) {
	labels = newArray("Input (noise of its own)", "Bicubic, " + d2s(bicubic, 2) + " dB", "Trained, " + d2s(trained, 2) + " dB", "Truth (without noise)");
	side = 256; gap = 8; top = 28;
	selectImage("reference");
	getPixelSize(unit, pixel, height);
	selectImage("input");
	run("Resample Image...", "factor=4 filter=nearest");
	rename("input enlarged");
	names[0] = "input enlarged";
	newImage("comparison", "RGB white", names.length * (side + gap) + gap, side + top + gap, 1);
	for (i = 0; i < names.length; i++) {
		selectImage(names[i]);
		makeRectangle(128, 128, side, side);
		run("Copy");
		selectImage("comparison");
		makeRectangle(gap + i * (side + gap), top, side, side);
		run("Paste");
		run("Select None");
		setColor(0, 0, 0);
		setFont("SansSerif", 15, "antialiased");
		drawString(labels[i], gap + i * (side + gap), top - 5);
	}
	bar = 0.2 / pixel; // 0.2 nm
	x = names.length * (side + gap) - 12 - bar;
	setColor(0, 0, 0);
	fillRect(x - 6, top + side - 34, bar + 12, 30);
	setColor(255, 255, 255);
	fillRect(x, top + side - 13, bar, 5);
	setFont("SansSerif", 13, "bold antialiased");
	drawString("0.2 nm", x + bar / 2 - getStringWidth("0.2 nm") / 2, top + side - 15);
	saveAs("PNG", path);
}
