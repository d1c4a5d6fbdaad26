// A stand-in for the paper's STM images: graphite, 24 nm wide (LR) and, recorded separately, 12 nm wide (HR). README.md in this folder.
//   scripts/macro.sh macros/datasets/stm.ijm FOLDER
//   scripts/macro.sh macros/datasets/stm.ijm "FOLDER;small"     few small scans with the same pixels
// In macros/paper, FOLDER is what data= names.
var folder, side, written; // functions see them

arguments = split(getArgument(), ";");
if (arguments.length == 0) exit("Name the folder to write to: scripts/macro.sh macros/datasets/stm.ijm FOLDER");
small = arguments.length > 1;
if (small) if (arguments[1] != "small") exit("\"" + arguments[1] + "\" is not known: only small is.");
folder = arguments[0] + "/";
setBatchMode(true);
parts = newArray("train", "val", "test");
low = newArray(205, 21, 21);
high = newArray(439, 45, 45);
side = 512;
if (small) {
	low = newArray(2, 1, 1);
	high = low;
	side = 256;
}
written = 0;
for (p = 0; p < 3; p++) {
	scans("LR/" + parts[p], low[p], "graphite_24nm_", 24 / 512, "jitter=0.4 drift=2", 3000 + 1000 * p);
	scans("HR/" + parts[p], high[p], "graphite_12nm_", 12 / 512, "jitter=0.4 drift=1", 6000 + 1000 * p);
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
	run("Simulate Lattice...", "sample=graphite-stm width=" + side + " height=" + side + " field=" + d2s(side * pixel, 6) +
		" dose=15 " + options);
	saveAs("Tiff", file);
	close();
	written++;
}

function makeFolders(path) {
	parent = File.getParent(path);
	if (!File.isDirectory(parent)) makeFolders(parent);
	File.makeDirectory(path);
}
