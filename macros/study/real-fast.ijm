// Is the sentence right on real scans? Trains `fast` for 3000 steps on the left half of each, with independent and with published pairs,
// and prints what the sentence and map=trust say of the right half, beside bicubic and the models that come along; then judges all of
// them by lines that the input was not taken from. docs/trust.md#the-real-scans tells what came out.
//   OMP_NUM_THREADS=1 scripts/macro.sh macros/study/real-fast.ijm "FOLDER;DATA"        half an hour
// DATA as for macros/study/real.ijm. What is there already stays. Results: FOLDER/sentences.txt, FOLDER/NAME/report/scores.csv
var folder, here, said; // functions see them

arguments = split(getArgument(), ";");
if (arguments.length < 2) exit("Name a folder for the results and that of the images: \"FOLDER;DATA\".");
folder = arguments[0] + "/"; data = arguments[1] + "/";
setBatchMode(true);
said = "";

stem = newArray("stem-lattice-x4", "stem-lattice-x2");
open(data + "sto_haadf_5.1MX_1024px_12.2pm.tif");
study("sto_haadf", 4, "4x independent 5-20", "4x ms 1.25-10", 0.01225, stem);
open(data + "sto_osiris_512px.tif");
study("sto_osiris", 4, "4x independent 5-20", "4x ms 1.25-10", 0.01525, stem);
openIso(data + "hopg_terrace_512px_11.48nm.iso28632.spm");
study("graphite", 2, "2x independent 24-12", "2x ms 48-14", 0.02242, newArray("stm-lattice-x2", "stem-lattice-x4"));
print(said);

// The open image; pixel in nm.
function study(name, factor, preset, published, pixel, starters) {
	w = getWidth(); h = getHeight();
	run("Properties...", "unit=nm pixel_width=" + pixel + " pixel_height=" + pixel);
	rename("whole");
	here = folder + name + "/";
	makeFolders(here + "left"); makeFolders(here + "right");
	half("left", 0, w / 2, h);
	half("right", w / 2, w / 2, h);
	close("whole");
	width = w / 2 * pixel;
	zoom = " patch=" + (24 * factor) + " zoom=" + width + " unit=nm";
	train("independent", preset, zoom);
	train("published", published, zoom + " flips=false crops=grid");
	if (!File.exists(here + "report/report.html"))
		run("Evaluate Super-Resolution...", "mode=standard models=[" + here + "independent;" + here + "published] reference=[" + here +
			"right] factor=" + factor + " zoom=" + factor * width + " levels=" + width + " unit=nm crops=8 crop=128 output=[" + here + "report]");
	say(name, "bicubic", "bicubic x" + factor);
	say(name, "independent", here + "independent");
	say(name, "published", here + "published");
	for (i = 0; i < starters.length; i++) say(name, starters[i], starters[i]);
}

function half(name, x, width, height) {
	selectImage("whole");
	makeRectangle(x, 0, width, height);
	run("Duplicate...", "title=half");
	saveAs("Tiff", here + name + "/scan.tif");
	close();
}

function train(kind, preset, keys) {
	if (File.exists(here + kind + "/model.pt")) return;
	run("Train Super-Resolution...", "source=[" + here + "left] run=[" + here + kind + "] preset=[" + preset + "] network=fast recipe=try iterations=3000" +
		" validation=0.15 device=cpu seed=1" + keys);
}

// What is said of the right half, enlarged by a model.
function say(name, label, model) {
	open(here + "right/scan.tif");
	rename("input");
	run("Super-Resolve Image...", "input=input model=[" + model + "] map=trust");
	result = getTitle();
	belief = "";
	lines = split(getMetadata("Info"), "\n");
	for (i = 0; i < lines.length; i++) if (indexOf(lines[i], "belief:") >= 0) belief = lines[i];
	selectImage(result + "-trust");
	setSlice(2);
	trust = "" + d2s(100 * getValue("Mean"), 0) + " % within 10 %";
	setSlice(1);
	if (startsWith(getInfo("slice.label"), "no guarantee")) trust = getInfo("slice.label");
	said = said + name + "; " + label + "; " + belief + "; " + trust + "\n";
	saveAs("Tiff", here + "trust " + label + ".tif");
	selectImage(result);
	saveAs("Tiff", here + "result " + label + ".tif");
	close("*");
	File.saveString(said, folder + "sentences.txt"); // so far
}

// ISO 28632: text, a number a line after the header, row by row. A straight line is taken off each row, as Möller et al. did.
function openIso(path) {
	text = File.openAsString(path);
	lines = split(substring(text, indexOf(text, "end of header")), "\n");
	newImage("stm", "32-bit black", 512, 512, 1);
	for (y = 0; y < 512; y++) {
		mean = 0; slope = 0;
		for (x = 0; x < 512; x++) {
			z = 1e12 * parseFloat(lines[1 + y * 512 + x]); // pm
			mean += z / 512;
			slope += z * (x - 255.5) / (512 * (512 * 512 - 1) / 12);
			setPixel(x, y, z);
		}
		for (x = 0; x < 512; x++) setPixel(x, y, getPixel(x, y) - mean - slope * (x - 255.5));
	}
	run("Enhance Contrast", "saturated=4");
	run("8-bit");
}

function makeFolders(path) {
	parent = File.getParent(path);
	if (!File.isDirectory(parent)) makeFolders(parent);
	File.makeDirectory(path);
}
