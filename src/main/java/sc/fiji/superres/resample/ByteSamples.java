package sc.fiji.superres.resample;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Pillow's mode L: weights rounded to 22-bit fixed point, sums in 32-bit integers, rounded half up and clipped to
 * 0 … 255. Bytes are read and written four at a time as little-endian words: as the JIT makes no vectors where the
 * element size changes, but does of words, shifts and masks.
 */
final class ByteSamples implements Samples<int[]> {

	private static final VarHandle WORDS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

	/** 32 bits less 8 of the pixel and 2 for overshoot, as Resample.c has it. */
	private static final int BITS = 22;

	private final SourceRows source;
	private final byte[] target;
	private final int targetWidth;
	private int[] words = new int[0];

	ByteSamples(final SourceRows source, final byte[] target, final int targetWidth) {
		this.source = source;
		this.target = target;
		this.targetWidth = targetWidth;
	}

	@Override
	public double weight(final double exact) {
		return (int) (exact * (1 << BITS) + (exact < 0 ? -0.5 : 0.5));
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
		final int start = source.load(y, 1) + left;
		final byte[] bytes = (byte[]) source.array();
		final int words = count / 4;
		split(bytes, start, words, phases[0], phases[1], phases[2], phases[3]);
		for (int x = 4 * words; x < count; x++)
			phases[x % 4][x / 4] = bytes[start + x] & 0xff;
	}

	private static void split(final byte[] bytes, final int start, final int words, final int[] a, final int[] b,
		final int[] c, final int[] d)
	{
		for (int j = 0; j < words; j++) {
			final int word = (int) WORDS.get(bytes, start + 4 * j);
			a[j] = word & 0xff;
			b[j] = word >>> 8 & 0xff;
			c[j] = word >>> 16 & 0xff;
			d[j] = word >>> 24;
		}
	}

	@Override
	public void turn(final int y, final int rows, final int left, final int count, final int[][] columns) {
		final int start = source.load(y, rows) + left, w = source.width();
		final byte[] bytes = (byte[]) source.array();
		int r = 0;
		for (; r + 8 <= rows; r += 8)
			turnEight(bytes, start + r * w, w, count, columns, r);
		for (; r < rows; r++) {
			for (int x = 0; x < count; x++)
				columns[x][r] = bytes[start + r * w + x] & 0xff;
		}
	}

	/** Eight rows at once fill half a cache line. */
	private static void turnEight(final byte[] from, final int a, final int w, final int count, final int[][] columns,
		final int r)
	{
		final int b = a + w, c = b + w, d = c + w, e = d + w, f = e + w, g = f + w, h = g + w;
		for (int x = 0; x < count; x++) {
			final int[] column = columns[x];
			column[r] = from[a + x] & 0xff;
			column[r + 1] = from[b + x] & 0xff;
			column[r + 2] = from[c + x] & 0xff;
			column[r + 3] = from[d + x] & 0xff;
			column[r + 4] = from[e + x] & 0xff;
			column[r + 5] = from[f + x] & 0xff;
			column[r + 6] = from[g + x] & 0xff;
			column[r + 7] = from[h + x] & 0xff;
		}
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
		int k = 0;
		for (; k + 4 <= weights.length; k += 4) {
			final int at = first + k;
			addFour(target, from, to, terms[at], (int) weights[k], terms[at + 1], (int) weights[k + 1], terms[at + 2],
				(int) weights[k + 2], terms[at + 3], (int) weights[k + 3]);
		}
		for (; k < weights.length; k++)
			addOne(target, from, to, terms[first + k], (int) weights[k]);
		round(target, from, to);
	}

	/** Apart from the vector loops: the JIT would take those for short loops too, and leave them as they are. */
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

	/** Four terms at once load and store the sums a quarter as often. */
	private static void addFour(final int[] sum, final int from, final int to, final int[] a, final int wa,
		final int[] b, final int wb, final int[] c, final int wc, final int[] d, final int wd)
	{
		for (int i = from; i < to; i++)
			sum[i] += a[i] * wa + b[i] * wb + c[i] * wc + d[i] * wd;
	}

	/** Clips by sign masks: the JIT of Java 17 makes no vectors of integer minima. */
	private static void round(final int[] sum, final int from, final int to) {
		for (int i = from; i < to; i++) {
			final int v = sum[i] >> BITS;
			final int below = 255 - (v & ~(v >> 31));
			sum[i] = 255 - (below & ~(below >> 31));
		}
	}

	@Override
	public void turnBack(final int[][] columns, final int rows, final int[][][] to, final int x) {
		final int[] a = columns[0], b = columns[1], c = columns[2], d = columns[3];
		final int[] e = columns[4], f = columns[5], g = columns[6], h = columns[7];
		final int i = x / 4;
		for (int r = 0; r < rows; r++) {
			final int[] p = to[r][0], q = to[r][1], s = to[r][2], t = to[r][3];
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
		final int start = y * targetWidth + left, step = phases.length;
		final int whole = step % 4 == 0 ? count / step : 0;
		if (words.length < whole) words = new int[whole];
		for (int p = 0; p + 4 <= step && whole > 0; p += 4) {
			pack(phases[p], phases[p + 1], phases[p + 2], phases[p + 3], words, whole);
			store(words, whole, target, start + p, step);
		}
		for (int p = 0; p < step; p++) {
			final int[] phase = phases[p];
			for (int i = whole, x = whole * step + p; x < count; i++, x += step)
				target[start + x] = (byte) phase[i];
		}
	}

	private static void pack(final int[] a, final int[] b, final int[] c, final int[] d, final int[] words,
		final int count)
	{
		for (int j = 0; j < count; j++)
			words[j] = a[j] | b[j] << 8 | c[j] << 16 | d[j] << 24;
	}

	private static void store(final int[] words, final int count, final byte[] target, final int start, final int step) {
		if (step == 4) {
			for (int j = 0; j < count; j++)
				WORDS.set(target, start + 4 * j, words[j]);
		}
		else {
			for (int j = 0, at = start; j < count; j++, at += step)
				WORDS.set(target, at, words[j]);
		}
	}
}
