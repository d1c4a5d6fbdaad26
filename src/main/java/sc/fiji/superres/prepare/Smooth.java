package sc.fiji.superres.prepare;

import java.util.Arrays;

/**
 * Smooths a plane by three running means along each axis, near a Gaussian of 4.5 pixels (standard deviation); beyond
 * the edge, the last pixel goes on. Its time does not depend on the width of the mean.
 */
final class Smooth {

	/** Pixels on either side of the middle of a running mean. */
	private static final int RADIUS = 4;
	private static final int PASSES = 3;

	private Smooth() {}

	/** Smooths; pixels that are not finite are taken for the finite one before them. */
	static double[] of(final Heights heights) {
		final double[] smooth = filled(heights.values());
		final int width = heights.width();
		for (int pass = 0; pass < PASSES; pass++) {
			for (int y = 0; y < heights.height(); y++)
				alongRow(smooth, y * width, width);
			alongColumns(smooth, width, heights.height());
		}
		return smooth;
	}

	private static double[] filled(final double[] values) {
		final double[] filled = values.clone();
		double last = Arrays.stream(values).filter(Double::isFinite).findFirst().orElse(0);
		for (int i = 0; i < filled.length; i++) {
			if (Double.isNaN(filled[i])) filled[i] = last;
			last = filled[i];
		}
		return filled;
	}

	private static void alongRow(final double[] values, final int start, final int count) {
		final double[] line = Arrays.copyOfRange(values, start, start + count);
		double sum = 0;
		for (int i = -RADIUS; i <= RADIUS; i++)
			sum += line[inside(i, count)];
		for (int i = 0; i < count; i++) {
			values[start + i] = sum / (2 * RADIUS + 1);
			sum += line[inside(i + RADIUS + 1, count)] - line[inside(i - RADIUS, count)];
		}
	}

	/** All columns at once, since neighbours in memory are read together. */
	private static void alongColumns(final double[] values, final int width, final int height) {
		final double[] lines = values.clone();
		final double[] sums = new double[width];
		for (int i = -RADIUS; i <= RADIUS; i++)
			add(lines, inside(i, height) * width, 1, sums);
		for (int y = 0; y < height; y++) {
			for (int x = 0; x < width; x++)
				values[y * width + x] = sums[x] / (2 * RADIUS + 1);
			add(lines, inside(y + RADIUS + 1, height) * width, 1, sums);
			add(lines, inside(y - RADIUS, height) * width, -1, sums);
		}
	}

	private static void add(final double[] from, final int start, final int sign, final double[] sums) {
		for (int x = 0; x < sums.length; x++)
			sums[x] += sign * from[start + x];
	}

	private static int inside(final int i, final int count) {
		return Math.max(0, Math.min(count - 1, i));
	}
}
