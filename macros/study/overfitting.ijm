// What a network does that has learned its training images by heart: the study's networks on 128x128 pixels of a single scan,
// which is little enough for that. Run after stem-4x.ijm, with the same folder:
//   scripts/macro.sh macros/study/overfitting.ijm FOLDER
folder = getArgument();
if (folder == "") folder = getDirectory("Folder of the study");
folder = folder + "/";
out = folder + "overfitting/";
setBatchMode(true);

File.makeDirectory(out);
File.makeDirectory(out + "train");
open(folder + "LR/train/scan_1.tif");
makeRectangle(192, 192, 128, 128);
run("Duplicate...", "title=part");
saveAs("Tiff", out + "train/part.tif");

training = "flips=false network=tiny iterations=20000 batch=16 patch=32 learningrate=0.004 milestones=10000,14000,17000,19000 validation=0 seed=1";
run("Train Super-Resolution...", "source=[" + out + "train] run=[" + out + "SS (1), by heart] preset=[4x single-scale] " + training);
run("Train Super-Resolution...", "source=[" + out + "train] run=[" + out + "MS (1)(2)(3), by heart] preset=[4x ms 1.25-10] " + training);
run("Evaluate Super-Resolution...", "protocol=published models=[" + out + "SS (1), by heart;" + out + "MS (1)(2)(3), by heart;" + folder +
	"tiny/SS (1);" + folder + "tiny/MS (1)(2)(3)] reference=[" + folder + "HR/test] factor=4 zoom=5 unit=MX crops=2 crop=256 levels=5,7.5,10,12.5,15,17.5,20 output=[" +
	out + "standard]");
