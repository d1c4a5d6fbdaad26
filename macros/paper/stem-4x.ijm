// The protocol of Möller et al. 2023 for STEM, 4×: trains every configuration on low-resolution images, the oracle on
// high-resolution ones, and evaluates them all, standard and physical. README.md in this folder says what the data folder holds.
//   scripts/macro.sh macros/paper/stem-4x.ijm                  the whole of it, on the two folders below
//   scripts/macro.sh macros/paper/stem-4x.ijm /tmp/dry-run     some minutes, on simulated scans in that folder
data = "/data/GaN/";         // edit: holds LR/train, LR/test, HR/train and HR/test
out = "/data/GaN results/";  // edit: gets a run folder for each configuration, and the reports

presets = newArray("4x single-scale", "4x ms 1.25-5", "4x ms 5-10", "4x ms 1.25-10",
	"4x ms 1.25-10 conv 11-15", "4x ms 1.25-17 conv 17-19", "4x ms 5-17 conv 17-19");
main = "4x ms 1.25-10";
training = "network=light iterations=150000"; // batch, learning rate and its falls are the published ones
evaluation = "factor=4 zoom=5 unit=MX crops=8 crop=256"; // every integer zoom level
setBatchMode(true);

// on a cluster (macros/cluster/paper.sh): lines are written for jobs, instead of being run
words = split(getArgument() + "\n ", "\n");
lines = startsWith(getArgument(), "lines\n");
dry = false;
if (lines) {
	data = words[1] + "/";
	out = words[2] + "/";
	dry = startsWith(words[3], "dry run");
}
else if (getArgument() != "") {
	data = getArgument() + "/data/";
	out = getArgument() + "/results/";
	dry = true;
}
if (dry) { // same steps, small sizes
	training = "network=tiny iterations=60 batch=2 patch=64 learningrate=0.004 device=cpu";
	evaluation = "factor=4 zoom=5 unit=MX crops=2 crop=192 levels=5:5:20 device=cpu";
	simulate();
}

models = "bicubic";
for (i = 0; i < presets.length; i++)
	models = models + ";" + train(presets[i], "LR", presets[i]);
models = models + ";" + train("oracle", "HR", main);
evaluate("standard", "");
evaluate("physical", " source=[" + data + "LR/test]");
if (!lines) print("Done: " + out + "standard/report.html and " + out + "physical/report.html");
print("superres: this task is done");

// Trains, or goes on where an earlier call stopped; returns the run folder.
function train(name, resolution, preset) {
	folder = out + name;
	doOrWrite("trainings.txt", "Train Super-Resolution...", "source=[" + data + resolution + "/train] run=[" + folder + "] preset=[" +
		preset + "] " + training + " seed=1");
	return folder;
}

// Evaluates, or goes on where an earlier call stopped; a report that is there stays.
function evaluate(mode, source) {
	if (File.isDirectory(out + mode)) return;
	doOrWrite("evaluations.txt", "Evaluate Super-Resolution...", "mode=" + mode + " protocol=published models=[" + models +
		"] reference=[" + data + "HR/test]" + source + " " + evaluation + " output=[" + out + mode + "]");
}

// Runs a command, or writes the line that does.
function doOrWrite(file, command, keys) {
	if (lines) File.append("run(\"" + command + "\", \"" + keys + "\");", out + file);
	else run(command, keys);
}

// Scans of other places for each purpose.
function simulate() {
	scans(data + "LR/train", 3, "sample=gan-stem dose=15 width=512 height=512 field=3.1488 jitter=0.4 drift=0.05", 1);
	scans(data + "LR/test", 1, "sample=gan-stem dose=15 width=512 height=512 field=3.1488 jitter=0.4 drift=0.05", 50);
	scans(data + "HR/train", 2, "sample=gan-stem dose=15 width=1024 height=1024 field=1.5744 jitter=1.0 drift=0.1", 101);
	scans(data + "HR/test", 1, "sample=gan-stem dose=15 width=1024 height=1024 field=1.5744 jitter=1.0 drift=0.1", 150);
}

function scans(folder, n, options, seed) {
	if (File.isDirectory(folder)) return;
	makeFolders(folder);
	for (i = 0; i < n; i++) {
		run("Simulate Lattice...", options + " seed=" + (seed + i));
		saveAs("Tiff", folder + "/scan_" + (i + 1) + ".tif");
		close();
	}
}

function makeFolders(path) {
	parent = File.getParent(path);
	if (!File.isDirectory(parent)) makeFolders(parent);
	File.makeDirectory(path);
}
