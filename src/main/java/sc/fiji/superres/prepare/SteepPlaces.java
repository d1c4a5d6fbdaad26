package sc.fiji.superres.prepare;

import java.util.Arrays;

/**
 * Finds where a surface is steep: at the edges of terraces. The slope of the smoothed surface, less the slope that the
 * whole surface has along the lines and that each line has across them (which offsets of lines make), is compared with
 * its standard deviation σ, which follows from the median. Above {@value #STEEP} σ a place is steep, and so is what
 * hangs together with it above {@value #STILL_STEEP} σ (Canny's two thresholds, IEEE Trans. PAMI 8 (1986) 679), so that
 * a faint part of an edge does not join two terraces; and all within {@value #REACH} pixels of such a place.
 */
final class SteepPlaces {

	/** Chance brings a slope above this, in standard deviations, once in 270 000 pixels (Rayleigh's distribution). */
	private static final double STEEP = 5;
	private static final double STILL_STEEP = 3;
	private static final int REACH = 4;
	/** The median of Rayleigh's distribution over its parameter. */
	private static final double RAYLEIGH = 1.17741;
	/** If less of a surface is flat, it has no terraces. */
	private static final double LEAST_FLAT = 0.25;

	private SteepPlaces() {}

	/** Which pixels lie away from steep places; all of them where hardly any do. */
	static boolean[] away(final Heights level) {
		final int width = level.width();
		final double[] slopes = slopes(Smooth.of(level), width, level.height());
		final double deviation = Heights.sampledMedian(slopes) / RAYLEIGH;
		final boolean[] flat = new boolean[slopes.length];
		Arrays.fill(flat, true);
		final Area area = new Area(above(slopes, STILL_STEEP * deviation), width);
		for (int i = 0; i < slopes.length; i++)
			if (slopes[i] > STEEP * deviation) area.around(i, (pixels, size) -> clear(flat, pixels, size));
		return narrowed(flat, width, level.height());
	}

	private static void clear(final boolean[] flat, final int[] pixels, final int size) {
		for (int k = 0; k < size; k++)
			flat[pixels[k]] = false;
	}

	private static boolean[] above(final double[] slopes, final double limit) {
		final boolean[] above = new boolean[slopes.length];
		for (int i = 0; i < above.length; i++)
			above[i] = slopes[i] > limit;
		return above;
	}

	/** Size of the slope at each pixel, less the median along the lines, and the median of its line across. */
	private static double[] slopes(final double[] smooth, final int width, final int height) {
		final double[] slopes = differences(smooth, width, height, 1, 0);
		final double[] across = differences(smooth, width, height, 0, 1);
		final double common = Heights.sampledMedian(slopes);
		for (int y = 0; y < height; y++) {
			final double ofLine = Heights.median(Arrays.copyOfRange(across, y * width, (y + 1) * width));
			for (int i = y * width; i < (y + 1) * width; i++)
				slopes[i] = Math.sqrt(squared(slopes[i] - common) + squared(across[i] - ofLine));
		}
		return slopes;
	}

	private static double squared(final double value) {
		return value * value;
	}

	/** Differences of the neighbours on both sides, half of them; at the edge that of the pixel beside. */
	private static double[] differences(final double[] values, final int width, final int height, final int dx,
		final int dy)
	{
		final double[] differences = new double[values.length];
		final int step = dx + dy * width;
		for (int y = 0; y < height; y++) {
			final int row = inside(y, dy, height) * width;
			for (int x = 0; x < width; x++) {
				final int at = row + inside(x, dx, width);
				differences[y * width + x] = (values[at + step] - values[at - step]) / 2;
			}
		}
		return differences;
	}

	/** The nearest place that is at least a distance away from both ends. */
	private static int inside(final int place, final int distance, final int count) {
		return Math.max(distance, Math.min(count - 1 - distance, place));
	}

	/** Without what lies near to the rest; unless too little is left then. */
	private static boolean[] narrowed(final boolean[] flat, final int width, final int height) {
		final boolean[] narrow = flat.clone();
		for (int i = 0; i < flat.length; i++)
			if (!flat[i] && isBorder(flat, i, width)) clearAround(narrow, i % width, i / width, width, height);
		int left = 0;
		for (final boolean pixel : narrow)
			if (pixel) left++;
		if (left < LEAST_FLAT * narrow.length) Arrays.fill(narrow, true);
		return narrow;
	}

	/** Whether a pixel has a flat one beside it in its row or column. */
	private static boolean isBorder(final boolean[] flat, final int i, final int width) {
		return isFlat(flat, i - 1) || isFlat(flat, i + 1) || isFlat(flat, i - width) || isFlat(flat, i + width);
	}

	private static boolean isFlat(final boolean[] flat, final int i) {
		return i >= 0 && i < flat.length && flat[i];
	}

	private static void clearAround(final boolean[] flat, final int x, final int y, final int width, final int height) {
		final int left = Math.max(0, x - REACH);
		final int right = Math.min(width, x + REACH + 1);
		for (int row = Math.max(0, y - REACH); row < Math.min(height, y + REACH + 1); row++)
			Arrays.fill(flat, row * width + left, row * width + right, false);
	}
}
