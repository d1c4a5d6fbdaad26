// Do results keep defects, heal them, or invent some? Scans of perfect crystals are learnt from; scans of other places, with planted
// defects, are enlarged by every model, each with its map. docs/study.md tells what came out.
//   scripts/defects.sh FOLDER                                   all of it, then the measuring: an hour or two on two quiet cores
//   scripts/macro.sh macros/study/defects.ijm FOLDER            what is to be measured
//   scripts/macro.sh macros/study/defects.ijm "FOLDER;starters" the same without trainings: bicubic and the models that come along
//   scripts/macro.sh macros/study/defects.ijm "FOLDER;small"    two scans, no trainings: a minute
// What is there already stays, so it goes on where it was stopped.
var folder, map; // functions see them

argument = getArgument();
if (argument == "") argument = getDirectory("Folder for the study");
arguments = split(argument, ";");
folder = arguments[0] + "/";
how = "all";
if (arguments.length > 1) how = arguments[1];
if (how != "all" && how != "starters" && how != "small") exit("Add nothing, ;starters or ;small to the folder, not ;" + how);
map = "trust"; // or consistency: its channel 2 is then held to a threshold of its own
setBatchMode(true);
stem = "vacancy,faint,bright,displaced,antisite,interstitial";
stm = "vacancy,faint,bright,displaced,adatom";
if (how == "small") {
	scan("srtio3-stem", 4, stem, 24.6, 160, 15, 1);
	scan("mos2-stm", 2, stm, 46.9, 128, 15, 1);
	exit();
}
stems = newArray("gan-stem", "srtio3-stem", "tio2-stem");
stms = newArray("mos2-stm", "tio2-stm");
doses = newArray(15, 60, 5);
if (how == "all") {
	for (i = 0; i < stems.length; i++) learnColumns(stems[i]);
	for (i = 0; i < stms.length; i++) learnSurface(stms[i]);
}
for (d = 0; d < doses.length; d++) {
	for (i = 0; i < stems.length; i++) {
		for (factor = 4; factor >= 2; factor -= 2) {
			scan(stems[i], factor, stem, 24.6, 256, doses[d], 1);
			scan(stems[i], factor, stem, 12.3, 320, doses[d], 2);
			scan(stems[i], factor, stem, 12.3, 320, doses[d], 3);
			scan(stems[i], factor, "boundary", 24.6, 192, doses[d], 4);
		}
	}
	for (i = 0; i < stms.length; i++) {
		scan(stms[i], 2, stm, 46.9, 192, doses[d], 1);
		scan(stms[i], 2, stm, 31.3, 192, doses[d], 2);
		scan(stms[i], 2, "boundary", 31.3, 128, doses[d], 3);
		scan(stms[i], 2, "step", 31.3, 128, doses[d], 4);
	}
}

// Large scans, for what is invented: some 1000 cells each, 30 000 in all.
for (n = 0; n < 9; n++) for (i = 0; i < stems.length; i++) scan(stems[i], 4, "boundary", 24.6, 512, 15, 10 + n);

// Enlarges a scan by all models; pixels in pm. Into FOLDER/measured/SAMPLE xFACTOR PIXEL pm dose DOSE SEED.
function scan(sample, factor, planted, pixel, side, dose, seed) {
	seed += 300;
	here = folder + "measured/" + sample + " x" + factor + " " + pixel + " pm dose " + dose + " " + seed + "/";
	models = newArray("bicubic", "stem-lattice-x" + factor);
	if (endsWith(sample, "-stm")) models = newArray("bicubic", "stm-lattice-x2");
	if (factor == 4 || endsWith(sample, "-stm")) models = withLearnt(models, sample);
	if (isThere(here, models)) return;
	makeFolders(here);
	close("*");
	run("Clear Results");
	run("Simulate Lattice...", "sample=" + sample + " width=" + side + " height=" + side + " field=" + (side * pixel / 1000) + " dose=" + dose +
		" jitter=0 drift=0 seed=" + seed + " truth=" + factor + " planted=[" + planted + "] list=true");
	name = getTitle();
	rename("input");
	keep("input", here + "input");
	keep(name + "-truth", here + "truth");
	keep(name + "-perfect", here + "perfect");
	saveAs("Results", here + "defects.csv");
	for (m = 0; m < models.length; m++) enlarge(models[m], factor, sample, here);
}

// The names of both trainings on scans of a sample, if they are there.
function withLearnt(models, sample) {
	if (File.exists(folder + sample + "/published/model.pt")) models = Array.concat(models, "published");
	if (File.exists(folder + sample + "/independent/model.pt")) models = Array.concat(models, "independent");
	return models;
}

function isThere(here, models) {
	for (m = 0; m < models.length; m++) if (!File.exists(here + "result " + models[m] + ".tif")) return false;
	return true;
}

function enlarge(model, factor, sample, here) {
	if (File.exists(here + "result " + model + ".tif")) return;
	file = model;
	if (model == "bicubic") file = "bicubic x" + factor;
	if (model == "published" || model == "independent") file = folder + sample + "/" + model;
	selectImage("input");
	run("Super-Resolve Image...", "input=input model=[" + file + "] map=" + map);
	rename("result");
	keep("input-SRx" + factor + "-" + map, here + map + " " + model);
	keep("result", here + "result " + model);
	close("result");
	close("input-SRx" + factor + "-" + map);
}

// Writes an image and leaves its title as it was.
function keep(title, path) {
	selectImage(title);
	saveAs("Tiff", path + ".tif");
	rename(title);
}

function learnColumns(sample) {
	scans(sample, "field=3.1488 jitter=0.4 drift=0.05");
	train(sample, "independent", "preset=[4x independent 5-20] recipe=try patch=96 zoom=5 unit=MX");
	train(sample, "published", "preset=[4x ms 1.25-10] flips=false patch=96 zoom=5 unit=MX crops=grid milestones=1800,2400,2800");
}

function learnSurface(sample) {
	scans(sample, "field=24 jitter=0.4 drift=0.5");
	train(sample, "independent", "preset=[2x independent 24-12] recipe=try patch=48 zoom=24 unit=nm");
	train(sample, "published", "preset=[2x ms 48-14] flips=false patch=48 zoom=24 unit=nm crops=grid milestones=1800,2400,2800");
}

function scans(sample, options) {
	makeFolders(folder + sample + "/scans");
	for (n = 1; n <= 8; n++) {
		path = folder + sample + "/scans/scan_" + n + ".tif";
		if (File.exists(path)) continue;
		run("Simulate Lattice...", "sample=" + sample + " " + options + " dose=15 width=512 height=512 seed=" + n);
		saveAs("Tiff", path);
		close();
	}
}

function train(sample, kind, keys) {
	model = folder + sample + "/" + kind;
	if (File.exists(model + "/model.pt")) return;
	run("Train Super-Resolution...", "source=[" + folder + sample + "/scans] run=[" + model + "] " + keys +
		" network=fast iterations=3000 batch=4 learningrate=0.0015 validation=0.125 device=cpu seed=1");
}

function makeFolders(path) {
	parent = File.getParent(path);
	if (!File.isDirectory(parent)) makeFolders(parent);
	File.makeDirectory(path);
}
