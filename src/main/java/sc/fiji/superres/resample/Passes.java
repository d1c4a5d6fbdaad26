package sc.fiji.superres.resample;

import java.util.Arrays;

/**
 * The horizontal and then the vertical pass over one plane, for a band of output rows.
 * <p>
 * Both passes are the same loop: rows added up with one weight each, which the JIT compiles to vector instructions and
 * which adds every pixel's terms in Pillow's order. For the horizontal pass a strip of source rows is turned on its
 * side, so that its columns are those rows. Horizontally resampled rows are made as the vertical pass comes to need
 * them and kept in a ring no longer than the filter and a strip, which stays in the cache.
 * </p>
 * <p>
 * A band reads the source and writes its own output rows alone: bands of one plane may run on different threads, each
 * with its own instance, and give the same bytes.
 * </p>
 */
final class Passes {

	/** Source rows in a strip: enough for the vector loops to pay, few enough for the cache; 64 and 32 are slower. */
	private static final int STRIP = 128;

	/** Rows that are turned on their side at once. */
	private static final int BLOCK = 8;

	private final Samples samples;
	private final int sourceWidth;
	private final int sourceHeight;
	private final Taps horizontal;
	private final Taps vertical;

	/** The strip on its side: {@code columns[x][r]} is pixel x of the strip's row r. */
	private final double[][] columns;
	private final double[][] sourceRows;
	private final double[][] columnSums;

	/** Horizontally resampled source row y is {@code ring[y % ring.length]}. */
	private final double[][] ring;
	private final double[][] window;
	private int ready;

	/**
	 * @param horizontal taps along x, or null where the width stays
	 * @param vertical taps along y, or null where the height stays
	 */
	Passes(final Samples samples, final int sourceWidth, final int sourceHeight, final Taps horizontal,
		final Taps vertical)
	{
		this.samples = samples;
		this.sourceWidth = sourceWidth;
		this.sourceHeight = sourceHeight;
		this.horizontal = horizontal;
		this.vertical = vertical;
		final int taps = vertical == null ? 1 : vertical.most();
		final int targetWidth = horizontal == null ? sourceWidth : horizontal.first().length;
		ring = new double[Math.min(sourceHeight, taps + STRIP)][targetWidth];
		window = new double[taps][];
		columns = horizontal == null ? null : new double[sourceWidth][Math.min(STRIP, sourceHeight)];
		sourceRows = new double[BLOCK][sourceWidth];
		columnSums = new double[BLOCK][STRIP];
	}

	/** Computes output rows {@code from} (inclusive) to {@code to} (exclusive). */
	void run(final int from, final int to) {
		final double[] sum = new double[ring[0].length];
		ready = vertical == null ? from : vertical.first()[from];
		final int end = vertical == null ? to : vertical.end(to - 1);
		for (int y = from; y < to; y++) {
			if (vertical == null) {
				prepare(y + 1, end);
				samples.write(y, ring[y % ring.length]);
			}
			else {
				prepare(vertical.end(y), end);
				final int first = vertical.first()[y];
				for (int k = 0; k < vertical.weights()[y].length; k++)
					window[k] = ring[(first + k) % ring.length];
				weightedSum(sum, sum.length, window, 0, vertical.weights()[y]);
				samples.round(sum, sum.length);
				samples.write(y, sum);
			}
		}
	}

	/** Makes horizontally resampled rows, a strip at a time, until those before {@code needed} are there. */
	private void prepare(final int needed, final int end) {
		while (ready < needed) {
			final int rows = Math.min(STRIP, Math.min(end, sourceHeight) - ready);
			if (horizontal == null) {
				for (int r = 0; r < rows; r++)
					samples.read(ready + r, ring[(ready + r) % ring.length]);
			}
			else {
				readStrip(rows);
				resampleStrip(rows);
			}
			ready += rows;
		}
	}

	/** Lays the strip's rows into {@link #columns}. */
	private void readStrip(final int rows) {
		for (int r = 0; r < rows; r += BLOCK) {
			final int count = Math.min(BLOCK, rows - r);
			for (int i = 0; i < count; i++)
				samples.read(ready + r + i, sourceRows[i]);
			turn(sourceRows, count, columns, sourceWidth, r);
		}
	}

	private void resampleStrip(final int rows) {
		final double[][] out = new double[rows][];
		for (int r = 0; r < rows; r++)
			out[r] = ring[(ready + r) % ring.length];
		final int width = horizontal.first().length;
		for (int x = 0; x < width; x += BLOCK) {
			final int count = Math.min(BLOCK, width - x);
			for (int i = 0; i < count; i++) {
				weightedSum(columnSums[i], rows, columns, horizontal.first()[x + i], horizontal.weights()[x + i]);
				samples.round(columnSums[i], rows);
			}
			turn(columnSums, count, out, rows, x);
		}
	}

	/** {@code to[j][at + i] = from[i][j]} for i below {@code count} (at most {@link #BLOCK}) and j below {@code length}. */
	private static void turn(final double[][] from, final int count, final double[][] to, final int length,
		final int at)
	{
		if (count == BLOCK) {
			turnBlock(from, to, length, at);
			return;
		}
		for (int i = 0; i < count; i++) {
			for (int j = 0; j < length; j++)
				to[j][at + i] = from[i][j];
		}
	}

	/** Eight rows at once fill whole cache lines. */
	private static void turnBlock(final double[][] from, final double[][] to, final int length, final int at) {
		final double[] a = from[0], b = from[1], c = from[2], d = from[3];
		final double[] e = from[4], f = from[5], g = from[6], h = from[7];
		for (int j = 0; j < length; j++) {
			final double[] row = to[j];
			row[at] = a[j];
			row[at + 1] = b[j];
			row[at + 2] = c[j];
			row[at + 3] = d[j];
			row[at + 4] = e[j];
			row[at + 5] = f[j];
			row[at + 6] = g[j];
			row[at + 7] = h[j];
		}
	}

	/** {@code sum[i] = Σ weights[k] · rows[offset + k][i]}, the terms added in the order of k. */
	private static void weightedSum(final double[] sum, final int length, final double[][] rows, final int offset,
		final double[] weights)
	{
		Arrays.fill(sum, 0, length, 0);
		int k = 0;
		for (; k + 4 <= weights.length; k += 4) {
			addFour(sum, length, rows[offset + k], weights[k], rows[offset + k + 1], weights[k + 1], rows[offset + k + 2],
				weights[k + 2], rows[offset + k + 3], weights[k + 3]);
		}
		for (; k < weights.length; k++)
			addOne(sum, length, rows[offset + k], weights[k]);
	}

	private static void addOne(final double[] sum, final int length, final double[] a, final double wa) {
		for (int i = 0; i < length; i++)
			sum[i] += a[i] * wa;
	}

	/** Four rows at once load and store the sums a quarter as often. */
	private static void addFour(final double[] sum, final int length, final double[] a, final double wa,
		final double[] b, final double wb, final double[] c, final double wc, final double[] d, final double wd)
	{
		for (int i = 0; i < length; i++)
			sum[i] = sum[i] + a[i] * wa + b[i] * wb + c[i] * wc + d[i] * wd;
	}
}
