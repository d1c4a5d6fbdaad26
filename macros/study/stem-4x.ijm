// A study of which training pairs carry how far, on simulated HAADF-STEM scans of GaN; docs/study.md tells what came out.
// Five networks learn from the same eight low-resolution scans, each from other sub-processes of the multi-scale generator,
// and are judged at every integer zoom level from the recorded one to four times it, standard and physical.
//   scripts/study.sh FOLDER                                  all of it, two trainings side by side: an hour on two cores
//   scripts/macro.sh macros/study/stem-4x.ijm FOLDER         the same, one after the other; in Fiji it asks for the folder
//   scripts/macro.sh macros/study/stem-4x.ijm "FOLDER;2,3"   the scans and these trainings only, counted from 0
names = newArray("SS (1)", "MS (1)(2)", "MS (1)(3)", "MS (1)(2)(3)", "MS (1)(2)(3)(4)");
presets = newArray("4x single-scale", "4x ms 1.25-5", "4x ms 5-10", "4x ms 1.25-10", "4x ms 1.25-10 conv 11-15");
training = "flips=false network=tiny iterations=20000 batch=4 patch=96 learningrate=0.004 milestones=10000,14000,17000,19000 validation=0.125 seed=1";
evaluation = "factor=4 zoom=5 unit=MX crops=2 crop=256 seed=1";

argument = getArgument();
if (argument == "") argument = getDirectory("Folder for the study");
arguments = split(argument, ";");
folder = arguments[0] + "/";
all = arguments.length == 1 || arguments[1] == "all";
setBatchMode(true);

// Scans of other places for each purpose; the finer ones with more jitter and drift in pixels, as finer scans have. Seeds turn
// the sample by up to 3 degrees; those of the test scans are turned by less than 1.5 degrees against each other, as one would.
scans("LR/train", 8, "width=512 height=512 jitter=0.4 drift=0.05", 1);
scans("LR/test", 4, "width=512 height=512 jitter=0.4 drift=0.05", 56);
scans("HR/test", 4, "width=2048 height=2048 jitter=1.0 drift=0.1", 101);

models = "bicubic";
for (i = 0; i < names.length; i++) {
	network = folder + names[i];
	models = models + ";" + network;
	if (all || indexOf("," + arguments[1] + ",", "," + i + ",") >= 0)
		run("Train Super-Resolution...", "source=[" + folder + "LR/train] run=[" + network + "] preset=[" + presets[i] + "] " + training);
}
if (all) {
	evaluate("standard", "");
	evaluate("physical", " source=[" + folder + "LR/test]");
}

function evaluate(mode, source) {
	if (File.exists(folder + mode + "/report.html")) return; // an earlier call got so far
	run("Evaluate Super-Resolution...", "protocol=published mode=" + mode + " models=[" + models + "] reference=[" + folder + "HR/test]" + source +
		" " + evaluation + " output=[" + folder + mode + "]");
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
