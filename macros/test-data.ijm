// Makes the images of test-data/ again: HAADF-STEM of GaN [11-20], simulated.
//   scripts/macro.sh macros/test-data.ijm test-data
// low-resolution/: eight scans at 5 MX (6.15 pm per pixel), what a network learns from.
// high-resolution/: two scans of the same kind of sample at 20 MX (1.5375 pm per pixel), recorded separately: other
// places, other noise, more row jitter and drift in pixels, as a finer and longer scan has.
folder = getArgument();
if (folder == "") exit("Name the folder to write to: scripts/macro.sh macros/test-data.ijm test-data");
lr = folder + "/low-resolution/";
hr = folder + "/high-resolution/";
File.makeDirectory(folder);
File.makeDirectory(lr);
File.makeDirectory(hr);
for (i = 1; i <= 8; i++) {
	run("Simulate Lattice...", "sample=gan-stem width=512 height=512 field=3.1488 dose=15 jitter=0.4 drift=0.05 seed=" + i);
	saveAs("Tiff", lr + "gan_5MX_" + i + ".tif");
	close();
}
for (i = 1; i <= 2; i++) {
	run("Simulate Lattice...", "sample=gan-stem width=1024 height=1024 field=1.5744 dose=15 jitter=1.0 drift=0.1 seed=" + (100 + i));
	saveAs("Tiff", hr + "gan_20MX_" + i + ".tif");
	close();
}
print("wrote 8 low-resolution and 2 high-resolution images to " + folder);
