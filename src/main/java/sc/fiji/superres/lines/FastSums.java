package sc.fiji.superres.lines;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Sums of products along a line of what changes fast: without the part of each factor that is a sum of its slowest
 * cosines. What one frame shows besides the structure, as an offset of a line or slow noise, so counts neither in the
 * frame nor in what it is compared with, and both are treated alike whatever part of the line overlaps.
 */
final class FastSums {

	/** Cosines of up to so many half periods along the line are left out. */
	private static final int SLOW = 6;

	private static final Map<Integer, float[][]> COSINES = new ConcurrentHashMap<>();

	private final float[][] rows;
	private final int from;
	private final int n;
	/** Of each row its products with the cosines, which have a square sum of 1. */
	private final double[][] slow;

	/**
	 * @param from the first pixel that counts
	 * @param to the last one
	 * @param rows of values; all of those that count are known
	 */
	FastSums(final int from, final int to, final float[]... rows) {
		this.rows = rows;
		this.from = from;
		n = to - from + 1;
		final float[][] cosines = COSINES.computeIfAbsent(n, FastSums::cosines);
		slow = new double[rows.length][SLOW + 1];
		for (int r = 0; r < rows.length; r++)
			for (int m = 0; m <= SLOW; m++)
				slow[r][m] = product(rows[r], from, cosines[m], 0);
	}

	private static float[][] cosines(final int n) {
		final float[][] cosines = new float[SLOW + 1][n];
		for (int m = 0; m <= SLOW; m++)
			for (int k = 0; k < n; k++)
				cosines[m][k] = (float) (Math.cos(Math.PI * m * (k + 0.5) / n) * Math.sqrt((m == 0 ? 1.0 : 2.0) / n));
		return cosines;
	}

	private double product(final float[] a, final int fromA, final float[] b, final int fromB) {
		double sum = 0;
		for (int k = 0; k < n; k++)
			sum += a[fromA + k] * b[fromB + k];
		return sum;
	}

	/** How many pixels count. */
	int count() {
		return n;
	}

	/** The sum of the products of two rows. */
	double of(final int a, final int b) {
		double sum = product(rows[a], from, rows[b], from);
		for (int m = 0; m <= SLOW; m++)
			sum -= slow[a][m] * slow[b][m];
		return sum;
	}
}
