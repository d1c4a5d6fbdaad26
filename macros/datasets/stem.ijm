// A stand-in for the paper's STEM images: GaN [11-20] at 5 MX (LR) and, recorded separately, at 20 MX (HR). README.md in this folder.
//   scripts/macro.sh macros/datasets/stem.ijm FOLDER
//   scripts/macro.sh macros/datasets/stem.ijm "FOLDER;small"     few small scans with the same pixels
// In macros/paper, FOLDER is what data= names.
var folder, side, written; // functions see them

arguments = split(getArgument(), ";");
if (arguments.length == 0) exit("Name the folder to write to: scripts/macro.sh macros/datasets/stem.ijm FOLDER");
small = arguments.length > 1;
if (small) if (arguments[1] != "small") exit("\"" + arguments[1] + "\" is not known: only small is.");
folder = arguments[0] + "/";
setBatchMode(true);
parts = newArray("train", "val", "test");
low = newArray(8, 1, 1);
high = newArray(7, 1, 1);
side = 2048;
if (small) {
	low = newArray(2, 1, 1);
	high = low;
	side = 256;
}
written = 0;
for (p = 0; p < 3; p++) {
	// a finer and longer scan has more jitter and drift in its pixels
	scans("LR/" + parts[p], low[p], "gan_5MX_", 0.00615, "jitter=0.4 drift=0.05", 1000 + 100 * p);
	scans("HR/" + parts[p], high[p], "gan_20MX_", 0.0015375, "jitter=1 drift=0.1", 2000 + 100 * p);
}
print("wrote " + written + " scans of " + side + "x" + side + " pixels to " + arguments[0]);

function scans(part, n, name, pixel, faults, seed) {
	makeFolders(folder + part);
	for (i = 1; i <= n; i++) {
		file = folder + part + "/" + name + IJ.pad(seed + i, 4) + ".tif";
		if (!File.exists(file)) scan(file, pixel, faults + " seed=" + (seed + i));
	}
}

function scan(file, pixel, options) {
	run("Simulate Lattice...", "sample=gan-stem width=" + side + " height=" + side + " field=" + d2s(side * pixel, 6) + " dose=15 " + options);
	saveAs("Tiff", file);
	close();
	written++;
}

function makeFolders(path) {
	parent = File.getParent(path);
	if (!File.isDirectory(parent)) makeFolders(parent);
	File.makeDirectory(path);
}
