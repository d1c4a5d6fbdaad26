package sc.fiji.superres.resample;

import java.util.Arrays;

/**
 * Pillow's mode L: weights rounded to 22-bit fixed point, sums in 32-bit integers, rounded half up and clipped to 0 …
 * 255.
 */
final class ByteSamples implements Samples<int[]> {

	/** 32 bits less 8 for the pixel and 2 for overshoot, as in Pillow's Resample.c. */
	private static final int BITS = 22;

	private final ByteRows rows;

	ByteSamples(final ByteRows rows) {
		this.rows = rows;
	}

	@Override
	public double weight(final double exact) {
		return (int) (exact * (1 << BITS) + Math.copySign(0.5, exact));
	}

	/** As many as a word has bytes. */
	@Override
	public int phases() {
		return 4;
	}

	@Override
	public int[][] arrays(final int count, final int length) {
		return new int[count][length];
	}

	@Override
	public int[][][] rows(final int count, final int phases, final int length) {
		return new int[count][phases][length];
	}

	@Override
	public void read(final int y, final int left, final int count, final int[][] phases) {
		rows.read(y, left, count, phases);
	}

	@Override
	public void turn(final int y, final int rowCount, final int left, final int count, final int[][] columns) {
		rows.turn(y, rowCount, left, count, columns);
	}

	@Override
	public void sum(final int[] target, final int from, final int to, final int[][] terms, final int first,
		final double[] weights)
	{
		if (to - from < SHORT) {
			sumOneByOne(target, from, to, terms, first, weights);
			return;
		}
		Arrays.fill(target, from, to, 1 << BITS - 1);
		addAll(target, from, to, terms, first, weights);
		round(target, from, to);
	}

	private static void addAll(final int[] sum, final int from, final int to, final int[][] terms, final int first,
		final double[] weights)
	{
		int k = 0;
		for (; k + 4 <= weights.length; k += 4) {
			final int at = first + k;
			addFour(sum, from, to, terms[at], (int) weights[k], terms[at + 1], (int) weights[k + 1], terms[at + 2],
				(int) weights[k + 2], terms[at + 3], (int) weights[k + 3]);
		}
		for (; k < weights.length; k++)
			addOne(sum, from, to, terms[first + k], (int) weights[k]);
	}

	/** Short loops are kept apart from the vector loops: otherwise the JIT would not vectorise either. */
	private static void sumOneByOne(final int[] target, final int from, final int to, final int[][] terms,
		final int first, final double[] weights)
	{
		for (int i = from; i < to; i++) {
			int sum = 1 << BITS - 1;
			for (int k = 0; k < weights.length; k++)
				sum += terms[first + k][i] * (int) weights[k];
			target[i] = Math.max(0, Math.min(255, sum >> BITS));
		}
	}

	private static void addOne(final int[] sum, final int from, final int to, final int[] a, final int wa) {
		for (int i = from; i < to; i++)
			sum[i] += a[i] * wa;
	}

	/** With four terms at once the sums are loaded and stored a quarter as often. */
	private static void addFour(final int[] sum, final int from, final int to, final int[] a, final int wa,
		final int[] b, final int wb, final int[] c, final int wc, final int[] d, final int wd)
	{
		for (int i = from; i < to; i++)
			sum[i] += a[i] * wa + b[i] * wb + c[i] * wc + d[i] * wd;
	}

	/** Clips by sign masks, because the JIT of Java 17 does not vectorise integer minima. */
	private static void round(final int[] sum, final int from, final int to) {
		for (int i = from; i < to; i++) {
			final int v = sum[i] >> BITS;
			final int below = 255 - (v & ~(v >> 31));
			sum[i] = 255 - (below & ~(below >> 31));
		}
	}

	@Override
	public void turnBack(final int[][] columns, final int rows, final int[][][] to, final int x) {
		final int[] a = columns[0];
		final int[] b = columns[1];
		final int[] c = columns[2];
		final int[] d = columns[3];
		final int[] e = columns[4];
		final int[] f = columns[5];
		final int[] g = columns[6];
		final int[] h = columns[7];
		final int i = x / 4;
		for (int r = 0; r < rows; r++) {
			final int[] p = to[r][0];
			final int[] q = to[r][1];
			final int[] s = to[r][2];
			final int[] t = to[r][3];
			p[i] = a[r];
			p[i + 1] = e[r];
			q[i] = b[r];
			q[i + 1] = f[r];
			s[i] = c[r];
			s[i + 1] = g[r];
			t[i] = d[r];
			t[i + 1] = h[r];
		}
	}

	@Override
	public void write(final int y, final int left, final int count, final int[][] phases) {
		rows.write(y, left, count, phases);
	}
}
