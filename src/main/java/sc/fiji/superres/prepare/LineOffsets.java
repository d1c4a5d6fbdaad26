package sc.fiji.superres.prepare;

/**
 * The offset of each line, such that the median of the differences between neighbouring lines becomes 0: a step that
 * crosses the lines does not count, since few pixels of a line lie beside it.
 * <p>
 * What a median misses of a step, and its random error of 1.25·√2·σ/√width a line, add up from line to line. So this is
 * only where {@link TerraceFit} begins.
 * </p>
 */
final class LineOffsets {

	private LineOffsets() {}

	/** One offset for each line; that of the first is 0, and a line without finite values has that of the last one. */
	static double[] of(final Heights heights) {
		final double[] offsets = new double[heights.height()];
		int before = 0;
		for (int y = 1; y < offsets.length; y++) {
			final double difference = median(heights, before, y);
			offsets[y] = offsets[before];
			if (Double.isNaN(difference)) continue;
			offsets[y] += difference;
			before = y;
		}
		return offsets;
	}

	/** Median of a line less another one; NaN where they share no finite pixel. */
	private static double median(final Heights heights, final int line, final int next) {
		final double[] differences = new double[heights.width()];
		for (int x = 0; x < differences.length; x++)
			differences[x] = value(heights, x, next) - value(heights, x, line);
		return Heights.median(differences);
	}

	private static double value(final Heights heights, final int x, final int y) {
		return heights.values()[y * heights.width() + x];
	}
}
