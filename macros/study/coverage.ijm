// How well the bounds of map=trust hold: the share of windows of 5x5 input pixels whose true error does not exceed its bound, which should
// be 90 %, on simulated scans that neither the models nor their calibrations have seen. docs/trust.md#a-map-with-a-guarantee has the tables.
//   OMP_NUM_THREADS=1 scripts/macro.sh macros/study/coverage.ijm FOLDER             the models that come along, and one trained on GaN
//   OMP_NUM_THREADS=1 scripts/macro.sh macros/study/coverage.ijm "FOLDER;RUN"       that of a run folder, trained on GaN at 5 MX, instead
// The model on GaN learns from eight scans as in test-data/, by recipe=try (3 to 10 minutes), and is calibrated by its training.
// Results: FOLDER/coverage.csv, a line for each model, sample, zoom and dose: scans, scans without a guarantee, coverage, mean error and mean
// bound in % of the contrast, the share that the map does not grey out, and the share that the input contradicts, which has no bound. The
// last lines are sums over zooms and doses. The same scans and more, but for GaN, in minutes: CoverageTable (src/test/java/sc/fiji/superres/trust).
var folder, table, side, margin; // functions see them
var scans, none, windows, held, errors, bounds, good, contradicted; // of one line
var allScans, allNone, allWindows, allHeld, allErrors, allBounds, allGood, allContradicted; // of one sample

arguments = split(getArgument(), ";");
if (arguments.length < 1) exit("Name a folder: scripts/macro.sh macros/study/coverage.ijm FOLDER");
folder = arguments[0] + "/";
File.makeDirectory(folder);
setBatchMode(true);
side = 80;
margin = 8;
table = "model,sample,pixel,dose,scans,none,coverage,error,bound,not grey,contradicted\n";
sums = "";
doses = newArray(5, 10, 20, 50);

stem = newArray(0.0307, 0.0175, 0.0095, 0.0057);
stm = newArray(0.0938, 0.05, 0.03, 0.016);
sums = sums + sample("stem-lattice-x4", "random-stem", stem, 4, true);
sums = sums + sample("stem-lattice-x4", "gaas-stem", stem, 4, true);
sums = sums + sample("stem-lattice-x4", "tio2-stem", stem, 4, true);
sums = sums + sample("stem-lattice-x4", "zno-stem", stem, 4, true);
sums = sums + sample("stem-lattice-x2", "random-stem", stem, 2, true);
sums = sums + sample("stm-lattice-x2", "random-stm", stm, 2, true);
sums = sums + sample("stm-lattice-x2", "tio2-stm", stm, 2, true);
sums = sums + sample("stm-lattice-x2", "nbse2-stm", stm, 2, true);

if (arguments.length > 1) model = arguments[1];
else model = trained();
side = 160; // some cells at every zoom: in two of them no lattice is found
gan = newArray(0.0246, 0.0176, 0.0123, 0.0088, 0.00615); // taken to 5, 7, 10, 14 and 20 MX
// With defects comes any rotation, strain and edges: not what it has learnt from.
sums = sums + sample(model, "gan-stem", gan, 4, false);
sums = sums + sample(model, "gan-stem", gan, 4, true);

File.saveString(table + sums, folder + "coverage.csv");
print(table + sums);

function trained() {
	data = folder + "gan/";
	File.makeDirectory(data);
	for (i = 1; i <= 8; i++) {
		if (File.exists(data + "gan_5MX_" + i + ".tif")) continue;
		run("Simulate Lattice...", "sample=gan-stem width=512 height=512 field=3.1488 dose=15 jitter=0.4 drift=0.05 seed=" + i);
		saveAs("Tiff", data + "gan_5MX_" + i + ".tif");
		close();
	}
	run("Train Super-Resolution...", "source=[" + data + "] run=[" + folder + "run] preset=[4x independent 5-20] recipe=try validation=0.1 seed=1");
	return folder + "run";
}

// A line for each zoom and dose; returns that of their sum.
function sample(model, what, pixels, factor, defects) {
	allScans = 0; allNone = 0; allWindows = 0; allHeld = 0; allErrors = 0; allBounds = 0; allGood = 0; allContradicted = 0;
	name = what;
	if (defects) name = what + " with defects";
	for (p = 0; p < pixels.length; p++) {
		for (d = 0; d < doses.length; d++) {
			scans = 0; none = 0; windows = 0; held = 0; errors = 0; bounds = 0; good = 0; contradicted = 0;
			for (place = 1; place <= 2; place++)
				scan(model, what, pixels[p], doses[d], factor, defects, 7000000 + 1000 * p + 100 * d + place);
			table = table + line(model, name, pixels[p], doses[d]);
			allScans += scans; allNone += none; allWindows += windows; allHeld += held; allErrors += errors; allBounds += bounds; allGood += good;
			allContradicted += contradicted;
		}
	}
	scans = allScans; none = allNone; windows = allWindows; held = allHeld; errors = allErrors; bounds = allBounds; good = allGood;
	contradicted = allContradicted;
	File.saveString(table, folder + "coverage.csv"); // so far
	sum = "" + line(model, name, "all", "all");
	return sum;
}

function line(model, name, pixel, dose) {
	return File.getName(model) + "," + name + "," + pixel + "," + dose + "," + scans + "," + none + "," + d2s(100 * held / windows, 1) +
		"," + d2s(errors / windows, 2) + "," + d2s(bounds / windows, 2) + "," + d2s(100 * good / windows, 0) +
		"," + d2s(100 * contradicted / (windows + contradicted), 2) + "\n";
}

function scan(model, what, pixel, dose, factor, defects, seed) {
	keys = "";
	if (defects) keys = " defects=true";
	run("Simulate Lattice...", "sample=" + what + keys + " width=" + side + " height=" + side + " field=" + side * pixel + " dose=" + dose +
		" jitter=0 drift=0 truth=" + factor + " seed=" + seed);
	title = getTitle();
	run("32-bit"); // so that results are not rounded
	run("Super-Resolve Image...", "input=[" + title + "] model=[" + model + "] map=trust range=0:255");
	result = getTitle();
	scans++;
	selectImage(result + "-trust");
	setSlice(1);
	if (startsWith(getInfo("slice.label"), "no guarantee")) none++;
	else count(result, title + "-truth", result + "-trust", factor);
	close("*");
}

// Adds the windows of a result, but for those at the edge.
function count(result, truth, map, factor) {
	selectImage(result);
	contrast = span();
	imageCalculator("Subtract create 32-bit", result, truth);
	run("Square");
	run("Bin...", "x=" + factor + " y=" + factor + " bin=Average");
	squares = windowed(side, side);
	n = side - 2 * margin;
	error = newArray(n * n);
	for (i = 0; i < n * n; i++) error[i] = 100 * sqrt(squares[(margin + floor(i / n)) * side + margin + i % n]) / contrast;
	selectImage(map);
	setSlice(1);
	for (i = 0; i < n * n; i++) {
		bound = getPixel(margin + i % n, margin + floor(i / n));
		if (isNaN(bound)) contradicted++;
		else {
			windows++;
			errors += error[i];
			bounds += bound;
			if (error[i] <= bound) held++;
			if (bound <= 10) good++;
		}
	}
}

// The active image's means over 5x5 pixels, but for those at the edge, row by row.
function windowed(width, height) {
	rows = newArray(width * height);
	for (y = 0; y < height; y++)
		for (x = 2; x < width - 2; x++)
			rows[y * width + x] = getPixel(x - 2, y) + getPixel(x - 1, y) + getPixel(x, y) + getPixel(x + 1, y) + getPixel(x + 2, y);
	means = newArray(width * height);
	for (y = 2; y < height - 2; y++)
		for (x = 2; x < width - 2; x++) {
			i = y * width + x;
			means[i] = (rows[i - 2 * width] + rows[i - width] + rows[i] + rows[i + width] + rows[i + 2 * width]) / 25;
		}
	return means;
}

// From the 1st to the 99th percentile of the active image.
function span() {
	values = newArray(getWidth() * getHeight());
	for (i = 0; i < values.length; i++) values[i] = getPixel(i % getWidth(), floor(i / getWidth()));
	Array.sort(values);
	return values[floor(0.99 * (values.length - 1))] - values[floor(0.01 * (values.length - 1))];
}
