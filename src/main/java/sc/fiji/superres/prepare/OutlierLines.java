package sc.fiji.superres.prepare;

import java.util.Arrays;

/**
 * Finds whole lines that do not belong to an image: those that differ from the mean of both neighbours, after offsets,
 * {@value #FAR} times as much as lines usually do, and those that are constant in an image that is not.
 */
final class OutlierLines {

	private static final double FAR = 4;
	/** A neighbour that differs so many times as much is the outlier. */
	private static final double BESIDE = 1.5;

	private OutlierLines() {}

	/** @param level whose lines have their right offsets, more or less */
	static boolean[] of(final Heights level) {
		final double[] differences = new double[level.height()];
		for (int y = 0; y < differences.length; y++)
			differences[y] = difference(level, y);
		final double limit = FAR * Heights.median(differences);
		final boolean[] outliers = new boolean[differences.length];
		for (int y = 0; y < outliers.length; y++)
			outliers[y] = differences[y] > limit && !liesBesideOne(differences, y);
		markConstant(level, outliers);
		return outliers;
	}

	/** A line beside an outlier differs from it, too, but half as much as the outlier from its neighbours. */
	private static boolean liesBesideOne(final double[] differences, final int y) {
		final double above = differences[Math.max(0, y - 1)];
		final double below = differences[Math.min(differences.length - 1, y + 1)];
		return above > BESIDE * differences[y] || below > BESIDE * differences[y];
	}

	/** Median size of a line less the mean of its neighbours; NaN at the edge. */
	private static double difference(final Heights level, final int y) {
		if (y == 0 || y == level.height() - 1) return Double.NaN;
		final double[] sizes = new double[level.width()];
		final double[] values = level.values();
		for (int x = 0; x < sizes.length; x++) {
			final int i = y * sizes.length + x;
			sizes[x] = Math.abs(values[i] - (values[i - sizes.length] + values[i + sizes.length]) / 2);
		}
		return Heights.median(sizes);
	}

	private static void markConstant(final Heights level, final boolean[] outliers) {
		final boolean[] constant = new boolean[outliers.length];
		int count = 0;
		for (int y = 0; y < constant.length; y++) {
			constant[y] = isConstant(level, y);
			if (constant[y]) count++;
		}
		if (2 * count >= constant.length) return;
		for (int y = 0; y < constant.length; y++)
			outliers[y] |= constant[y];
	}

	private static boolean isConstant(final Heights level, final int y) {
		final int start = y * level.width();
		final double[] line = Arrays.copyOfRange(level.values(), start, start + level.width());
		return line.length > 1 && Arrays.stream(line).allMatch(value -> value == line[0]);
	}
}
