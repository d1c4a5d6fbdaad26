// The paper's Table 3 on simulated HAADF-STEM scans of GaN; docs/paper.md tells what came out. Networks learn from the same
// eight low-resolution scans, each from other sub-processes of the multi-scale generator, and are judged at every integer
// zoom level from the recorded one to four times it: as published and fair, standard and physical, and against the truth.
//   scripts/study.sh FOLDER [NETWORK]                             all of it, two trainings side by side
//   scripts/macro.sh macros/study/stem-4x.ijm FOLDER              the same, one after the other; in Fiji it asks for the folder
//   scripts/macro.sh macros/study/stem-4x.ijm "FOLDER;2,3"        the scans and these trainings only, counted from 0 (or all, none)
//   scripts/macro.sh macros/study/stem-4x.ijm "FOLDER;all;fast"   another network: tiny (unless told), fast, light
// What is there already stays, so it goes on where it was stopped.
var folder, network, models; // functions see them

argument = getArgument();
if (argument == "") argument = getDirectory("Folder for the study");
arguments = split(argument, ";");
folder = arguments[0] + "/";
which = "all";
if (arguments.length > 1) which = arguments[1];
network = "tiny";
if (arguments.length > 2) network = arguments[2];
setBatchMode(true);

names = newArray("SS (1)", "MS (1)(2)", "MS (1)(3)", "MS (1)(2)(3)", "MS (1)(2)(3)(4)");
presets = newArray("4x single-scale", "4x ms 1.25-5", "4x ms 5-10", "4x ms 1.25-10", "4x ms 1.25-10 conv 11-15");
if (network == "tiny") training = "iterations=20000 batch=4 learningrate=0.004 milestones=10000,14000,17000,19000";
else if (network == "fast") {
	training = "iterations=20000 batch=4 learningrate=0.0015 milestones=10000,14000,17000,19000";
	names = Array.concat(names, "independent", "oracle"); // ours, with the same batches; the paper's, which learns from scans at 20 MX
	presets = Array.concat(presets, "4x independent 5-20", "4x ms 1.25-10");
}
else if (network == "light") { // what two cores can do in some hours
	training = "iterations=2000 batch=16 learningrate=0.001 milestones=1000,1400,1700,1900";
	names = newArray("SS (1)", "MS (1)(2)(3)");
	presets = newArray("4x single-scale", "4x ms 1.25-10");
}
else exit("\"" + network + "\" is not a network of this study: tiny, fast or light.");
training = "network=" + network + " patch=96 validation=0.125 unit=MX seed=1 " + training;

// Scans of other places for each purpose; the finer ones with more jitter and drift in pixels, as finer scans have. Seeds turn
// the sample by up to 3 degrees; those of the test scans are turned by less than 1.5 degrees against each other, as one would.
scans("LR/train", 8, "width=512 height=512 jitter=0.4 drift=0.05", 1);
scans("LR/test", 4, "width=512 height=512 jitter=0.4 drift=0.05", 56);
scans("HR/test", 4, "width=2048 height=2048 jitter=1.0 drift=0.1", 101);
if (network == "fast") scans("HR/train", 7, "width=2048 height=2048 jitter=1.0 drift=0.1", 201);

makeFolders(folder + network);
models = "bicubic";
for (i = 0; i < names.length; i++) {
	model = folder + network + "/" + names[i];
	models = models + ";" + model;
	if (which == "all" || indexOf("," + which + ",", "," + i + ",") >= 0) {
		keys = "flips=false " + training;
		if (names[i] == "independent") keys = replace(training, "milestones=[0-9,]+", ""); // one cycle, flips, as they have
		source = "LR/train] zoom=5";
		if (names[i] == "oracle") source = "HR/train] zoom=20";
		run("Train Super-Resolution...", "source=[" + folder + source + " run=[" + model + "] preset=[" + presets[i] + "] " + keys);
	}
}
if (which == "all") {
	truth();
	evaluate("published", "standard", "");
	evaluate("fair", "standard", "");
	evaluate("published", "physical", " source=[" + folder + "LR/test]");
	evaluate("fair", "physical", " source=[" + folder + "LR/test]");
}

function evaluate(protocol, mode, source) {
	output = folder + network + "/" + mode + " " + protocol;
	if (File.exists(output + "/report.html")) return; // an earlier call got so far
	run("Evaluate Super-Resolution...", "protocol=" + protocol + " mode=" + mode + " models=[" + models + "] reference=[" + folder +
		"HR/test]" + source + " factor=4 zoom=5 unit=MX crops=2 crop=256 seed=1 output=[" + output + "]");
}

// Scans of other places, each recorded at a quarter of the zoom level it is taken to, against the same places without noise,
// jitter and drift, which is the truth of every pixel.
function truth() {
	file = folder + network + "/truth.csv";
	if (File.exists(file)) return;
	table = "network,zoom,place,PSNR,MS-SSIM\n";
	candidates = split(models, ";");
	for (zoom = 5; zoom <= 20; zoom += 5) {
		for (place = 1; place <= 3; place++) {
			scan = "sample=gan-stem field=" + (160 * 0.0246 * 5 / zoom) + " jitter=0 drift=0 seed=" + (300 + place);
			run("Simulate Lattice...", scan + " dose=15 width=160 height=160");
			rename("input");
			run("Simulate Lattice...", scan + " dose=1000000 width=640 height=640");
			rename("truth");
			for (m = 0; m < candidates.length; m++) {
				selectImage("input");
				model = candidates[m];
				if (model == "bicubic") model = "bicubic x4";
				run("Super-Resolve Image...", "input=input model=[" + model + "]");
				rename("result");
				run("Measure Image Similarity...", "image=result reference=truth");
				table = table + File.getName(candidates[m]) + "," + zoom + "," + place + "," + getResult("PSNR", nResults - 1) + "," +
					getResult("MS-SSIM", nResults - 1) + "\n";
				close("result");
			}
			close("*");
		}
	}
	File.saveString(table, file);
}

function scans(name, n, options, seed) {
	makeFolders(folder + name);
	for (i = 0; i < n; i++) {
		path = folder + name + "/scan_" + (i + 1) + ".tif";
		if (!File.exists(path)) {
			run("Simulate Lattice...", "sample=gan-stem dose=15 field=3.1488 " + options + " seed=" + (seed + i));
			saveAs("Tiff", path);
			close();
		}
	}
}

function makeFolders(path) {
	parent = File.getParent(path);
	if (!File.isDirectory(parent)) makeFolders(parent);
	File.makeDirectory(path);
}
