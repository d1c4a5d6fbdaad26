package sc.fiji.superres.command;

import java.awt.Color;
import java.util.Objects;

import ij.ImagePlus;
import ij.gui.Overlay;
import ij.gui.PolygonRoi;
import ij.gui.Roi;
import ij.process.ImageProcessor;

import sc.fiji.superres.align.Match;
import sc.fiji.superres.imageplus.ImagePlanes;

/** How a match is shown: the crop as an image, and its outline on the reference. */
final class MatchView {

	private MatchView() {}

	/**
	 * The reference's grey values on the image's pixels, of the reference's type; 32-bit where a calibration function
	 * gives them.
	 *
	 * @return an image titled {@code NAME-aligned} after the image that was aligned, with its pixel size
	 */
	static ImagePlus crop(final Match match, final ImagePlus image, final ImagePlus reference) {
		final ImageProcessor grey = ofType(ImagePlanes.processor(match.crop()), reference);
		final ImagePlus crop = new ImagePlus(ImagePlanes.name(image) + "-aligned", grey);
		crop.setDisplayRange(reference.getDisplayRangeMin(), reference.getDisplayRangeMax());
		ImagePlanes.setPixelSize(crop, ImagePlanes.pixelSize(image));
		return crop;
	}

	private static ImageProcessor ofType(final ImageProcessor grey, final ImagePlus reference) {
		if (reference.getCalibration().calibrated()) return grey;
		return switch (reference.getBitDepth()) {
			case Byte.SIZE -> grey.convertToByteProcessor(false);
			case Short.SIZE -> grey.convertToShortProcessor(false);
			default -> grey;
		};
	}

	/** Adds the crop's outline to the reference's overlay, named after the image. */
	static void outline(final Match match, final ImagePlus image, final ImagePlus reference) {
		final PolygonRoi outline = polygon(match.corners());
		outline.setName(image.getTitle());
		outline.setStrokeColor(Color.YELLOW);
		final Overlay overlay = Objects.requireNonNullElseGet(reference.getOverlay(), Overlay::new);
		overlay.add(outline);
		reference.setOverlay(overlay);
	}

	/** @param corners x and y of each */
	private static PolygonRoi polygon(final double[][] corners) {
		return new PolygonRoi(coordinates(corners, 0), coordinates(corners, 1), Roi.POLYGON);
	}

	private static float[] coordinates(final double[][] points, final int axis) {
		final float[] coordinates = new float[points.length];
		for (int i = 0; i < points.length; i++)
			coordinates[i] = (float) points[i][axis];
		return coordinates;
	}
}
