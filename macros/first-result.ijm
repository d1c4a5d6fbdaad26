// The first result of an installed copy, without training and without images of your own: Plugins > Macros > Run..., and this file.
// A simulated scan of GaN is super-resolved by the model that comes along, and compared with the same place scanned without noise.
// With a folder as argument, the images are saved there.
out = getArgument();
run("Simulate Lattice...", "sample=gan-stem width=128 height=128 field=1.5744 seed=7 truth=4");
selectImage("gan-stem-7-truth");
rename("truth");
selectImage("gan-stem-7");
rename("scan");
run("Super-Resolve Image...", "input=scan model=bicubic");
rename("bicubic");
run("Super-Resolve Image...", "input=scan model=stem-lattice-x4");
rename("super-resolved");

run("Measure Image Similarity...", "image=bicubic reference=truth");
run("Measure Image Similarity...", "image=super-resolved reference=truth");
bicubic = getResult("PSNR", nResults - 2);
trained = getResult("PSNR", nResults - 1);
if (out != "") {
	names = newArray("scan", "bicubic", "super-resolved", "truth");
	for (i = 0; i < names.length; i++) {
		selectImage(names[i]);
		run("Duplicate...", "title=saved");
		saveAs("Tiff", out + "/" + names[i] + ".tif");
		close();
	}
}
selectImage("super-resolved");
print("first result: stem-lattice-x4 " + d2s(trained, 2) + " dB, bicubic " + d2s(bicubic, 2) + " dB");
