package sc.fiji.superres.prepare;

/**
 * Finds scars: short streaks along the lines, up to {@value #HIGHEST} lines high, where the tip stood too high or too
 * low. As in Gwyddion (Nečas and Klapetek, Cent. Eur. J. Phys. 10 (2012) 181), a pixel belongs to one if it, and what
 * lies in the streak above or below it, is higher than both lines around the streak, or lower than both, by more than
 * {@value #LOW} standard deviations of the difference between neighbouring lines; one of a streak's pixels must be so
 * by {@value #HIGH}, and it is at least {@value #SHORTEST} pixels long.
 * <p>
 * The deviation is that of the whole image, by its median, so that rows of atoms along the lines are no scars: they
 * stand out by less than {@value #LOW} of it (below 1.3 for periods of 3 to 12 lines).
 * </p>
 */
final class Scars {

	private static final int HIGHEST = 4;
	private static final int SHORTEST = 16;
	private static final double LOW = 1.5;
	private static final double HIGH = 3;
	/** The median size of a Gaussian variable over its standard deviation. */
	private static final double GAUSS = 0.6745;

	private final Heights level;
	private final double deviation;
	private final boolean[] scars;

	private Scars(final Heights level) {
		this.level = level;
		deviation = deviation(level);
		scars = new boolean[level.values().length];
	}

	/**
	 * Marks the pixels of scars.
	 *
	 * @param level whose lines have their right offsets, more or less
	 */
	static boolean[] of(final Heights level) {
		final Scars found = new Scars(level);
		for (int rows = 1; rows <= HIGHEST; rows++)
			for (int y = 1; y + rows < level.height(); y++) {
				found.mark(y, rows, 1);
				found.mark(y, rows, -1);
			}
		return found.scars;
	}

	private static double deviation(final Heights level) {
		final int width = level.width();
		final double[] sizes = new double[Math.max(0, level.values().length - width)];
		for (int i = 0; i < sizes.length; i++)
			sizes[i] = Math.abs(level.values()[i + width] - level.values()[i]);
		return Heights.sampledMedian(sizes) / GAUSS;
	}

	/** @param sign 1 for streaks that are too high, −1 for those too low */
	private void mark(final int y, final int rows, final int sign) {
		int length = 0;
		boolean isHigh = false;
		for (int x = 0; x <= level.width(); x++) {
			final double excess = x < level.width() ? excess(x, y, rows, sign) : Double.NaN;
			if (excess > LOW * deviation) {
				length++;
				isHigh |= excess > HIGH * deviation;
				continue;
			}
			if (isHigh && length >= SHORTEST) mark(x - length, x, y, rows);
			length = 0;
			isHigh = false;
		}
	}

	/** How far the least of the rows at x lies beyond both neighbours; NaN where one is missing. */
	private double excess(final int x, final int y, final int rows, final int sign) {
		double least = Double.POSITIVE_INFINITY;
		for (int row = y; row < y + rows; row++)
			least = Math.min(least, sign * at(x, row));
		return least - Math.max(sign * at(x, y - 1), sign * at(x, y + rows));
	}

	private double at(final int x, final int y) {
		return level.values()[y * level.width() + x];
	}

	private void mark(final int from, final int to, final int y, final int rows) {
		for (int row = y; row < y + rows; row++)
			for (int x = from; x < to; x++)
				scars[row * level.width() + x] = true;
	}
}
