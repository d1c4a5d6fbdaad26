package sc.fiji.superres.flaws;

import java.util.Arrays;

/**
 * Finds out whether an image was compressed by JPEG, whatever its file is now: in blocks of 8×8 pixels on one grid,
 * each coefficient of the discrete cosine transform was rounded to a multiple of its own step, and still lies near one.
 * An image of noise, as scans are, has coefficients everywhere between.
 */
public final class JpegBlocks {

	private static final int BLOCK = 8;
	/** So many blocks along a side of the part that is looked at. */
	private static final int BLOCKS = 20;
	/** Coefficients (along x and y) that are looked at: some of all frequencies. */
	private static final int[][] COEFFICIENTS = { { 1, 1 }, { 2, 2 }, { 3, 3 }, { 4, 4 }, { 5, 5 }, { 6, 6 }, { 7, 7 },
		{ 2, 4 }, { 4, 2 }, { 6, 2 }, { 2, 6 }, { 5, 3 } };
	/** Steps of 1 cannot be told from grey values that are whole numbers. */
	private static final int LEAST_STEP = 2;
	private static final int MOST_STEP = 100;
	/** A coefficient of which fewer blocks hold half a step is not judged. */
	private static final int LEAST_BLOCKS = 40;
	/**
	 * The mean cosine of 2π·coefficient/step of which a coefficient counts as rounded: at random 0, rounded 0.66 or
	 * more.
	 */
	private static final double ROUNDED = 0.6;
	/** As many coefficients must be rounded, and at least half of those that are judged. */
	private static final int LEAST_ROUNDED = 3;
	/**
	 * Steps are looked for up to so many s.d. of the size of the coefficient, which is one in a pattern that repeats.
	 */
	private static final double DEVIATIONS = 4;

	private static final double[][] COSINES = cosines();

	private JpegBlocks() {}

	private static double[][] cosines() {
		final double[][] cosines = new double[BLOCK][BLOCK];
		for (int u = 1; u < BLOCK; u++)
			for (int x = 0; x < BLOCK; x++)
				cosines[u][x] = Math.cos((2 * x + 1) * u * Math.PI / (2 * BLOCK)) / 2;
		return cosines;
	}

	/** Whether an image was compressed by JPEG, and not changed since but by cropping. */
	public static boolean areIn(final float[] values, final int width, final int height) {
		final int across = Math.min(BLOCKS, width / BLOCK - 1);
		final int down = Math.min(BLOCKS, height / BLOCK - 1);
		if (across * down < LEAST_BLOCKS) return false;
		for (int y = 0; y < BLOCK; y++)
			for (int x = 0; x < BLOCK; x++)
				if (isGrid(values, width, y * width + x, across, down)) return true;
		return false;
	}

	/** Whether blocks from a pixel on were rounded. */
	private static boolean isGrid(final float[] values, final int width, final int origin, final int across,
		final int down)
	{
		int judged = 0;
		int rounded = 0;
		for (final int[] coefficient : COEFFICIENTS) {
			final double[] found = new double[across * down];
			for (int k = 0; k < found.length; k++)
				found[k] = transformed(values, width, origin + k / across * BLOCK * width + k % across * BLOCK,
					coefficient);
			final double best = best(found);
			if (best > -1) judged++;
			if (best > ROUNDED) rounded++;
		}
		return rounded >= LEAST_ROUNDED && 2 * rounded >= judged;
	}

	private static double transformed(final float[] values, final int width, final int start, final int[] coefficient) {
		double sum = 0;
		for (int y = 0; y < BLOCK; y++) {
			double row = 0;
			for (int x = 0; x < BLOCK; x++)
				row += COSINES[coefficient[0]][x] * values[start + y * width + x];
			sum += COSINES[coefficient[1]][y] * row;
		}
		return sum;
	}

	/** The greatest mean cosine of all steps, −1 where no step can be judged. */
	private static double best(final double[] coefficients) {
		final double mean = Arrays.stream(coefficients).map(Math::abs).average().orElse(0);
		final double square = Arrays.stream(coefficients).map(c -> c * c).average().orElse(0);
		final double deviation = Math.sqrt(Math.max(0, square - mean * mean));
		double best = -1;
		for (int step = LEAST_STEP; step <= Math.min(MOST_STEP, DEVIATIONS * deviation); step++)
			best = Math.max(best, nearMultiples(coefficients, step));
		return best;
	}

	/** The mean cosine over the coefficients of at least half a step, −1 where they are few. */
	private static double nearMultiples(final double[] coefficients, final int step) {
		double sum = 0;
		int count = 0;
		for (final double coefficient : coefficients) {
			if (Math.abs(coefficient) < step / 2.0) continue;
			sum += Math.cos(2 * Math.PI * coefficient / step);
			count++;
		}
		return count < LEAST_BLOCKS ? -1 : sum / count;
	}
}
