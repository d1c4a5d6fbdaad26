package sc.fiji.superres.prepared;

import ij.ImagePlus;
import ij.ImageStack;
import ij.process.ByteProcessor;
import ij.process.ColorProcessor;

import sc.fiji.superres.imageplus.EachPlane;
import sc.fiji.superres.imageplus.ImagePlanes;
import sc.fiji.superres.imageplus.Palette;

/** The grey values of a scan that was kept as a picture: by a palette, or in equal red, green and blue. */
final class GreyScan {

	private GreyScan() {}

	/**
	 * The image itself where it has grey values, else a copy of them.
	 *
	 * @throws IllegalArgumentException for colours, which are no values that could be flattened
	 */
	static ImagePlus of(final ImagePlus image) {
		final ImagePlus meant = Palette.meant(image);
		if (meant.getType() != ImagePlus.COLOR_RGB) return meant;
		final ImagePlus grey = new ImagePlus(meant.getTitle(), greys(meant.getStack()));
		grey.setDimensions(meant.getNChannels(), meant.getNSlices(), meant.getNFrames());
		grey.setOpenAsHyperStack(meant.isHyperStack());
		grey.setCalibration(meant.getCalibration());
		grey.setFileInfo(meant.getOriginalFileInfo());
		grey.setOverlay(meant.getOverlay());
		EachPlane.keepProperties(meant, grey);
		if (meant.getInfoProperty() != null) EachPlane.addInfo(grey, meant.getInfoProperty());
		return grey;
	}

	private static ImageStack greys(final ImageStack colours) {
		final ImageStack greys = new ImageStack();
		for (int i = 1; i <= colours.size(); i++)
			greys.addSlice(colours.getSliceLabel(i), grey((ColorProcessor) colours.getProcessor(i)));
		return greys;
	}

	private static ByteProcessor grey(final ColorProcessor colours) {
		final byte[] grey = ImagePlanes.grey(colours).orElseThrow(GreyScan::noHeights);
		return new ByteProcessor(colours.getWidth(), colours.getHeight(), grey);
	}

	private static IllegalArgumentException noHeights() {
		return new IllegalArgumentException(
			"is a colour image, and colours are no heights: open the file of the instrument, or take its grey values " +
				"(Image > Type > 8-bit).");
	}
}
