package sc.fiji.superres.prepare;

/**
 * Replaces scars, lines that do not belong to the image, and gaps by what lies above and below in the same column,
 * linearly in between. Gaps of more than {@value #HIGHEST_GAP} lines stay: nothing is known about them.
 *
 * @param lines that were replaced
 * @param pixels of other lines that were replaced
 */
record Repair(int lines, int pixels) {

	private static final int HIGHEST_GAP = 4;

	/** Nothing was repaired. */
	static final Repair NONE = new Repair(0, 0);

	/** Repairs in place. */
	static Repair of(final Heights heights) {
		final double[] offsets = LineOffsets.of(heights);
		final Heights level = heights.less(offsets);
		final boolean[] outliers = OutlierLines.of(level);
		final boolean[] bad = Scars.of(level);
		for (int i = 0; i < bad.length; i++)
			bad[i] |= outliers[i / heights.width()] || Double.isNaN(level.values()[i]);
		bridge(offsets, outliers);
		return new Replacing(heights, level, offsets, bad).all(outliers);
	}

	/** The offsets of lines that are replaced are those in between. */
	private static void bridge(final double[] offsets, final boolean[] outliers) {
		for (int y = 0; y < offsets.length; y++) {
			if (!outliers[y]) continue;
			final int above = nextGood(outliers, y, -1);
			final int below = nextGood(outliers, y, 1);
			offsets[y] = between(y, above, valueAt(offsets, above), below, valueAt(offsets, below));
		}
	}

	private static int nextGood(final boolean[] outliers, final int y, final int step) {
		int next = y;
		while (next >= 0 && next < outliers.length && outliers[next])
			next += step;
		return next;
	}

	/** NaN outside. */
	private static double valueAt(final double[] values, final int at) {
		if (at < 0 || at >= values.length) return Double.NaN;
		return values[at];
	}

	/** On the line between two values; the other one where one is NaN. */
	private static double between(final int at, final int from, final double first, final int to, final double second) {
		if (Double.isNaN(first)) return second;
		if (Double.isNaN(second)) return first;
		return first + (second - first) * (at - from) / (to - from);
	}

	/**
	 * The replacing of pixels.
	 *
	 * @param heights that are repaired
	 * @param level the same with the offsets of its lines taken off, as it was
	 * @param offsets of the lines, added again
	 * @param bad the pixels to replace
	 */
	private record Replacing(Heights heights, Heights level, double[] offsets, boolean[] bad) {

		Repair all(final boolean[] outliers) {
			int pixels = 0;
			int lines = 0;
			for (int y = 0; y < heights.height(); y++) {
				final int replaced = line(y);
				if (outliers[y] && replaced > 0) lines++;
				else pixels += replaced;
			}
			return new Repair(lines, pixels);
		}

		/** @return how many pixels were replaced */
		private int line(final int y) {
			int replaced = 0;
			for (int x = 0; x < heights.width(); x++)
				if (bad[y * heights.width() + x] && replace(x, y)) replaced++;
			return replaced;
		}

		private boolean replace(final int x, final int y) {
			final int above = good(x, y, -1);
			final int below = good(x, y, 1);
			if (below - above - 1 > HIGHEST_GAP) return false;
			final double value = between(y, above, at(x, above), below, at(x, below));
			heights.values()[y * heights.width() + x] = value + offsets[y];
			return !Double.isNaN(value);
		}

		/** The nearest good line in a column. */
		private int good(final int x, final int y, final int step) {
			int next = y + step;
			while (next >= 0 && next < heights.height() && bad[next * heights.width() + x])
				next += step;
			return next;
		}

		/** NaN outside. */
		private double at(final int x, final int y) {
			if (y < 0 || y >= heights.height()) return Double.NaN;
			return level.values()[y * heights.width() + x];
		}
	}
}
