// Makes docs/images/frames-mean.png: the mean of simulated frames as recorded, and aligned. Run it by
// scripts/macro.sh scripts/frames-picture.ijm docs/images/frames-mean.png
setBatchMode(true);
run("Simulate Lattice...", "sample=si-stem width=192 height=192 field=2.25 dose=15 jitter=0.5 drift=0.035 wander=0.03 frames=8 defects=true seed=3");
rename("scans");
run("Align Frames...", "lines=true average=true");
selectImage("scans");
run("Z Project...", "projection=[Average Intensity]");
rename("recorded");
makeRectangle(24, 24, 144, 144);
run("Crop");
selectImage("scans-mean");
makeRectangle((getWidth() - 144) / 2, (getHeight() - 144) / 2, 144, 144);
run("Crop");
setMinAndMax(20, 200);
run("8-bit");
selectImage("recorded");
setMinAndMax(20, 200);
run("8-bit");
run("Combine...", "stack1=recorded stack2=scans-mean");
run("Size...", "width=576 height=288 interpolation=None");
saveAs("png", getArgument());
