package sc.fiji.superres.altered;

import java.util.random.RandomGenerator;

import sc.fiji.superres.resample.Filter;

/**
 * Values between pixels, by {@link Filter#BICUBIC}. Beyond its borders a field goes on as in a mirror.
 *
 * @param values {@code width × height}, row-major
 */
record Field(float[] values, int width, int height) {

	/** Pixels to the left of a place that count, with its own, and to its right. */
	private static final int LEFT = 1;
	private static final int RIGHT = 2;

	/**
	 * Normally distributed values with a standard deviation of 1, for an image whose pixels are {@code spacing} times
	 * smaller.
	 */
	static Field random(final int width, final int height, final double spacing, final RandomGenerator random) {
		final int columns = (int) (width / spacing) + LEFT + RIGHT;
		final int rows = (int) (height / spacing) + LEFT + RIGHT;
		final float[] values = new float[columns * rows];
		for (int i = 0; i < values.length; i++)
			values[i] = (float) random.nextGaussian();
		return new Field(values, columns, rows);
	}

	/** The value at a place; the centre of the first pixel is (0, 0). */
	double at(final double x, final double y) {
		final int top = (int) Math.floor(y);
		double sum = 0;
		for (int row = top - LEFT; row <= top + RIGHT; row++)
			sum += Filter.BICUBIC.weight(row - y) * inRow(mirrored(row, height) * width, x);
		return sum;
	}

	private double inRow(final int row, final double x) {
		final int left = (int) Math.floor(x);
		double sum = 0;
		for (int column = left - LEFT; column <= left + RIGHT; column++)
			sum += Filter.BICUBIC.weight(column - x) * values[row + mirrored(column, width)];
		return sum;
	}

	private static int mirrored(final int i, final int size) {
		final int within = Math.floorMod(i, 2 * size);
		return within < size ? within : 2 * size - 1 - within;
	}
}
