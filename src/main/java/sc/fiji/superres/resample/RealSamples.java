package sc.fiji.superres.resample;

import java.util.Arrays;

/** Pillow's mode F: double weights and sums, rounded to single precision after each pass if the pixels are. */
final class RealSamples implements Samples<double[]> {

	private final RealRows rows;
	private double[] buffer = new double[0];

	RealSamples(final RealRows rows) {
		this.rows = rows;
	}

	@Override
	public double weight(final double exact) {
		return exact;
	}

	/** One: with doubles, phases cost as much as they gain. */
	@Override
	public int phases() {
		return 1;
	}

	@Override
	public double[][] arrays(final int count, final int length) {
		return new double[count][length];
	}

	@Override
	public double[][][] rows(final int count, final int phases, final int length) {
		return new double[count][phases][length];
	}

	@Override
	public void read(final int y, final int left, final int count, final double[][] phases) {
		rows.read(y, left, count, phases[0], 0);
	}

	@Override
	public void turn(final int y, final int rowCount, final int left, final int count, final double[][] columns) {
		if (buffer.length < BLOCK * count) buffer = new double[BLOCK * count];
		for (int r = 0; r < rowCount; r += BLOCK) {
			final int n = Math.min(BLOCK, rowCount - r);
			readSome(y + r, n, left, count);
			if (n == BLOCK) turnEight(buffer, count, columns, r);
			else turnSome(buffer, count, columns, r, n);
		}
	}

	/** Reads source rows into the buffer, one after the other. */
	private void readSome(final int y, final int rowCount, final int left, final int count) {
		for (int i = 0; i < rowCount; i++)
			rows.read(y + i, left, count, buffer, i * count);
	}

	private static void turnSome(final double[] from, final int count, final double[][] columns, final int r,
		final int rows)
	{
		for (int i = 0; i < rows; i++) {
			for (int x = 0; x < count; x++)
				columns[x][r + i] = from[i * count + x];
		}
	}

	/** Eight rows at once fill whole cache lines. */
	private static void turnEight(final double[] from, final int count, final double[][] columns, final int r) {
		for (int x = 0; x < count; x++) {
			final double[] column = columns[x];
			column[r] = from[x];
			column[r + 1] = from[count + x];
			column[r + 2] = from[2 * count + x];
			column[r + 3] = from[3 * count + x];
			column[r + 4] = from[4 * count + x];
			column[r + 5] = from[5 * count + x];
			column[r + 6] = from[6 * count + x];
			column[r + 7] = from[7 * count + x];
		}
	}

	@Override
	public void sum(final double[] target, final int from, final int to, final double[][] terms, final int first,
		final double[] weights)
	{
		if (to - from < SHORT) {
			sumOneByOne(target, from, to, terms, first, weights);
			return;
		}
		Arrays.fill(target, from, to, 0);
		addAll(target, from, to, terms, first, weights);
		rows.round(target, from, to);
	}

	private static void addAll(final double[] sum, final int from, final int to, final double[][] terms,
		final int first, final double[] weights)
	{
		int k = 0;
		for (; k + 4 <= weights.length; k += 4) {
			final int at = first + k;
			addFour(sum, from, to, terms[at], weights[k], terms[at + 1], weights[k + 1], terms[at + 2], weights[k + 2],
				terms[at + 3], weights[k + 3]);
		}
		for (; k < weights.length; k++)
			addOne(sum, from, to, terms[first + k], weights[k]);
	}

	private void sumOneByOne(final double[] target, final int from, final int to, final double[][] terms,
		final int first, final double[] weights)
	{
		for (int i = from; i < to; i++) {
			double sum = 0;
			for (int k = 0; k < weights.length; k++)
				sum += terms[first + k][i] * weights[k];
			target[i] = sum;
		}
		rows.round(target, from, to);
	}

	private static void addOne(final double[] sum, final int from, final int to, final double[] a, final double wa) {
		for (int i = from; i < to; i++)
			sum[i] += a[i] * wa;
	}

	/** With four terms at once, added one after the other, the sums are loaded and stored a quarter as often. */
	private static void addFour(final double[] sum, final int from, final int to, final double[] a, final double wa,
		final double[] b, final double wb, final double[] c, final double wc, final double[] d, final double wd)
	{
		for (int i = from; i < to; i++)
			sum[i] = sum[i] + a[i] * wa + b[i] * wb + c[i] * wc + d[i] * wd;
	}

	@Override
	public void turnBack(final double[][] columns, final int rowCount, final double[][][] to, final int x) {
		final double[] a = columns[0];
		final double[] b = columns[1];
		final double[] c = columns[2];
		final double[] d = columns[3];
		final double[] e = columns[4];
		final double[] f = columns[5];
		final double[] g = columns[6];
		final double[] h = columns[7];
		for (int r = 0; r < rowCount; r++) {
			final double[] row = to[r][0];
			row[x] = a[r];
			row[x + 1] = b[r];
			row[x + 2] = c[r];
			row[x + 3] = d[r];
			row[x + 4] = e[r];
			row[x + 5] = f[r];
			row[x + 6] = g[r];
			row[x + 7] = h[r];
		}
	}

	@Override
	public void write(final int y, final int left, final int count, final double[][] phases) {
		rows.write(y, left, count, phases[0]);
	}
}
