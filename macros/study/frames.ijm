// Do aligned frames teach more than frames as they were recorded? Series of fast scans that drift, wander and jitter; fast learns from
// them as recorded, aligned by Align Frames, and from their means; single frames of other places are enlarged and judged against the truth.
//   scripts/macro.sh macros/study/frames.ijm FOLDER
// What is trained already stays. Results: FOLDER/frames.csv.
var folder, scan, side; // functions see them

folder = getArgument();
if (folder == "") exit("Name a folder for the results: scripts/macro.sh macros/study/frames.ijm FOLDER");
folder = folder + "/";
side = 256;
scan = "sample=random-stem width=" + side + " height=" + side + " field=" + d2s(side * 0.0123, 4) + " dose=5 jitter=0.5 drift=0.03 wander=0.02 defects=true";
setBatchMode(true);
kinds = newArray("recorded", "aligned", "mean");
makeFolder(folder);
for (k = 0; k < 3; k++) makeFolder(folder + kinds[k]);
for (seed = 1; seed <= 6; seed++) if (!File.exists(folder + "mean/" + seed + ".tif")) record(seed);
table = "pairs from,PSNR,MS-SSIM\n";
for (k = 0; k < 3; k++) {
	run("Train Super-Resolution...", "source=[" + folder + kinds[k] + "] run=[" + folder + "run " + kinds[k] +
		"] preset=[4x independent 5-20] network=fast iterations=3000 batch=8 patch=96 device=cpu");
	table = table + kinds[k] + judge(folder + "run " + kinds[k]);
}
table = table + "bicubic" + judge("bicubic");
File.saveString(table, folder + "frames.csv");
print(table);

function record(seed) {
	run("Simulate Lattice...", scan + " frames=8 seed=" + seed);
	saveAs("Tiff", folder + "recorded/" + seed + ".tif");
	run("Align Frames...", "");
	saveAs("Tiff", folder + "aligned/" + seed + ".tif");
	selectImage("" + seed + "-mean");
	saveAs("Tiff", folder + "mean/" + seed + ".tif");
	run("Close All");
}

// PSNR and MS-SSIM of single frames of other places against what they would show without noise and jitter.
function judge(model) {
	psnr = 0;
	ssim = 0;
	for (seed = 101; seed <= 106; seed++) {
		run("Simulate Lattice...", scan + " truth=4 seed=" + seed);
		name = getTitle();
		run("Super-Resolve Image...", "model=[" + model + "]");
		rename("result");
		run("Clear Results");
		run("Measure Image Similarity...", "image=result reference=" + name + "-truth");
		psnr += getResult("PSNR", 0) / 6;
		ssim += getResult("MS-SSIM", 0) / 6;
		run("Close All");
	}
	return "," + d2s(psnr, 2) + "," + d2s(ssim, 3) + "\n";
}

function makeFolder(path) {
	if (!File.isDirectory(path)) File.makeDirectory(path);
}
