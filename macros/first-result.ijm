// The first result of an installed copy, without training and without images of your own: Plugins > Macros > Run..., and this file.
// A simulated scan of GaN is super-resolved by the model that comes along, and compared with the same place scanned without noise.
// With a folder as argument, the images are saved there. Images are named by their IDs, so that it can be run again beside the last ones.
out = getArgument();
run("Simulate Lattice...", "sample=gan-stem width=128 height=128 field=1.5744 seed=7 truth=4");
rename("scan");
scan = getImageID();
selectImage(nImages - 1); // it opened before the scan
rename("truth");
truth = getImageID();
run("Super-Resolve Image...", "input=" + scan + " model=bicubic");
rename("bicubic");
bicubic = getImageID();
run("Super-Resolve Image...", "input=" + scan + " model=stem-lattice-x4");
rename("super-resolved");
result = getImageID();

run("Measure Image Similarity...", "image=" + bicubic + " reference=" + truth);
run("Measure Image Similarity...", "image=" + result + " reference=" + truth);
before = getResult("PSNR", nResults - 2);
trained = getResult("PSNR", nResults - 1);
if (out != "") {
	images = newArray(scan, bicubic, result, truth);
	for (i = 0; i < images.length; i++) {
		selectImage(images[i]);
		name = getTitle();
		run("Duplicate...", "title=saved");
		saveAs("Tiff", out + "/" + name + ".tif");
		close();
	}
}
selectImage(result);
print("first result: stem-lattice-x4 " + d2s(trained, 2) + " dB, bicubic " + d2s(before, 2) + " dB");
