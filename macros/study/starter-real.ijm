// What the starter models make of real scans: bicubic, the starter, the starter fine-tuned on the left half of the scan, and fast learnt from
// that half alone in as many steps, all judged on the right half. docs/study.md tells what came out.
//   scripts/macro.sh macros/study/starter-real.ijm FOLDER                          scans from ../shared/data, stem-lattice-x4
//   scripts/macro.sh macros/study/starter-real.ijm "FOLDER;DATA"                   scans from DATA
//   scripts/macro.sh macros/study/starter-real.ijm "FOLDER;DATA;stem-lattice-x4;FILE.pt"   another starter beside, not fine-tuned
// What is trained and evaluated already stays. Results: FOLDER/starter-real.csv, columns.csv, a picture and an evaluation of each scan.
var folder, data, starters, steps, here, table, dots; // functions see them

argument = getArgument();
if (argument == "") exit("Name a folder for the results: scripts/macro.sh macros/study/starter-real.ijm FOLDER");
arguments = split(argument, ";");
folder = arguments[0] + "/";
data = "../shared/data/";
if (arguments.length > 1) data = arguments[1] + "/";
starters = newArray("stem-lattice-x4");
if (arguments.length > 2) starters = Array.slice(arguments, 2, arguments.length);
steps = 3000;
setBatchMode(true);
makeFolders(folder);
table = "scan,model,PSNR between lines\n";
dots = "scan,model,columns,expected,dots,at oxygen,PSNR against truth\n";

if (isThere("sto_haadf_5.1MX_1024px_12.2pm.tif")) {
	open(data + "sto_haadf_5.1MX_1024px_12.2pm.tif");
	study("sto_haadf", 4, "4x independent 5-20", 0.01225, starters, true);
}
if (isThere("sto_osiris_512px.tif")) {
	open(data + "sto_osiris_512px.tif");
	study("sto_osiris", 4, "4x independent 5-20", 0.01525, starters, true);
}
if (isThere("hopg_terrace_512px_11.48nm.iso28632.spm")) {
	openIso(data + "hopg_terrace_512px_11.48nm.iso28632.spm");
	study("graphite", 2, "2x independent 24-12", 0.02242, shipped("stm-lattice-x2"), false);
	wrongMicroscope("graphite");
}
simulated(15, 0.01225, 256);
simulated(1, 0.01225, 256);
simulated(15, 0.049, 128);
simulated(1, 0.049, 128);
File.saveString(table, folder + "starter-real.csv");
File.saveString(dots, folder + "columns.csv");

function isThere(name) {
	if (File.exists(data + name)) return true;
	print("Left out: there is no " + data + name + ".");
	return false;
}

// Empty where no such model comes along.
function shipped(name) {
	run("Clear Results");
	run("Super-Resolution Models...", "action=list");
	found = newArray(0);
	for (row = 0; row < nResults; row++) if (getResultString("Model", row) == name) found = newArray(name);
	if (found.length == 0) print("Left out: no model " + name + " comes along.");
	return found;
}

// The open image; pixel in nm; columns: whether it shows the columns of SrTiO3.
function study(name, factor, preset, pixel, from, columns) {
	prepare(name, pixel);
	width = getWidth() * pixel;
	close();
	keys = " preset=[" + preset + "] iterations=" + steps + " batch=4 patch=" + 24 * factor +
		" crops=random learningrate=0.0015 seed=1 zoom=" + width + " unit=nm";
	names = newArray("bicubic");
	models = newArray("bicubic x" + factor);
	for (s = 0; s < from.length; s++) {
		label = starterName(s);
		names = Array.concat(names, label);
		models = Array.concat(models, from[s]);
	}
	if (from.length > 0) {
		train(here + "tuned", "start=[" + from[0] + "]" + keys); // as today: rows are kept back, which show whether the starter may make the targets
		names = Array.concat(names, "fine-tuned");
		models = Array.concat(models, here + "tuned");
	}
	train(here + "scratch", "network=fast validation=0" + keys);
	names = Array.concat(names, "scratch");
	models = Array.concat(models, here + "scratch");
	evaluate(models, factor, width);
	for (m = 0; m < models.length; m++) betweenLines(name, names[m], models[m], factor);
	open(here + "right/scan.tif");
	rename("input");
	if (columns) {
		makeRectangle(56, 56, 256, 256);
		run("Crop");
	}
	for (m = 0; m < models.length; m++) {
		enlarge(names[m], models[m]);
		if (columns) countColumns(name, names[m], pixel / factor, "");
	}
	picture(folder + name + ".png", names, factor, pixel);
	close("*");
}

// Leaves the right half open.
function prepare(name, pixel) {
	w = getWidth(); h = getHeight();
	run("Properties...", "unit=nm pixel_width=" + pixel + " pixel_height=" + pixel);
	rename("whole");
	here = folder + name + "/";
	makeFolders(here + "left"); makeFolders(here + "right");
	half("left", 0, w / 2, h);
	close();
	half("right", w / 2, w / 2, h);
	close("whole");
}

function half(name, x, width, height) {
	selectImage("whole");
	makeRectangle(x, 0, width, height);
	run("Duplicate...", "title=half");
	saveAs("Tiff", here + name + "/scan.tif");
}

function starterName(number) {
	if (number == 0) return "starter";
	return "starter " + (number + 1);
}

function train(into, keys) {
	if (File.exists(into + "/model.pt")) return;
	run("Train Super-Resolution...", "source=[" + here + "left] run=[" + into + "] " + keys);
}

// Bicubic, models[0], is always one of an evaluation.
function evaluate(models, factor, width) {
	if (models.length == 1) return;
	if (File.exists(here + "report/report.html")) return;
	run("Evaluate Super-Resolution...", "mode=standard models=[" + String.join(Array.slice(models, 1, models.length), ";") + "] reference=[" +
		here + "right] factor=" + factor + " zoom=" + factor * width + " levels=" + width + " unit=nm crops=8 crop=128 output=[" + here + "report]");
}

// The evaluation's inputs are as many times coarser than the scan as a model enlarges. Here the input is every second pixel of every second
// line, so only twice as coarse, and the result is compared with the lines between, which share no noise with it.
function betweenLines(name, label, model, factor) {
	open(here + "right/scan.tif");
	run("32-bit");
	rename("scan");
	w = getWidth(); h = minOf(512, getHeight());
	newImage("input", "32-bit black", w / 2, h / 2, 1);
	newImage("lines", "32-bit black", w - 1, h / 2 - 1, 1);
	for (y = 0; y < h / 2 - 1; y++) {
		selectImage("scan");
		even = newArray(w); odd = newArray(w);
		for (x = 0; x < w; x++) {
			even[x] = getPixel(x, 2 * y);
			odd[x] = getPixel(x, 2 * y + 1);
		}
		selectImage("input");
		for (x = 0; x < w / 2; x++) setPixel(x, y, even[2 * x]);
		selectImage("lines");
		for (x = 0; x < w - 1; x++) setPixel(x, y, odd[x]);
	}
	selectImage("input");
	makeRectangle(0, 0, w / 2, h / 2 - 1);
	run("Crop");
	enlarge("result", model);
	sample(factor, w, h);
	run("Measure Image Similarity...", "image=sampled reference=lines border=8");
	line = name + "," + label + "," + d2s(getResult("PSNR", nResults - 1), 2);
	print(line);
	table = table + line + "\n";
	close("*");
}

// Pixel (x, 2y + 1) of the scan lies between four pixels of the result.
function sample(factor, w, h) {
	newImage("sampled", "32-bit black", w - 1, h / 2 - 1, 1);
	for (y = 0; y < h / 2 - 2; y++) {
		selectImage("result");
		row = newArray(w - 1);
		for (x = 0; x < w - 1; x++) {
			left = floor((x / 2 + 0.5) * factor - 0.5);
			top = (y + 1) * factor - 1;
			row[x] = (getPixel(left, top) + getPixel(left + 1, top) + getPixel(left, top + 1) + getPixel(left + 1, top + 1)) / 4;
		}
		selectImage("sampled");
		for (x = 0; x < w - 1; x++) setPixel(x, y, row[x]);
	}
}

function enlarge(name, model) {
	selectImage("input");
	run("Super-Resolve Image...", "input=input model=[" + model + "]");
	rename(name);
}

// A STEM starter on an STM scan, between its lines, beside bicubic.
function wrongMicroscope(name) {
	here = folder + name + "/";
	betweenLines(name, "bicubic x4", "bicubic x4", 4);
	betweenLines(name, "starter " + starters[0], starters[0], 4);
	open(here + "right/scan.tif");
	rename("input");
	enlarge("bicubic", "bicubic x4");
	enlarge("starter", starters[0]);
	picture(folder + name + "-stem.png", newArray("bicubic", "starter"), 4, 0.02242);
	close("*");
}

// The same of simulated SrTiO3, where the truth is known: there oxygen's columns are faint dots.
function simulated(dose, pixel, side) {
	run("Simulate Lattice...", "sample=srtio3-stem width=" + side + " height=" + side + " field=" + side * pixel + " dose=" + dose +
		" jitter=0.3 drift=0 truth=4 seed=301");
	scan = "simulated at dose " + dose + " and " + 1000 * pixel + " pm";
	title = getTitle();
	rename("input");
	selectImage(title + "-truth");
	rename("truth");
	countColumns(scan, "truth", pixel / 4, "");
	enlarge("bicubic", "bicubic x4");
	countColumns(scan, "bicubic", pixel / 4, "truth");
	for (s = 0; s < starters.length; s++) {
		label = starterName(s);
		enlarge(label, starters[s]);
		countColumns(scan, label, pixel / 4, "truth");
		close(label);
	}
	close("*");
}

// Columns are maxima of the image smoothed by 0.04 nm, at least 12 % of the contrast high; dots are maxima of the image itself, at least 5 %
// high, farther than 0.09 nm from any column. Oxygen lies halfway between columns that are one cell apart.
function countColumns(scan, name, pixel, truth) {
	cell = 0.3905;
	selectImage(name);
	psnr = NaN;
	if (truth != "") {
		run("Measure Image Similarity...", "image=[" + name + "] reference=[" + truth + "]");
		psnr = getResult("PSNR", nResults - 1);
	}
	selectImage(name);
	run("Duplicate...", "title=sharp");
	run("32-bit");
	contrast = contrastOf("sharp");
	run("Duplicate...", "title=smooth");
	run("Gaussian Blur...", "sigma=" + 0.04 / pixel);
	columns = maxima("smooth", 0.12 * contrast);
	found = maxima("sharp", 0.05 * contrast);
	side = getWidth() - 2 * border();
	expected = 2 * pow(side * pixel / cell, 2);
	oxygen = between(columns, cell / pixel, 0.05 / pixel);
	count = 0; right = 0; inside = 0;
	for (i = 0; i < columns.length; i += 2) if (isInside(columns, i)) inside++;
	for (i = 0; i < found.length; i += 2) {
		if (!isInside(found, i)) continue;
		if (nearest(found[i], found[i + 1], columns) * pixel < 0.09) continue;
		count++;
		if (nearest(found[i], found[i + 1], oxygen) * pixel < 0.05) right++;
	}
	close("sharp"); close("smooth");
	line = scan + "," + name + "," + inside + "," + d2s(expected, 0) + "," + count + "," + right + "," + d2s(psnr, 2);
	print(line);
	dots = dots + line + "\n";
}

function border() {
	return 60;
}

function isInside(list, i) {
	if (minOf(list[i], list[i + 1]) <= border()) return false;
	if (maxOf(list[i], list[i + 1]) >= getWidth() - border()) return false;
	return true;
}

// From the 5th to the 99th percentile.
function contrastOf(title) {
	selectImage(title);
	getStatistics(area, mean, min, max);
	getHistogram(values, counts, 4096, min, max);
	sum = 0; low = NaN;
	for (i = 0; i < counts.length; i++) {
		sum += counts[i];
		if (isNaN(low) && sum > 0.05 * area / pixelArea()) low = i;
		if (sum > 0.99 * area / pixelArea()) return (i - low) / counts.length * (max - min);
	}
}

function pixelArea() {
	getPixelSize(unit, width, height);
	return width * height;
}

// x, y, x, y, … in pixels.
function maxima(title, prominence) {
	selectImage(title);
	run("Find Maxima...", "prominence=" + prominence + " output=[Point Selection]");
	list = newArray(0);
	if (selectionType() == -1) return list;
	getSelectionCoordinates(x, y);
	run("Select None");
	list = newArray(2 * x.length);
	for (i = 0; i < x.length; i++) {
		list[2 * i] = x[i];
		list[2 * i + 1] = y[i];
	}
	return list;
}

// Halfway between each two places that are about so far apart.
function between(places, distance, tolerance) {
	list = newArray(0);
	for (i = 0; i < places.length; i += 2)
		for (j = 0; j < i; j += 2) {
			apart = sqrt(pow(places[i] - places[j], 2) + pow(places[i + 1] - places[j + 1], 2));
			if (abs(apart - distance) < tolerance)
				list = Array.concat(list, (places[i] + places[j]) / 2, (places[i + 1] + places[j + 1]) / 2);
		}
	return list;
}

function nearest(x, y, places) {
	least = 1e9;
	for (p = 0; p < places.length; p += 2) least = minOf(least, pow(places[p] - x, 2) + pow(places[p + 1] - y, 2));
	return sqrt(least);
}

// Input and results side by side, with a bar of 0.5 nm.
function picture(path, names, factor, pixel) {
	piece = 256; gap = 6; top = 26;
	shown = Array.concat(newArray("input"), names);
	newImage("picture", "RGB white", shown.length * (piece + gap) + gap, piece + top + gap, 1);
	for (i = 0; i < shown.length; i++) {
		selectImage(shown[i]);
		if (i == 0) makeRectangle(60, 60, piece / factor, piece / factor); else makeRectangle(60 * factor, 60 * factor, piece, piece);
		run("Duplicate...", "title=piece");
		if (i == 0) run("Resample Image...", "width=" + piece + " height=" + piece + " filter=nearest");
		rename("enlarged");
		run("Enhance Contrast", "saturated=0.3");
		run("RGB Color");
		run("Copy");
		close("enlarged"); close("piece");
		selectImage("picture");
		makeRectangle(gap + i * (piece + gap), top, piece, piece);
		run("Paste");
		run("Select None");
		setColor(0, 0, 0);
		setFont("SansSerif", 16, "antialiased");
		drawString(shown[i], gap + i * (piece + gap), top - 4);
		setColor(255, 255, 0);
		fillRect(gap + i * (piece + gap) + 10, top + piece - 14, 0.5 / pixel * factor, 5);
	}
	saveAs("PNG", path);
	close();
}

// ISO 28632, as in real.ijm: text, a number a line after the header, row by row. A straight line is taken off each row.
function openIso(path) {
	text = File.openAsString(path);
	lines = split(substring(text, indexOf(text, "end of header")), "\n");
	newImage("stm", "32-bit black", 512, 512, 1);
	for (y = 0; y < 512; y++) {
		mean = 0; slope = 0;
		for (x = 0; x < 512; x++) {
			z = 1e12 * parseFloat(lines[1 + y * 512 + x]); // pm
			mean += z / 512;
			slope += z * (x - 255.5) / (512 * (512 * 512 - 1) / 12);
			setPixel(x, y, z);
		}
		for (x = 0; x < 512; x++) setPixel(x, y, getPixel(x, y) - mean - slope * (x - 255.5));
	}
	run("Enhance Contrast", "saturated=4");
	run("8-bit");
}

function makeFolders(path) {
	parent = File.getParent(path);
	if (!File.isDirectory(parent)) makeFolders(parent);
	File.makeDirectory(path);
}
