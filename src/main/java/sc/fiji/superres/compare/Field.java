package sc.fiji.superres.compare;

import java.awt.Rectangle;
import java.util.Comparator;
import java.util.List;

import ij.measure.Calibration;

/**
 * What all images of a comparison show: that of the finest image, whose pixels are the field's, and which slices belong
 * together. A map may have several for each slice of the input.
 */
final class Field {

	private static final double ROUNDING = 1e-6;

	private Field() {}

	/** The image with the smallest pixels: by calibration where all have one unit, else by the number of pixels. */
	static Source finest(final List<Source> images) {
		return images.stream().min(byPixels(images)).orElseThrow();
	}

	/** The image with the largest pixels; of several the first. */
	static Source coarsest(final List<Source> images) {
		return images.stream().min(byPixels(images).reversed()).orElseThrow();
	}

	/** Whether two images have pixels of one size. */
	static boolean isAsFine(final Source a, final Source b, final List<Source> images) {
		return byPixels(images).compare(a, b) == 0;
	}

	/** The finest first. */
	private static Comparator<Source> byPixels(final List<Source> images) {
		final Comparator<Source> bySize = Comparator.comparingDouble(image -> pixelSize(image, images));
		return bySize.thenComparing(image -> -(long) image.stack().getWidth() * image.stack().getHeight());
	}

	/** Width of a pixel, rounded; the same for all where they cannot be compared by it. */
	private static double pixelSize(final Source image, final List<Source> images) {
		final String unit = image.calibration().getUnit();
		if (!images.stream().allMatch(other -> other.calibration().getUnit().equals(unit))) return 1;
		return (float) image.calibration().pixelWidth;
	}

	/**
	 * What of an image shows the field: all of it; or, where the finest image was made from a selection in it, that
	 * selection, as calibrations tell.
	 *
	 * @throws IllegalArgumentException where that has another aspect ratio than the field
	 */
	static Source shown(final Source image, final Source finest) {
		final Source shown = image.cut(part(image, finest));
		if (hasAspectOf(finest, shown)) return shown;
		throw new IllegalArgumentException("\"" + image.title() + "\" has " + shown.size() + " and \"" + finest
			.title() + "\" " + finest.size() + ": images of different aspect ratio do not show the same field. " +
			"Crop one of them (Image > Crop), or leave it out of images=.");
	}

	/** A side may be off by a pixel, since sizes are rounded when an image is resized. */
	private static boolean hasAspectOf(final Source finest, final Source image) {
		final double height = (double) image.width() * finest.height() / finest.width();
		final double width = (double) image.height() * finest.width() / finest.height();
		return Math.abs(height - image.height()) <= 1 || Math.abs(width - image.width()) <= 1;
	}

	private static Rectangle part(final Source image, final Source finest) {
		final Rectangle all = image.part();
		if (!image.calibration().getUnit().equals(finest.calibration().getUnit())) return all;
		final Rectangle part = calibrated(image, finest);
		if (part.isEmpty() || !all.contains(part)) return all;
		return part;
	}

	/** The finest image's field by the calibrations; empty where their pixels do not fit into each other. */
	private static Rectangle calibrated(final Source image, final Source finest) {
		final double factor = image.calibration().pixelWidth / finest.calibration().pixelWidth;
		final int whole = (int) Math.round(factor);
		final boolean isWhole = whole >= 1 && Math.abs(factor - whole) <= ROUNDING * factor;
		if (isWhole && isMultiple(finest, whole)) return reduced(finest, whole, image.calibration());
		return new Rectangle();
	}

	private static boolean isMultiple(final Source finest, final int factor) {
		return finest.width() % factor == 0 && finest.height() % factor == 0;
	}

	/** The finest image's field in pixels that are so many times larger and have their own origin. */
	private static Rectangle reduced(final Source finest, final int factor, final Calibration coarse) {
		final Calibration fine = finest.calibration();
		final int x = (int) Math.round(coarse.xOrigin - fine.xOrigin / factor);
		final int y = (int) Math.round(coarse.yOrigin - fine.yOrigin / factor);
		return new Rectangle(x, y, finest.width() / factor, finest.height() / factor);
	}

	/** The slice of a picture, from 1. */
	static int slice(final Source picture, final int slice, final int slices) {
		if (picture.stack().size() == slices) return slice;
		return 1;
	}

	/** The slice of a map, from 1: of several measures the one that was shown. */
	static int sliceOfMap(final Source map, final int slice, final int slices) {
		if (map.stack().size() % slices != 0) return 1;
		final int measures = map.stack().size() / slices;
		return (slice - 1) * measures + (map.current() - 1) % measures + 1;
	}

	/** @throws IllegalArgumentException where an image has another number of slices than one or the others' */
	static void requireSlices(final int slices, final Source picture) {
		if (picture.stack().size() != 1) requireSlicesOfMap(slices, picture);
		if (picture.stack().size() > slices) throw otherNumber(slices, picture);
	}

	/** @throws IllegalArgumentException where a map does not have as many slices for each of the input */
	static void requireSlicesOfMap(final int slices, final Source map) {
		final boolean isOne = map.stack().size() == 1;
		if (!isOne && map.stack().size() % slices != 0) throw otherNumber(slices, map);
	}

	private static IllegalArgumentException otherNumber(final int slices, final Source image) {
		return new IllegalArgumentException("\"" + image.title() + "\" has " + image.stack().size() +
			" slices, and another image has " + slices + ": compare stacks of one length, or single images " +
			"(Image > Duplicate... takes one slice).");
	}
}
