// Makes the samples of File > Open Samples again, simulated scans that lie in the jar:
//   scripts/macro.sh macros/samples.ijm src/main/resources/sc/fiji/superres/sample
// gan_5MX.tif is test-data/low-resolution/gan_5MX_1.tif; graphite_24nm.tif is graphite by STM, 24 nm wide.
folder = getArgument();
if (folder == "") exit("Name the folder to write to.");
run("Simulate Lattice...", "sample=gan-stem width=512 height=512 field=3.1488 dose=15 jitter=0.4 drift=0.05 seed=1");
saveAs("Tiff", folder + "/gan_5MX.tif");
close();
run("Simulate Lattice...", "sample=graphite-stm width=512 height=512 field=24 dose=15 jitter=0.4 drift=2 seed=1");
saveAs("Tiff", folder + "/graphite_24nm.tif");
close();
