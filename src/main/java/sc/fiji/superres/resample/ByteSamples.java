package sc.fiji.superres.resample;

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
		int k = 0;
		for (; k + 4 < weights.length; k += 4)
			addFour(target, from, to, terms, first, weights, k);
		if (k + 2 < weights.length) finishFour(target, from, to, terms, first, weights, k);
		else finishTwo(target, from, to, terms, first, weights, k);
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

	/** With four terms at once the sums are loaded and stored a quarter as often. */
	private static void addFour(final int[] sum, final int from, final int to, final int[][] terms, final int first,
		final double[] weights, final int k)
	{
		final int at = first + k;
		addFour(sum, from, to, terms[at], (int) weights[k], terms[at + 1], (int) weights[k + 1], terms[at + 2],
			(int) weights[k + 2], terms[at + 3], (int) weights[k + 3], kept(k), begun(k));
	}

	/** The last three or four terms. */
	private static void finishFour(final int[] sum, final int from, final int to, final int[][] terms, final int first,
		final double[] weights, final int k)
	{
		final int at = first + k;
		final int last = weights.length - k - 1;
		finishFour(sum, from, to, terms[at], (int) weights[k], terms[at + 1], (int) weights[k + 1], terms[at + 2],
			(int) weights[k + 2], terms[at + last], weight(weights, k + 3), kept(k), begun(k));
	}

	/** The last one or two terms. */
	private static void finishTwo(final int[] sum, final int from, final int to, final int[][] terms, final int first,
		final double[] weights, final int k)
	{
		final int at = first + k;
		final int last = weights.length - k - 1;
		finishTwo(sum, from, to, terms[at], (int) weights[k], terms[at + last], weight(weights, k + 1), kept(k), begun(
			k));
	}

	/** The weight of a term; 0 of one behind the last. */
	private static int weight(final double[] weights, final int k) {
		if (k < weights.length) return (int) weights[k];
		return 0;
	}

	/** What of the sums so far counts before term k: before the first, nothing. */
	private static int kept(final int k) {
		if (k == 0) return 0;
		return -1;
	}

	/** What sums begin with before term k: a half, so that they are rounded. */
	private static int begun(final int k) {
		if (k == 0) return 1 << BITS - 1;
		return 0;
	}

	private static void addFour(final int[] sum, final int from, final int to, final int[] a, final int wa,
		final int[] b, final int wb, final int[] c, final int wc, final int[] d, final int wd, final int kept,
		final int begun)
	{
		for (int i = from; i < to; i++)
			sum[i] = (sum[i] & kept) + begun + a[i] * wa + b[i] * wb + c[i] * wc + d[i] * wd;
	}

	/** Clips by sign masks, because the JIT of Java 17 does not vectorise integer minima; so do {@link #finishTwo}. */
	private static void finishFour(final int[] sum, final int from, final int to, final int[] a, final int wa,
		final int[] b, final int wb, final int[] c, final int wc, final int[] d, final int wd, final int kept,
		final int begun)
	{
		for (int i = from; i < to; i++) {
			final int v = (sum[i] & kept) + begun + a[i] * wa + b[i] * wb + c[i] * wc + d[i] * wd >> BITS;
			final int below = 255 - (v & ~(v >> 31));
			sum[i] = 255 - (below & ~(below >> 31));
		}
	}

	private static void finishTwo(final int[] sum, final int from, final int to, final int[] a, final int wa,
		final int[] b, final int wb, final int kept, final int begun)
	{
		for (int i = from; i < to; i++) {
			final int v = (sum[i] & kept) + begun + a[i] * wa + b[i] * wb >> BITS;
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
