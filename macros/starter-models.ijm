// Makes the starter models again: src/main/resources/sc/fiji/superres/starter/. They learn from simulated lattices alone.
//   OMP_NUM_THREADS=1 scripts/macro.sh macros/starter-models.ijm FOLDER                       all of them
//   OMP_NUM_THREADS=1 scripts/macro.sh macros/starter-models.ijm "FOLDER;stem-lattice-x4"     this one only
//   OMP_NUM_THREADS=1 scripts/macro.sh macros/starter-models.ijm "FOLDER;trial"               all, few pairs and steps
//   OMP_NUM_THREADS=1 scripts/macro.sh macros/starter-models.ijm "FOLDER;judge"               scores of what is trained: FOLDER/NAME-scores.csv
// A pair is a small noisy scan of a crystal that is another one each time, with defects, and the noiseless truth of the same field.
// Kept back for judging, by STEM: GaAs, TiO2 and ZnO, and zooms around 5, 10, 15 and 20 MX; by STM: TiO2(110) and NbSe2, and fields
// around 24, 16, 12 and 10 nm of 512 pixels; by both: doses around 15. No random-* sample is one of these crystals.
// What is written already stays, so it goes on where it was stopped. Results: FOLDER/NAME/best.pt.
var folder, seed, side, trial, pairs, iterations, batch; // functions see them
var sample, low, high, unit, recorded, pixelAtRecorded, relative, wide, drifting; // what is simulated: stem() and stm()
var judgedSamples, judgedPixels;

seed = 1;
side = 64; // of an input
argument = getArgument();
if (argument == "") exit("Name a folder: scripts/macro.sh macros/starter-models.ijm FOLDER");
wanted = split(argument, ";");
folder = wanted[0] + "/";
wanted = Array.deleteIndex(wanted, 0);
trial = false;
judged = false;
if (wanted.length > 0 && wanted[wanted.length - 1] == "trial") {
	trial = true;
	wanted = Array.deleteIndex(wanted, wanted.length - 1);
}
if (wanted.length > 0 && wanted[wanted.length - 1] == "judge") {
	judged = true;
	wanted = Array.deleteIndex(wanted, wanted.length - 1);
}
names = newArray("stem-lattice-x4", "stem-lattice-x2", "stm-lattice-x2");
if (wanted.length == 0) wanted = names;
for (w = 0; w < wanted.length; w++)
	if (!contains(names, wanted[w])) exit("\"" + wanted[w] + "\" is none of: " + String.join(names, ", "));

setBatchMode(true);
makeFolders(folder);
for (w = 0; w < wanted.length; w++) {
	if (startsWith(wanted[w], "stm")) stm();
	else stem();
	plan(wanted[w]);
	if (judged) judge(wanted[w]);
	else {
		simulate(wanted[w]);
		train(wanted[w]);
	}
}

// How much the models in the jar learnt from, and how long.
function plan(name) {
	pairs = 6000;
	iterations = 20000;
	batch = 8;
	if (name == "stem-lattice-x2") {
		pairs = 2000;
		iterations = 8000;
		batch = 4;
	}
	if (name == "stm-lattice-x2") iterations = 3000;
	if (trial) {
		pairs = 40;
		iterations = 200;
	}
}

// Pixels of inputs are low to high, in nm; 5 MX is 6.15 pm a pixel, as in test-data. Zooms are relative: targets to what was recorded.
function stem() {
	sample = "random-stem";
	low = 0.0057;
	high = 0.0307;
	unit = "MX";
	recorded = 5;
	pixelAtRecorded = 0.00615;
	relative = newArray(0.2, 0.25, 0.35, 0.5, 0.7, 1, 1.075); // times the factor
	wide = 1;
	drifting = 3;
	judgedSamples = newArray("gaas-stem", "tio2-stem", "zno-stem");
	judgedPixels = newArray(0.0246, 0.0123, 0.0082, 0.00615);
}

// A field of 24 nm is 512 pixels. What is taken off each line is fitted to far more than an input, so scans are wider and inputs a part.
function stm() {
	sample = "random-stm";
	low = 0.016;
	high = 0.0938;
	unit = "nm";
	recorded = 24;
	pixelAtRecorded = 24 / 512;
	relative = newArray(0.5, 0.7, 1, 1.5, 2, 2.4, 2.93);
	wide = 2;
	drifting = 6;
	judgedSamples = newArray("tio2-stm", "nbse2-stm");
	judgedPixels = newArray(24 / 512, 16 / 512, 12 / 512, 10 / 512);
}

function contains(list, word) {
	for (i = 0; i < list.length; i++) if (list[i] == word) return true;
	return false;
}

function makeFolders(path) {
	parts = split(path, "/");
	made = "";
	if (startsWith(path, "/")) made = "/";
	for (i = 0; i < parts.length; i++) {
		made = made + parts[i] + "/";
		File.makeDirectory(made);
	}
}

// 64×64 pixels each; every 20th pair is for validation. The manifest makes it a pair folder, and is written last.
function simulate(name) {
	to = folder + name + " pairs/";
	if (File.exists(to + "manifest.json")) return;
	factor = parseInt(substring(name, lastIndexOf(name, "x") + 1));
	list = "";
	for (part = 0; part < 2; part++) {
		makeFolders(to + partName(part) + "/HR");
		makeFolders(to + partName(part) + "/LR");
	}
	for (i = 1; i <= pairs; i++) {
		part = i % 20 == 0;
		file = IJ.pad(i, 4) + ".tif";
		pixel = pair(i, factor, to + partName(part) + "/HR/" + file, to + partName(part) + "/LR/" + file);
		if (i > 1) list = list + ",\n";
		list = list + listed(partName(part), file, pixel / factor, factor);
	}
	File.saveString(manifest(factor, list), to + "manifest.json");
	print(name + ": wrote " + pairs + " pairs to " + to);
}

function partName(part) {
	if (part) return "val";
	return "train";
}

// Draws what the simulator does not draw itself. Returns the size of an input's pixel in nm.
function pair(number, factor, hr, lr) {
	random("seed", 1000000 * seed + number);
	for (i = 0; i < 3; i++) unused = random(); // seeds that are neighbours begin alike
	pixel = drawPixel();
	dose = drawDose();
	jitter = 0;
	if (random() < 0.7) jitter = 0.6 * random();
	drift = drifting * random() * random() * pixel;
	changed = random() < 0.35;
	if (File.exists(hr) && File.exists(lr)) return pixel;
	run("Simulate Lattice...", "sample=" + sample + " defects=true width=" + wide * side + " height=" + side + " field=" +
		wide * side * pixel + " dose=" + dose + " jitter=" + jitter + " drift=" + drift + " truth=" + factor + " seed=" +
		(1000000 * seed + number));
	input = getTitle();
	if (wide > 1) cut(input, input + "-truth", factor);
	if (changed && sample == "random-stem") stretch(input, input + "-truth");
	if (changed && sample == "random-stm") shrink(input, input + "-truth");
	selectImage(input);
	saveAs("Tiff", lr);
	close();
	selectImage(input + "-truth");
	saveAs("Tiff", hr);
	close();
	return pixel;
}

// Log-uniform, but not within 4 % of the zooms that models are judged at.
function drawPixel() {
	do {
		pixel = low * exp(random() * log(high / low));
		near = false;
		for (j = 0; j < judgedPixels.length; j++) if (abs(pixel / judgedPixels[j] - 1) < 0.04) near = true;
	} while (near);
	return pixel;
}

// Log-uniform from 4 to 80 electrons a pixel, but not 12 to 18.75.
function drawDose() {
	do {
		dose = 4 * exp(random() * log(20));
	} while (dose > 12 && dose < 18.75);
	return dose;
}

// As 16- and 32-bit images are: from the input's least to its greatest grey value.
function stretch(input, truth) {
	selectImage(input);
	getStatistics(area, mean, min, max);
	if (max - min < 8) return;
	selectImage(input);
	setMinAndMax(min, max);
	run("Apply LUT");
	selectImage(truth);
	setMinAndMax(min, max);
	run("Apply LUT");
}

// STM software shows the 2nd to the 98th percentile; 16- and 32-bit images show all heights, so that the lattice is fainter.
function shrink(input, truth) {
	contrast = 0.5 + 0.5 * random();
	offset = 255 * (1 - contrast) * random();
	images = newArray(input, truth);
	for (i = 0; i < 2; i++) {
		selectImage(images[i]);
		run("Multiply...", "value=" + contrast);
		run("Add...", "value=" + offset);
	}
}

// Leaves a square of both, the same field of each, anywhere along the lines.
function cut(input, truth, factor) {
	left = floor(random() * ((wide - 1) * side + 1));
	selectImage(input);
	makeRectangle(left, 0, side, side);
	run("Crop");
	selectImage(truth);
	makeRectangle(left * factor, 0, side * factor, side * factor);
	run("Crop");
}

// A pair in the manifest; its zoom is the nearest of those below.
function listed(part, file, pixel, factor) {
	ratio = nearest(pixelAtRecorded / pixel, ratios(factor));
	zoom = recorded * ratio;
	if (unit == "nm") zoom = recorded / ratio;
	return "{\"part\":\"" + part + "\",\"source\":\"simulated " + part + "\",\"zoom\":" + zoom +
		",\"subProcess\":1,\"ratio\":" + ratio + ",\"crop\":0,\"x\":0,\"y\":0,\"filter\":\"none\",\"target\":\"" + part + "/HR/" +
		file + "\",\"input\":\"" + part + "/LR/" + file + "\"}";
}

// The ends are the zooms of the coarsest and the finest truth.
function ratios(factor) {
	list = Array.copy(relative);
	for (i = 0; i < list.length; i++) list[i] = list[i] * factor;
	return list;
}

function nearest(value, list) {
	best = list[0];
	for (i = 0; i < list.length; i++) if (abs(log(list[i] / value)) < abs(log(best / value))) best = list[i];
	return best;
}

// What Generate Training Pairs writes of its folders: the kind of pairs, zooms and pixel sizes, which the model's card takes from here.
function manifest(factor, list) {
	zooms = ratios(factor);
	alphas = newArray(0);
	betas = newArray(0);
	for (i = 0; i < zooms.length; i++) {
		if (zooms[i] < 1) alphas = Array.concat(alphas, zooms[i]);
		if (zooms[i] > 1) betas = Array.concat(betas, zooms[i]);
	}
	configuration = "{\"name\":\"simulated lattices\",\"factor\":" + factor + ",\"alphas\":[" + String.join(alphas) + "],\"betas\":[" + String.join(betas) + "]," +
		"\"gammas\":[],\"filters\":[\"bicubic\"],\"crop\":" + factor * side + ",\"cropsPerRow\":1,\"zoom\":{\"value\":" + recorded +
		",\"unit\":\"" + unit + "\"},\"pairs\":\"independent\",\"withoutRecorded\":false}";
	sources = "";
	for (part = 0; part < 2; part++) {
		if (part > 0) sources = sources + ",\n";
		sources = sources + "{\"name\":\"simulated " + partName(part) + "\",\"part\":\"" + partName(part) + "\",\"type\":\"8-bit\"," +
			"\"width\":" + side + ",\"height\":" + side + ",\"range\":[0,255],\"pixel\":[" + pixelAtRecorded + "," + pixelAtRecorded + "]}";
	}
	return "{\"format\":1,\"seed\":" + seed + ",\"configuration\":" + configuration + ",\n\"sources\":[" + sources + "],\n\"pairs\":[\n" +
		list + "]}\n";
}

function train(name) {
	factor = parseInt(substring(name, lastIndexOf(name, "x") + 1));
	run("Train Super-Resolution...", "source=[" + folder + name + " pairs] run=[" + folder + name + "] network=fast iterations=" +
		iterations + " batch=" + batch + " patch=" + 24 * factor + " crops=random learningrate=0.0015 schedule=onecycle seed=" + seed);
	print(name + ": " + folder + name + "/best.pt");
}

// Crystals, a dose and zooms that were not drawn; inputs have noise of their own and neither jitter nor drift, so that the truth is the
// truth of every pixel. A figure is the mean of three places.
function judge(name) {
	places = 3;
	factor = parseInt(substring(name, lastIndexOf(name, "x") + 1));
	table = "sample,pixel,psnr,bicubic\n";
	makeFolders(folder + name + " judged");
	for (s = 0; s < judgedSamples.length; s++) {
		for (p = 0; p < judgedPixels.length; p++) {
			trained = 0;
			bicubic = 0;
			for (place = 1; place <= places; place++) {
				run("Simulate Lattice...", "sample=" + judgedSamples[s] + " width=160 height=160 field=" + 160 * judgedPixels[p] +
					" dose=15 jitter=0 drift=0 truth=" + factor + " seed=" + (300 + place));
				title = getTitle();
				rename("input");
				selectImage(title + "-truth");
				rename("truth");
				bicubic += score("bicubic x" + factor) / places;
				trained += score(folder + name) / places;
				if (place == 1) comparison(folder + name + " judged/" + judgedSamples[s] + "-" + judgedPixels[p] + ".png", factor);
				close("*");
			}
			table = table + judgedSamples[s] + "," + d2s(judgedPixels[p], 6) + "," + d2s(trained, 2) + "," + d2s(bicubic, 2) + "\n";
		}
	}
	File.saveString(table, folder + name + "-scores.csv");
	print(table);
}

// Leaves the result, called like its model.
function score(model) {
	run("Super-Resolve Image...", "input=input model=[" + model + "]");
	if (startsWith(model, "bicubic")) rename("bicubic");
	else rename("result");
	run("Measure Image Similarity...", "image=" + getTitle() + " reference=truth");
	return getResult("PSNR", nResults - 1);
}

// Input, bicubic, result and truth beside each other, 256×256 pixels of each.
function comparison(path, factor) {
	selectImage("input");
	run("Resample Image...", "factor=" + factor + " filter=nearest");
	rename("enlarged");
	shown = newArray("enlarged", "bicubic", "result", "truth");
	newImage("comparison", "8-bit black", 4 * 260, 256, 1);
	for (i = 0; i < 4; i++) {
		selectImage(shown[i]);
		makeRectangle(32 * factor, 32 * factor, 256, 256);
		run("Copy");
		selectImage("comparison");
		makeRectangle(i * 260, 0, 256, 256);
		run("Paste");
	}
	run("Select None");
	saveAs("PNG", path);
}
