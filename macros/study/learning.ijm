// How fast the networks learn: tiny, fast and light with independent pairs, judged against noiseless scans, over the minutes that
// their trainings took. One cycle of the learning rate needs its length beforehand, so each point is a training of its own.
//   scripts/macro.sh macros/study/learning.ijm FOLDER               all of it: some six hours on two cores
//   scripts/macro.sh macros/study/learning.ijm "FOLDER;fast;tiny"   trains these networks, and judges nothing
//   scripts/macro.sh macros/study/learning.ijm "FOLDER;light 500"   trains this one only, so that hours can be split
//   scripts/macro.sh macros/study/learning.ijm "FOLDER;judge"       judges what is trained already
// What is trained already stays, so it goes on where it was stopped. Results: FOLDER/learning.csv and learning.png.
var folder, zooms, networks, rates, lengths, names, wanted; // functions see them

networks = newArray("tiny", "fast", "light");
rates = newArray(0.014, 0.0015, 0.001);
// Iterations, or a recipe; minutes on two cores that do nothing else: 0.5, 1, 3, 6, and fast 35; light 3, 6, 60, 240.
lengths = newArray("800,1600,5000,10000", "1200,2400,7200,14400,good", "500,1000,10000,40000");
zooms = newArray(5, 10, 15, 20);

argument = getArgument();
if (argument == "") argument = getDirectory("Folder for the study");
wanted = split(argument, ";");
folder = wanted[0] + "/";
wanted = Array.deleteIndex(wanted, 0);
setBatchMode(true);
names = allNames();
check(wanted);

scans(8);
for (n = 0; n < names.length; n++)
	if (isWanted(names[n])) train(names[n]);
all = wanted.length == 0;
for (w = 0; w < wanted.length; w++) if (wanted[w] == "judge") all = true;
if (all) {
	judge(trained());
	draw();
}

// Of the trainings: network and iterations.
function allNames() {
	found = newArray(0);
	for (n = 0; n < networks.length; n++) {
		iterations = split(lengths[n], ",");
		for (i = 0; i < iterations.length; i++) found = Array.concat(found, networks[n] + " " + iterations[i]);
	}
	return found;
}

function check(words) {
	for (w = 0; w < words.length; w++) {
		known = false;
		for (n = 0; n < names.length; n++) if (isNamed(names[n], words[w])) known = true;
		if (!known && words[w] != "judge")
			exit("\"" + words[w] + "\" names no training. Give judge, a network, or one of: " + String.join(names, ", "));
	}
}

function isNamed(name, word) {
	if (name == word) return true;
	return startsWith(name, word + " ");
}

function isWanted(name) {
	if (wanted.length == 0) return true;
	for (w = 0; w < wanted.length; w++) if (isNamed(name, wanted[w])) return true;
	return false;
}

// What is learnt from, as in pairs.ijm: as recorded, with jitter, drift and noise.
function scans(n) {
	makeFolders(folder + "scans");
	for (i = 1; i <= n; i++) {
		path = folder + "scans/scan_" + i + ".tif";
		if (File.exists(path)) continue;
		run("Simulate Lattice...", "sample=gan-stem field=3.1488 jitter=0.4 drift=0.05 dose=15 width=512 height=512 seed=" + i);
		saveAs("Tiff", path);
		close();
	}
}

// No scan is kept back, but by the recipe: twenty validations would take most of the shortest trainings' time.
function train(name) {
	if (File.exists(folder + name + "/model.pt")) return;
	words = split(name, " ");
	for (n = 0; n < networks.length; n++) if (networks[n] == words[0]) rate = rates[n];
	keys = "network=" + words[0] + " iterations=" + words[1] + " learningrate=" + rate + " batch=4 patch=96 validation=0";
	if (words[1] == "good") keys = "recipe=good";
	run("Train Super-Resolution...", "source=[" + folder + "scans] run=[" + folder + name + "] preset=[4x independent 5-20] " + keys +
		" zoom=5 unit=MX seed=1");
}

// Of the trainings that are finished.
function trained() {
	finished = newArray(0);
	for (n = 0; n < names.length; n++)
		if (File.exists(folder + names[n] + "/model.pt")) finished = Array.concat(finished, names[n]);
	if (finished.length == 0) exit("Nothing is trained in " + folder + " yet. Call this macro with that folder alone.");
	return finished;
}

// Other places, as in pairs.ijm: inputs with noise of their own at the zoom level they are taken from, without jitter and drift, so
// that the noiseless scan of the same seed is the truth of every pixel. A figure is the mean of three places. (+= replaces an element of
// an array in ImageJ's macros.)
function judge(models) {
	places = 3;
	bicubic = newArray(zooms.length);
	psnr = newArray(models.length * zooms.length);
	for (z = 0; z < zooms.length; z++) {
		for (place = 1; place <= places; place++) {
			scan = "sample=gan-stem field=" + (160 * 0.0246 * 5 / zooms[z]) + " jitter=0 drift=0 seed=" + (300 + place);
			run("Simulate Lattice...", scan + " dose=15 width=160 height=160");
			rename("input");
			run("Simulate Lattice...", scan + " dose=1000000 width=640 height=640");
			rename("truth");
			bicubic[z] = bicubic[z] + score("bicubic x4") / places;
			for (m = 0; m < models.length; m++) psnr[m * zooms.length + z] = psnr[m * zooms.length + z] + score(folder + models[m]) / places;
			close("*");
		}
	}
	table = "network,iterations,seconds";
	for (z = 0; z < zooms.length; z++) table = table + ",PSNR at " + zooms[z] + " MX";
	table = table + "\n" + row("bicubic", 0, 0, bicubic);
	for (m = 0; m < models.length; m++) {
		words = split(models[m], " ");
		table = table + row(words[0], logged(models[m], 0), logged(models[m], 3), Array.slice(psnr, m * zooms.length, (m + 1) * zooms.length));
	}
	File.saveString(table, folder + "learning.csv");
}

function score(model) {
	selectImage("input");
	run("Super-Resolve Image...", "input=input model=[" + model + "]");
	rename("result");
	run("Measure Image Similarity...", "image=result reference=truth");
	close("result");
	return getResult("PSNR", nResults - 1);
}

function row(network, iterations, seconds, psnr) {
	cells = network + "," + iterations + "," + seconds;
	for (z = 0; z < psnr.length; z++) cells = cells + "," + d2s(psnr[z], 3);
	return cells + "\n";
}

// A cell of the last line of a training's log: 0 the iterations, 3 the seconds of the whole training.
function logged(name, column) {
	lines = split(File.openAsString(folder + name + "/log.csv"), "\n");
	cells = split(lines[lines.length - 1], ",");
	return cells[column];
}

// A panel for each zoom level, all with the same axes, in three of Okabe and Ito's colours, which colour-blind people can tell apart,
// and with three marks.
function draw() {
	lines = split(File.openAsString(folder + "learning.csv"), "\n");
	lines = Array.slice(lines, 2, lines.length); // without the header and bicubic
	minutes = newArray(lines.length);
	psnr = newArray(0);
	for (i = 0; i < lines.length; i++) {
		cells = split(lines[i], ",");
		minutes[i] = parseFloat(cells[2]) / 60;
		for (z = 0; z < zooms.length; z++) psnr = Array.concat(psnr, parseFloat(cells[3 + z]));
	}
	Array.getStatistics(minutes, first, last);
	Array.getStatistics(psnr, least, most);
	for (z = 0; z < zooms.length; z++) {
		panel(lines, z, newArray(first / 1.5, last * 1.5, floor(least), floor(most) + 1));
		w = getWidth(); h = getHeight();
		if (z == 0) newImage("learning", "RGB white", 2 * w, 2 * h, 1);
		selectImage("panel");
		run("RGB Color");
		run("Select All");
		run("Copy");
		close("panel");
		selectImage("learning");
		makeRectangle(z % 2 * w, floor(z / 2) * h, w, h);
		run("Paste");
	}
	run("Select None");
	saveAs("PNG", folder + "learning.png");
}

function panel(lines, z, limits) {
	colours = newArray("#d55e00", "#0072b2", "#009e73");
	marks = newArray("triangle", "circle", "box");
	Plot.create("plot", "Minutes of training on two cores", "PSNR against the truth (dB)");
	Plot.setFrameSize(440, 300);
	Plot.setLimits(limits[0], limits[1], limits[2], limits[3]);
	Plot.setLogScaleX(true);
	Plot.setFontSize(14);
	Plot.setAxisLabelSize(15);
	for (n = 0; n < networks.length; n++) {
		x = newArray(0); y = newArray(0);
		for (i = 0; i < lines.length; i++) {
			cells = split(lines[i], ",");
			if (cells[0] != networks[n]) continue;
			x = Array.concat(x, parseFloat(cells[2]) / 60);
			y = Array.concat(y, parseFloat(cells[3 + z]));
		}
		if (x.length == 0) continue;
		Plot.setColor(colours[n], colours[n]);
		Plot.setLineWidth(2);
		Plot.add("line", x, y);
		Plot.add(marks[n], x, y, networks[n]);
	}
	Plot.setColor("black");
	Plot.setLineWidth(1);
	Plot.addText(zooms[z] + " MX", 0.03, 0.09);
	if (z == 0) Plot.setLegend("", "bottom-right");
	Plot.show();
	Plot.makeHighResolution("panel", 2);
	close("plot");
	selectImage("panel");
}

function makeFolders(path) {
	parent = File.getParent(path);
	if (!File.isDirectory(parent)) makeFolders(parent);
	File.makeDirectory(path);
}
