package sc.fiji.superres.prepared;

import ij.ImagePlus;
import ij.gui.ImageRoi;
import ij.gui.Overlay;
import ij.process.ImageProcessor;

import net.imglib2.RandomAccessibleInterval;

import sc.fiji.superres.imageplus.CalibratedGrey;
import sc.fiji.superres.imageplus.ImagePlanes;
import sc.fiji.superres.prepare.Preparation;

/**
 * Shows what the current slice of an image would become, in its place. The prepared slice lies above the image as an
 * overlay, so that not a pixel of the image changes, and its own overlay comes back at the end.
 */
public final class SlicePreview {

	private final ImagePlus image;
	private final Overlay before;

	/** @param image that is open; it shows its slice until {@link #show} is called */
	public SlicePreview(final ImagePlus image) {
		this.image = image;
		before = image.getOverlay();
	}

	/** @throws IllegalArgumentException where the slice cannot be prepared */
	public void show(final Preparation preparation) {
		final ImagePlus scan = GreyScan.of(image);
		final ImageProcessor slice = scan.getStack().getProcessor(image.getCurrentSlice());
		final RandomAccessibleInterval<?> prepared = preparation.of(CalibratedGrey.of(scan).plane(ImagePlanes.plane(
			slice))).plane();
		image.setOverlay(above(ImagePlanes.processor(prepared)));
	}

	/** The prepared slice, and above it what the image had. */
	private Overlay above(final ImageProcessor prepared) {
		final Overlay overlay = new Overlay(new ImageRoi(0, 0, prepared.convertToByte(true)));
		if (before == null) return overlay;
		for (int i = 0; i < before.size(); i++)
			overlay.add(before.get(i));
		return overlay;
	}

	/** Shows the image as it is. */
	public void end() {
		image.setOverlay(before);
	}
}
