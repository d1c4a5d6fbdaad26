// The picture of the guide's "What to believe": scripts/macro.sh macros/believe-picture.ijm . after scripts/quickstart.sh,
// with the repository's folder as argument. The quickstart's network takes a scan it has never seen from 2.5 to 10 MX;
// input, result, the normalised channel of the consistency map (0 to 1), the spread map (0 to its greatest value), and the result
// with what map=trust marks at a tolerance of 3 %.
root = getArgument();
if (root == "") exit("Name the folder of the repository: scripts/macro.sh macros/believe-picture.ijm .");
setBatchMode(true);
model = root + "/target/quickstart/run";
open(root + "/test-data/high-resolution/gan_20MX_1.tif");
run("Resample Image...", "factor=0.125 filter=nearest"); rename("gan_2.5MX");
run("Super-Resolve Image...", "input=gan_2.5MX model=[" + model + "] map=consistency");
rename("result");
run("Super-Resolve Image...", "input=gan_2.5MX model=[" + model + "] map=spread");
rename("mean of eight");
run("Super-Resolve Image...", "input=gan_2.5MX model=[" + model + "] map=trust tolerance=3");
run("Flatten");
rename("trust");
run("Resample Image...", "input=gan_2.5MX factor=4 filter=nearest");
rename("input");
selectImage("gan_2.5MX-SRx4-consistency");
Stack.setChannel(2);
run("Duplicate...", "title=normalised channels=2");
run("Resample Image...", "factor=4 filter=nearest");
rename("consistency");
setMinAndMax(0, 1);
selectImage("gan_2.5MX-SRx4-spread");
rename("spread");
names = newArray("input", "result", "consistency", "spread", "trust");
newImage("picture", "RGB white", 5 * 200 + 40, 200, 1);
for (i = 0; i < 5; i++) {
	selectImage(names[i]);
	makeRectangle(100, 100, 200, 200);
	run("Duplicate...", "title=panel" + i);
	run("RGB Color");
	run("Copy");
	close();
	selectImage("picture");
	makeRectangle(i * 210, 0, 200, 200);
	run("Paste");
}
run("Select None");
saveAs("PNG", root + "/docs/images/believe.png");
