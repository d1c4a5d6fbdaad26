// Which pairs teach the truth: independent ones against the published, three seeds each, judged against noiseless scans.
// docs/study.md tells what came out.
//   scripts/macro.sh macros/study/pairs.ijm FOLDER            all of it: some 50 minutes on two cores
//   scripts/macro.sh macros/study/pairs.ijm "FOLDER;1"        the trainings of seed 1 only (so that two seeds can go side by side)
// What is there already stays, so it goes on where it was stopped. Results: FOLDER/gan.csv, graphite.csv, and pictures at 300 %.
var folder, kinds; // functions see them

argument = getArgument();
if (argument == "") argument = getDirectory("Folder for the study");
arguments = split(argument, ";");
folder = arguments[0] + "/";
only = 0;
if (arguments.length > 1) only = parseInt(arguments[1]);
setBatchMode(true);
small = " network=tiny batch=4 crops=grid patch=96 validation=0.125";
smaller = " network=tiny batch=4 crops=grid patch=48 validation=0.125"; // inputs of 24x24 as well
kinds = newArray("published", "published flips", "independent");
stem = newArray("preset=[4x ms 1.25-10] flips=false iterations=4000 learningrate=0.004 milestones=2400,3200,3700" + small,
	"preset=[4x ms 1.25-10] flips=true iterations=4000 learningrate=0.004 milestones=2400,3200,3700" + small,
	"preset=[4x independent 5-20] iterations=5000 learningrate=0.014" + small);
stm = newArray("preset=[2x ms 48-14] flips=false iterations=2000 learningrate=0.004 milestones=1200,1600,1850" + smaller,
	"preset=[2x ms 48-14] flips=true iterations=2000 learningrate=0.004 milestones=1200,1600,1850" + smaller,
	"preset=[2x independent 24-12] iterations=2000 learningrate=0.008" + smaller);

// What is learnt from: as recorded, with jitter, drift and noise.
scans("GaN", 8, "sample=gan-stem field=3.1488 jitter=0.4 drift=0.05");
scans("graphite", 8, "sample=graphite-stm field=24 jitter=0.4 drift=0.5");

for (seed = 1; seed <= 3; seed++) {
	if (only != 0 && only != seed) continue;
	for (k = 0; k < kinds.length; k++) {
		train("GaN/" + kinds[k] + " " + seed, "" + stem[k] + " zoom=5 unit=MX seed=" + seed);
		train("graphite/" + kinds[k] + " " + seed, "" + stm[k] + " zoom=24 unit=nm seed=" + seed);
	}
}
if (arguments.length > 1) exit();

// What is judged on: other places, inputs with noise of their own at the zoom level they are taken from, without jitter and
// drift, so that the noiseless scan of the same seed is the truth of every pixel.
judge("gan", "GaN", 4, newArray(5, 10, 15, 20), 0.0246 * 5, true, "gan-stem", 160);
judge("graphite", "graphite", 2, newArray(24, 18, 14), 2 / 512, false, "graphite-stm", 192);

function judge(name, sample, factor, zooms, pixel, magnification, what, side) {
	if (File.exists(folder + name + ".csv")) return;
	table = "image,zoom,kind,seed,place,PSNR,MS-SSIM,correlation\n";
	for (i = 0; i < zooms.length; i++) {
		if (magnification) field = side * pixel / zooms[i];
		else field = side * pixel * zooms[i];
		for (place = 1; place <= 3; place++) {
			scan = "sample=" + what + " field=" + field + " jitter=0 drift=0 seed=" + (300 + place);
			run("Simulate Lattice...", scan + " dose=15 width=" + side + " height=" + side);
			rename("input");
			run("Simulate Lattice...", scan + " dose=1000000 width=" + (factor * side) + " height=" + (factor * side));
			rename("truth");
			zoom = zooms[i];
			table = table + score("bicubic", 0, place, "bicubic x" + factor, name, zoom);
			for (k = 0; k < kinds.length; k++) {
				for (seed = 1; seed <= 3; seed++) {
					kind = kinds[k];
					table = table + score(kind, seed, place, folder + sample + "/" + kind + " " + seed, name, zoom);
				}
			}
			if (place == 1) picture(name + "-" + zoom, sample, factor);
			close("*");
		}
	}
	File.saveString(table, folder + name + ".csv");
}

function score(kind, seed, place, model, name, zoom) {
	selectImage("input");
	run("Super-Resolve Image...", "input=input model=[" + model + "]");
	rename("result");
	run("Measure Image Similarity...", "image=result reference=truth");
	line = name + "," + zoom + "," + kind + "," + seed + "," + place + "," + getResult("PSNR", nResults - 1) + "," +
		getResult("MS-SSIM", nResults - 1) + ",";
	if (name == "graphite") line = line + correlation("result", "truth");
	line = line + "\n";
	selectImage("result");
	if (place == 1 && seed <= 1) rename(kind); else close("result");
	return line;
}

// Pearson's, over all pixels.
function correlation(a, b) {
	x = values(a); y = values(b);
	Array.getStatistics(x, min, max, meanX, sdX);
	Array.getStatistics(y, min, max, meanY, sdY);
	sum = 0;
	for (p = 0; p < x.length; p++) sum += (x[p] - meanX) * (y[p] - meanY);
	return sum / (x.length - 1) / sdX / sdY;
}

function values(title) {
	selectImage(title);
	w = getWidth(); h = getHeight();
	all = newArray(w * h);
	for (p = 0; p < all.length; p++) all[p] = getPixel(p % w, floor(p / w));
	return all;
}

// Input, bicubic, the three kinds, truth: the same piece, enlarged three times without smoothing.
function picture(name, sample, factor) {
	names = newArray("input", "bicubic", "published", "published flips", "independent", "truth");
	labels = newArray("Input", "Bicubic", "Published", "Published, flips", "Independent", "Truth");
	piece = 96; side = 3 * piece; gap = 6; top = 26;
	newImage("picture", "RGB white", names.length * (side + gap) + gap, side + top + gap, 1);
	for (i = 0; i < names.length; i++) {
		selectImage(names[i]);
		if (i == 0) makeRectangle(24, 24, piece / factor, piece / factor); else makeRectangle(24 * factor, 24 * factor, piece, piece);
		run("Duplicate...", "title=piece");
		run("Resample Image...", "width=" + side + " height=" + side + " filter=nearest");
		rename("enlarged");
		run("RGB Color");
		run("Copy");
		close("enlarged"); close("piece");
		selectImage("picture");
		makeRectangle(gap + i * (side + gap), top, side, side);
		run("Paste");
		run("Select None");
		setColor(0, 0, 0);
		setFont("SansSerif", 16, "antialiased");
		drawString(labels[i], gap + i * (side + gap), top - 4);
	}
	saveAs("PNG", folder + name + ".png");
}

function train(name, keys) {
	if (File.exists(folder + name + "/model.pt")) return;
	run("Train Super-Resolution...", "source=[" + File.getParent(folder + name) + "/scans] run=[" + folder + name + "] " + keys);
}

function scans(sample, n, options) {
	makeFolders(folder + sample + "/scans");
	for (i = 1; i <= n; i++) {
		path = folder + sample + "/scans/scan_" + i + ".tif";
		if (File.exists(path)) continue;
		run("Simulate Lattice...", options + " dose=15 width=512 height=512 seed=" + i);
		saveAs("Tiff", path);
		close();
	}
}

function makeFolders(path) {
	parent = File.getParent(path);
	if (!File.isDirectory(parent)) makeFolders(parent);
	File.makeDirectory(path);
}
