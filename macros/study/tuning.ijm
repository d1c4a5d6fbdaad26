// What a fine-tuning of stem-lattice-x4 gains over a training of the same length from nothing, and over the model as it comes, on
// crystals that it has never seen. docs/study.md tells what came out.
//   OMP_NUM_THREADS=1 scripts/macro.sh macros/study/tuning.ijm FOLDER            all of it: some 12 minutes of one core
//   OMP_NUM_THREADS=1 scripts/macro.sh macros/study/tuning.ijm "FOLDER;gaas;1"   this crystal and seed only
// What is trained already stays, so it goes on where it was stopped. Result: FOLDER/tuning.csv.
var folder, crystals, seeds, starter, zooms, models, table; // functions see them

starter = "stem-lattice-x4";
crystals = newArray("gaas", "tio2");
seeds = newArray("1", "2");
zooms = newArray(5, 10, 15, 20);
argument = getArgument();
if (argument == "") argument = getDirectory("Folder for the study");
arguments = split(argument, ";");
folder = arguments[0] + "/";
if (arguments.length > 1) crystals = newArray(arguments[1]);
if (arguments.length > 2) seeds = newArray(arguments[2]);
setBatchMode(true);
table = "crystal,model,5 MX,10 MX,15 MX,20 MX,mean\n";

for (c = 0; c < crystals.length; c++) {
	scans(crystals[c]);
	models = newArray("bicubic x4", starter);
	for (s = 0; s < seeds.length; s++) {
		train(crystals[c], "nothing " + seeds[s], seeds[s], "");
		train(crystals[c], "tuned " + seeds[s], seeds[s], " start=" + starter);
		train(crystals[c], "untaught " + seeds[s], seeds[s], " start=" + starter + " config=[" + untaught() + "]");
	}
	for (m = 0; m < models.length; m++) judge(crystals[c], models[m]);
}
File.saveString(table, folder + "tuning.csv");
print(table);

// A tuning with the targets of the images alone.
function untaught() {
	File.saveString("{\"taught\": 0}", folder + "untaught.json");
	return folder + "untaught.json";
}

// What is learnt from: as recorded, with jitter, drift and noise.
function scans(crystal) {
	makeFolders(folder + crystal + "/scans");
	for (i = 1; i <= 8; i++) {
		path = folder + crystal + "/scans/scan_" + i + ".tif";
		if (File.exists(path)) continue;
		run("Simulate Lattice...", "sample=" + crystal + "-stem field=3.1488 jitter=0.4 drift=0.05 dose=15 width=512 height=512 seed=" + i);
		saveAs("Tiff", path);
		close("*");
	}
}

// 2000 steps of 4 pairs: two minutes where two cores have little else to do. Adds the run folder to the models.
function train(crystal, name, seed, begin) {
	to = folder + crystal + "/" + name;
	if (!File.exists(to + "/model.pt"))
		run("Train Super-Resolution...", "source=[" + folder + crystal + "/scans] run=[" + to + "] preset=[4x independent 5-20] zoom=5 unit=MX" +
			" network=fast iterations=2000 batch=4 patch=96 learningrate=0.001 validation=0.125 seed=" + seed + begin);
	models = Array.concat(models, to);
}

// Other places, inputs with noise of their own and without jitter and drift, so that the noiseless scan is the truth of every pixel.
function judge(crystal, model) {
	line = crystal + "," + File.getName(model);
	sum = 0;
	for (z = 0; z < zooms.length; z++) {
		psnr = 0;
		for (place = 1; place <= 3; place++) {
			run("Simulate Lattice...", "sample=" + crystal + "-stem field=" + 160 * 0.0246 * 5 / zooms[z] +
				" jitter=0 drift=0 dose=15 width=160 height=160 truth=4 seed=" + (300 + place));
			title = getTitle();
			rename("input");
			selectImage(title + "-truth");
			rename("truth");
			run("Super-Resolve Image...", "input=input model=[" + model + "]");
			rename("result");
			run("Measure Image Similarity...", "image=result reference=truth");
			psnr += getResult("PSNR", nResults - 1) / 3;
			close("*");
		}
		line = line + "," + d2s(psnr, 2);
		sum += psnr / zooms.length;
	}
	line = line + "," + d2s(sum, 2);
	print(line);
	table = table + line + "\n";
}

function makeFolders(path) {
	parent = File.getParent(path);
	if (!File.isDirectory(parent)) makeFolders(parent);
	File.makeDirectory(path);
}
