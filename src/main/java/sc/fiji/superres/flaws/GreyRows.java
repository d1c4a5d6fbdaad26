package sc.fiji.superres.flaws;

import java.util.Arrays;

/**
 * The rows of an image, and which grey values count as one.
 *
 * @param values {@code width × height}, row-major
 * @param range from the least to the greatest of them
 * @param tolerance how far grey values are apart at most that count as one
 */
record GreyRows(float[] values, int width, int height, double range, double tolerance) {

	/** @param same part of the range by which grey values differ that were one before a file was compressed */
	static GreyRows of(final float[] values, final int width, final int height, final double same) {
		float least = Float.POSITIVE_INFINITY;
		float greatest = Float.NEGATIVE_INFINITY;
		for (final float value : values) {
			least = Math.min(least, value);
			greatest = Math.max(greatest, value);
		}
		final double range = (double) greatest - least;
		return new GreyRows(values, width, height, range, same * range);
	}

	double at(final int x, final int y) {
		return values[y * width + x];
	}

	boolean isSame(final double a, final double b) {
		return Math.abs(a - b) <= tolerance;
	}

	/** The share of a row's pixels that have its most frequent grey value. */
	double uniform(final int y) {
		final float[] row = Arrays.copyOfRange(values, y * width, (y + 1) * width);
		Arrays.sort(row);
		int most = 0;
		int first = 0;
		for (int last = 0; last < width; last++) {
			while (row[last] - row[first] > tolerance)
				first++;
			most = Math.max(most, last - first + 1);
		}
		return (double) most / width;
	}
}
