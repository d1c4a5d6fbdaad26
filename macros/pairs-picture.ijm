// Draws docs/images/pairs.png: how one image becomes pairs, by the preview of Generate Training Pairs.
//   scripts/macro.sh macros/pairs-picture.ijm .
root = getArgument();
if (root == "") exit("Name the folder of the repository: scripts/macro.sh macros/pairs-picture.ijm .");
setBatchMode(true);
run("Generate Training Pairs...", "source=[" + root + "/test-data/low-resolution] preview=true preset=[4x single-scale] " +
	"alphas=0.5 betas=2 gammas=0.6 filters=nearest,lanczos crop=128 cropsperrow=3");
rename("pairs");
width = getWidth(); height = getHeight();
text = newArray("(1) as it is: 5 MX", "(2) shrunk by 0.5, nearest: 2.5 MX", "(3) enlarged by 2, bicubic: 10 MX",
	"(4) shrunk by 0.6, nearest: 12 MX");
left = 470; row = height + 14; top = 34;
newImage("picture", "RGB white", left + 2 * (width + 12), top + 4 * row, 1);
setColor("black");
setFont("SansSerif", 15, "antialiased");
drawString("target", left + 40, top - 8);
drawString("input by nearest", left + height + 6, top - 8);
drawString("target", left + width + 52, top - 8);
drawString("input by lanczos", left + width + height + 18, top - 8);
// the recorded image, and from it an arrow to each row
open(root + "/test-data/low-resolution/gan_5MX_1.tif");
makeRectangle(120, 120, 150, 150); run("Crop");
run("RGB Color");
rename("scan");
put("scan", 10, top + 2 * row - 82);
drawString("recorded at 5 MX", 22, top + 2 * row + 92);
for (i = 0; i < 4; i++) {
	y = top + i * row;
	setLineWidth(2);
	drawLine(164, top + 2 * row - 7, 186, y + height / 2);
	drawString(text[i], 194, y + height / 2 + 6);
	for (j = 0; j < 2; j++) {
		slice = 2 * i + j + 1;
		if (slice <= 7) {
			selectImage("pairs");
			setSlice(slice);
			run("Duplicate...", "title=slice");
			run("RGB Color");
			put("slice", left + j * (width + 12), y);
		}
	}
	if (i == 3) {
		drawString("(4): the crop is the input,", left + width + 22, y + height / 2 - 6);
		drawString("its bicubic enlargement the target.", left + width + 22, y + height / 2 + 16);
	}
}
saveAs("png", root + "/docs/images/pairs.png");

// Pastes an image into the picture and closes it.
function put(name, x, y) {
	selectImage(name);
	run("Select All");
	run("Copy");
	w = getWidth(); h = getHeight();
	selectImage("picture");
	makeRectangle(x, y, w, h);
	run("Paste");
	run("Select None");
	selectImage(name);
	close();
	selectImage("picture");
	setColor("black");
	setFont("SansSerif", 15, "antialiased");
}
