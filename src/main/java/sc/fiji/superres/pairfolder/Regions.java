package sc.fiji.superres.pairfolder;

import java.util.List;

import net.imglib2.RandomAccessibleInterval;
import sc.fiji.superres.dataset.GreyOps;
import sc.fiji.superres.dataset.SourceImage;
import sc.fiji.superres.dataset.Split;
import sc.fiji.superres.survey.Displacement;
import sc.fiji.superres.survey.FrameSeries;

/**
 * Splits a single image, or the frames of one place, for training and validation: the last rows are kept back, or the
 * last columns if there are more of them, and the same ones of every frame. Each part becomes an image of its own
 * before anything is resized, so no pixel of one part comes near the other. If frames have drifted, as many rows
 * between the parts are left out, so that no frame shows in training what another keeps back.
 */
final class Regions {

	/** At most one part in so many is kept back from a training that has only one image. */
	private static final int LARGEST_SHARE = 3;

	private Regions() {}

	/**
	 * Splits frames.
	 *
	 * @param frames one image, or frames of one series, all of one size
	 * @param crop side of a training target: the part kept back is at least as wide, and wider by twice the drift
	 * @param share kept back, in [0,1)
	 * @return without validation if it, or a crop, would take more than a third of the image, or if a crop is larger
	 *         than the shorter side
	 */
	static Split<SourceImage> of(final List<SourceImage> frames, final int crop, final double share) {
		final int longer = longerSide(frames.get(0));
		final int drift = drift(frames);
		final int least = crop + 2 * drift;
		final int keptBack = Math.max(wholePixels(share * longer), least);
		final int trained = longer - keptBack - drift;
		if (share == 0 || isTooSmall(frames.get(0), crop, least) || trained <= 0) return unsplit(frames);
		return new Split<>(parts(frames, 0, trained), parts(frames, longer - keptBack, longer), List.of());
	}

	private static boolean isTooSmall(final SourceImage image, final int crop, final int keptBack) {
		return crop > shorterSide(image) || LARGEST_SHARE * keptBack > longerSide(image);
	}

	private static Split<SourceImage> unsplit(final List<SourceImage> frames) {
		return new Split<>(frames, List.of(), List.of());
	}

	private static int longerSide(final SourceImage image) {
		return Math.max(image.width(), image.height());
	}

	private static int shorterSide(final SourceImage image) {
		return Math.min(image.width(), image.height());
	}

	private static boolean isSplitByRows(final SourceImage image) {
		return image.height() >= image.width();
	}

	/** Drift across the cut, in whole pixels. */
	private static int drift(final List<SourceImage> frames) {
		if (frames.size() == 1) return 0;
		final Displacement drift = FrameSeries.drift(frames);
		if (isSplitByRows(frames.get(0))) return wholePixels(drift.y());
		return wholePixels(drift.x());
	}

	private static int wholePixels(final double length) {
		return (int) Math.ceil(length);
	}

	private static List<SourceImage> parts(final List<SourceImage> frames, final int from, final int to) {
		return frames.stream().map(frame -> part(frame, from, to)).toList();
	}

	/** Rows or columns from {@code from} to {@code to} − 1. */
	private static SourceImage part(final SourceImage image, final int from, final int to) {
		final int length = to - from;
		final String numbers = from + "-" + (to - 1);
		if (isSplitByRows(image)) {
			final var rows = GreyOps.region(image.plane(), 0, from, image.width(), length);
			return part(image, image.name() + " rows " + numbers, rows);
		}
		final var columns = GreyOps.region(image.plane(), from, 0, length, image.height());
		return part(image, image.name() + " columns " + numbers, columns);
	}

	private static SourceImage part(final SourceImage image, final String name,
		final RandomAccessibleInterval<?> plane)
	{
		return new SourceImage(name, plane, image.range(), image.pixel(), image.slice(), image.microscope());
	}
}
