package sc.fiji.superres.compare;

import java.awt.Color;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

import ij.ImagePlus;
import ij.gui.Overlay;
import ij.gui.Roi;
import ij.process.ImageProcessor;

import sc.fiji.superres.believe.Beliefs;
import sc.fiji.superres.sheet.Exhibit;
import sc.fiji.superres.sheet.Picture;

/**
 * Where a result is not to be believed, as super-resolving with {@code map=trust} marks it by an overlay.
 *
 * @param areas each with the slice that it lies in, from 1; 0 for all slices
 */
record DoubtfulPlaces(List<Area> areas) {

	/** An area of one slice. */
	private record Area(int slice, Roi roi) {}

	static DoubtfulPlaces of(final ImagePlus image) {
		final Overlay overlay = image.getOverlay();
		if (overlay == null) return new DoubtfulPlaces(List.of());
		return new DoubtfulPlaces(Stream.of(overlay.toArray()).filter(DoubtfulPlaces::isOurs).map(roi -> new Area(slice(
			image, roi), (Roi) roi.clone())).toList());
	}

	private static boolean isOurs(final Roi roi) {
		return Objects.requireNonNullElse(roi.getName(), "").startsWith(Beliefs.DOUBTFUL) && roi.getFillColor() != null;
	}

	private static int slice(final ImagePlus image, final Roi roi) {
		if (!roi.hasHyperStackPosition()) return roi.getPosition();
		return image.getStackIndex(roi.getCPosition(), roi.getZPosition(), roi.getTPosition());
	}

	/** Whether nothing is marked in any slice. */
	boolean isEmpty() {
		return areas.isEmpty();
	}

	/**
	 * Those of a slice, from 1.
	 *
	 * @param part of the image that is shown, in its pixels
	 */
	Optional<Exhibit.Doubts> in(final int slice, final Rectangle part) {
		final List<Roi> shown = areas.stream().filter(area -> area.slice == slice || area.slice == 0).map(Area::roi)
			.toList();
		if (shown.isEmpty()) return Optional.empty();
		final Color colour = shown.get(0).getFillColor();
		final BufferedImage places = new BufferedImage(part.width, part.height, BufferedImage.TYPE_BYTE_INDEXED,
			colours(colour));
		shown.forEach(roi -> fill(places, roi, part));
		final Color solid = new Color(colour.getRGB());
		return Optional.of(new Exhibit.Doubts(new Picture(places), solid, words(shown.get(0))));
	}

	/** Nothing, and the colour. */
	private static IndexColorModel colours(final Color colour) {
		final byte[] red = { 0, (byte) colour.getRed() };
		final byte[] green = { 0, (byte) colour.getGreen() };
		final byte[] blue = { 0, (byte) colour.getBlue() };
		return new IndexColorModel(8, 2, red, green, blue, new byte[] { 0, (byte) colour.getAlpha() });
	}

	private static String words(final Roi roi) {
		return roi.getName().substring(Beliefs.DOUBTFUL.length());
	}

	private static void fill(final BufferedImage places, final Roi roi, final Rectangle part) {
		final Rectangle bounds = roi.getBounds();
		final Rectangle filled = bounds.intersection(part);
		final ImageProcessor mask = roi.getMask(); // null where all of the bounds belong to it
		for (int y = filled.y; y < filled.getMaxY(); y++)
			for (int x = filled.x; x < filled.getMaxX(); x++)
				if (mask == null || mask.get(x - bounds.x, y - bounds.y) != 0) places.getRaster().setSample(x - part.x,
					y - part.y, 0, 1);
	}
}
