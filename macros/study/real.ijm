// The pairs on real scans: trains on the left half of each, judges on the right half by lines that the input was not taken from,
// and shows what becomes of the right half itself, enlarged beyond the zoom level at which it was recorded.
//   scripts/macro.sh macros/study/real.ijm "FOLDER;DATA"
// DATA holds sto_haadf_5.1MX_1024px_12.2pm.tif, sto_osiris_512px.tif, hopg_terrace_512px_11.48nm.iso28632.spm: HAADF-STEM of
// SrTiO3 (C. Ophus and others; L. Gruenewald) and STM of graphite (M. Le Ster); docs/study.md says from where.
var folder, here, keys, old; // functions see them

arguments = split(getArgument(), ";");
if (arguments.length < 2) exit("Name a folder for the results and that of the images: \"FOLDER;DATA\".");
folder = arguments[0] + "/"; data = arguments[1] + "/";
setBatchMode(true);
keys = " network=tiny batch=4 crops=grid iterations=3000 learningrate=0.012 validation=0.15 seed=1";
old = " network=tiny batch=4 iterations=3000 learningrate=0.004 milestones=1800,2400,2800 validation=0.15 seed=1";

open(data + "sto_haadf_5.1MX_1024px_12.2pm.tif");
study("sto_haadf", 4, "4x independent 5-20", "4x ms 1.25-10", 0.01225);
open(data + "sto_osiris_512px.tif");
study("sto_osiris", 4, "4x independent 5-20", "4x ms 1.25-10", 0.01525);
openIso(data + "hopg_terrace_512px_11.48nm.iso28632.spm");
study("graphite", 2, "2x independent 24-12", "2x ms 48-14", 0.02242);

// The open image; pixel in nm.
function study(name, factor, preset, published, pixel) {
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
	if (!File.exists(here + "independent/model.pt"))
		run("Train Super-Resolution...", "source=[" + here + "left] run=[" + here + "independent] preset=[" + preset + "]" + keys + zoom);
	if (!File.exists(here + "published/model.pt"))
		run("Train Super-Resolution...", "source=[" + here + "left] run=[" + here + "published] preset=[" + published + "]" + old + zoom);
	if (!File.exists(here + "report/report.html"))
		run("Evaluate Super-Resolution...", "mode=standard models=[" + here + "independent;" + here + "published] reference=[" + here +
			"right] factor=" + factor + " zoom=" + factor * width + " levels=" + width + " unit=nm crops=8 crop=128 output=[" + here + "report]");
	open(here + "right/scan.tif");
	rename("input");
	enlarge("bicubic", "bicubic x" + factor);
	enlarge("published", here + "published");
	enlarge("independent", here + "independent");
	picture(folder + name + ".png", factor);
	close("*");
}

function half(name, x, width, height) {
	selectImage("whole");
	makeRectangle(x, 0, width, height);
	run("Duplicate...", "title=half");
	saveAs("Tiff", here + name + "/scan.tif");
	close();
}

function enlarge(name, model) {
	selectImage("input");
	run("Super-Resolve Image...", "input=input model=[" + model + "]");
	rename(name);
}

function picture(path, factor) {
	names = newArray("input", "bicubic", "published", "independent");
	labels = newArray("Input", "Bicubic", "Published", "Independent");
	piece = 288; gap = 6; top = 26;
	newImage("picture", "RGB white", names.length * (piece + gap) + gap, piece + top + gap, 1);
	for (i = 0; i < names.length; i++) {
		selectImage(names[i]);
		if (i == 0) makeRectangle(40, 40, piece / factor, piece / factor); else makeRectangle(40 * factor, 40 * factor, piece, piece);
		run("Duplicate...", "title=piece");
		if (i == 0) run("Resample Image...", "width=" + piece + " height=" + piece + " filter=nearest");
		rename("enlarged");
		run("Enhance Contrast", "saturated=0.3");
		run("RGB Color");
		run("Copy");
		close("enlarged"); close("piece");
		selectImage("picture");
		makeRectangle(gap + i * (piece + gap), top, piece, piece);
		run("Paste");
		run("Select None");
		setColor(0, 0, 0);
		setFont("SansSerif", 16, "antialiased");
		drawString(labels[i], gap + i * (piece + gap), top - 4);
	}
	saveAs("PNG", path);
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
