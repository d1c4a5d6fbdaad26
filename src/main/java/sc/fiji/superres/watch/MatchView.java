package sc.fiji.superres.watch;

import java.awt.Color;

import ij.ImagePlus;
import ij.gui.Overlay;
import ij.gui.PolygonRoi;
import ij.gui.Roi;
import ij.process.ImageProcessor;

import sc.fiji.superres.align.Match;
import sc.fiji.superres.imageplus.ImagePlanes;

/** How a match is shown: the crop as an image, and its outline on the reference. */
public final class MatchView {

	private MatchView() {}

	/**
	 * The reference's grey values on the image's pixels, of the reference's type; 32-bit where a calibration function
	 * gives them.
	 *
	 * @return an image titled {@code NAME-aligned} after the image that was aligned, with its pixel size
	 */
	public static ImagePlus crop(final Match match, final ImagePlus image, final ImagePlus reference) {
		final ImageProcessor grey = ImagePlanes.processor(match.crop());
		final int bits = reference.getCalibration().calibrated() ? Float.SIZE : reference.getBitDepth();
		final ImageProcessor typed = switch (bits) {
			case 8 -> grey.convertToByteProcessor(false);
			case 16 -> grey.convertToShortProcessor(false);
			default -> grey;
		};
		final ImagePlus crop = new ImagePlus(ImagePlanes.name(image) + "-aligned", typed);
		crop.setDisplayRange(reference.getDisplayRangeMin(), reference.getDisplayRangeMax());
		ImagePlanes.setPixelSize(crop, ImagePlanes.pixelSize(image));
		return crop;
	}

	/** Adds the crop's outline to the reference's overlay, named after the image. */
	public static void outline(final Match match, final ImagePlus image, final ImagePlus reference) {
		final double[][] corners = match.corners();
		final float[] x = new float[corners.length], y = new float[corners.length];
		for (int i = 0; i < corners.length; i++) {
			x[i] = (float) corners[i][0];
			y[i] = (float) corners[i][1];
		}
		final PolygonRoi outline = new PolygonRoi(x, y, Roi.POLYGON);
		outline.setName(image.getTitle());
		outline.setStrokeColor(Color.YELLOW);
		final Overlay overlay = reference.getOverlay() == null ? new Overlay() : reference.getOverlay();
		overlay.add(outline);
		reference.setOverlay(overlay);
	}
}
