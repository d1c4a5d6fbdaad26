// What is sampled: trains by default keys on a lattice of so many pixels a period, and judges at every zoom level that the
// training kept, on another place, with noise of its own, against the noiseless truth. docs/sampling-notes.md has the table.
//   for period in 4 6 8 12 20 45; do for factor in 2 4; do for sample in gan graphite; do
//     OMP_NUM_THREADS=1 scripts/macro.sh macros/study/sampling.ijm "FOLDER;$sample;$period;$factor"
//   done; done; done
// Where nothing is sampled the training refuses, and so does this macro. Some 2 minutes each on one core. Results:
// FOLDER/SAMPLE-PERIOD-xFACTOR.csv (sample, period, factor, level, input pixels a period, bicubic and trained dB, gain).
arguments = split(getArgument(), ";");
if (arguments.length < 4) exit("Say \"FOLDER;gan or graphite;pixels a period;2 or 4\".");
folder = arguments[0] + "/"; sample = arguments[1]; period = parseInt(arguments[2]); factor = parseInt(arguments[3]);
setBatchMode(true);
if (sample == "gan") { what = "gan-stem"; nm = 0.2762; drift = 0.05; }
else { what = "graphite-stm"; nm = 0.2131; drift = 0.5; }
if (factor == 4) preset = "4x independent 5-20"; else preset = "2x independent 24-12";
pixel = nm / period;
scans = folder + sample + "-" + period + "/"; model = folder + sample + "-" + period + "-x" + factor;

if (!File.exists(scans)) {
	File.makeDirectory(folder); File.makeDirectory(scans);
	for (i = 1; i <= 4; i++) {
		run("Simulate Lattice...", "sample=" + what + " field=" + (512 * pixel) + " jitter=0.4 drift=" + drift +
			" dose=15 width=512 height=512 seed=" + i);
		saveAs("Tiff", scans + "scan_" + i + ".tif");
		close();
	}
}
// Levels are in multiples of the recorded one, 1.
if (!File.exists(model + "/model.pt"))
	run("Train Super-Resolution...", "source=[" + scans + "] run=[" + model + "] preset=[" + preset + "] zoom=1 unit=MX network=tiny " +
		"iterations=3000 batch=4 crops=grid patch=" + (24 * factor) + " learningrate=0.012 validation=0.125 seed=1");

lines = split(File.openAsString(model + "/validation.csv"), "\n");
last = split(lines[lines.length - 1], ",");
table = "";
for (k = 1; k < lines.length; k++) {
	fields = split(lines[k], ",");
	if (fields[0] != last[0]) continue; // an earlier validation
	level = parseFloat(fields[1]);
	n = 192;
	scan = "sample=" + what + " field=" + (n * factor * pixel / level) + " jitter=0 drift=0 seed=301";
	run("Simulate Lattice...", scan + " dose=15 width=" + n + " height=" + n);
	rename("input");
	run("Simulate Lattice...", scan + " dose=1000000 width=" + (factor * n) + " height=" + (factor * n));
	rename("truth");
	bicubic = judged("bicubic x" + factor);
	trained = judged(model);
	table = table + sample + "," + period + "," + factor + "," + d2s(level, 2) + "," + d2s(period * level / factor, 2) + "," +
		d2s(bicubic, 2) + "," + d2s(trained, 2) + "," + d2s(trained - bicubic, 2) + "\n";
	close("*");
}
File.saveString(table, model + ".csv");
print(table);

function judged(name) {
	run("Super-Resolve Image...", "input=input model=[" + name + "]");
	rename("result");
	run("Measure Image Similarity...", "image=result reference=truth");
	close("result");
	return getResult("PSNR", nResults - 1);
}
