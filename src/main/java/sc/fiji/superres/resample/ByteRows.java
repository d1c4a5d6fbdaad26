package sc.fiji.superres.resample;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Reads and writes rows of bytes. Four bytes are read and written at a time as a little-endian word, because the JIT
 * does not vectorise loops in which the element size changes, but does vectorise words, shifts and masks. Each thread
 * has its own instance.
 */
final class ByteRows {

	private static final VarHandle WORDS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

	private final SourceRows source;
	private final byte[] target;
	private final int targetWidth;
	private int[] words = new int[0];

	ByteRows(final SourceRows source, final byte[] target, final int targetWidth) {
		this.source = source;
		this.target = target;
		this.targetWidth = targetWidth;
	}

	/** Reads source pixels (left … left + count − 1, y) into the four phases of a row. */
	void read(final int y, final int left, final int count, final int[][] phases) {
		final int start = source.load(y, 1) + left;
		final byte[] bytes = (byte[]) source.array();
		final int whole = count / 4;
		if (words.length < whole) words = new int[whole];
		load(bytes, start, words, whole);
		split(words, whole, phases[0], phases[1], phases[2], phases[3]);
		for (int x = 4 * whole; x < count; x++)
			phases[x % 4][x / 4] = bytes[start + x] & 0xff;
	}

	private static void load(final byte[] bytes, final int start, final int[] words, final int count) {
		for (int j = 0; j < count; j++)
			words[j] = (int) WORDS.get(bytes, start + 4 * j);
	}

	private static void split(final int[] words, final int count, final int[] a, final int[] b, final int[] c,
		final int[] d)
	{
		for (int j = 0; j < count; j++) {
			final int word = words[j];
			a[j] = word & 0xff;
			b[j] = word >>> 8 & 0xff;
			c[j] = word >>> 16 & 0xff;
			d[j] = word >>> 24;
		}
	}

	/** Reads source pixel (left + x, y + r) into {@code columns[x][r]}, for all x below count, r below rows. */
	void turn(final int y, final int rows, final int left, final int count, final int[][] columns) {
		final int start = source.load(y, rows) + left;
		final int width = source.width();
		final byte[] bytes = (byte[]) source.array();
		int r = 0;
		for (; r + 8 <= rows; r += 8)
			turnEight(bytes, start + r * width, width, count, columns, r);
		for (; r < rows; r++)
			turnOne(bytes, start + r * width, count, columns, r);
	}

	private static void turnOne(final byte[] from, final int start, final int count, final int[][] columns,
		final int r)
	{
		for (int x = 0; x < count; x++)
			columns[x][r] = from[start + x] & 0xff;
	}

	/** Eight rows at once fill half a cache line. */
	private static void turnEight(final byte[] from, final int a, final int width, final int count,
		final int[][] columns, final int r)
	{
		final int b = a + width;
		final int c = b + width;
		final int d = c + width;
		final int e = d + width;
		final int f = e + width;
		final int g = f + width;
		final int h = g + width;
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

	/** Writes a row, in any number of phases, to output pixels (left … left + count − 1, y). */
	void write(final int y, final int left, final int count, final int[][] phases) {
		final int start = y * targetWidth + left;
		final int step = phases.length;
		int whole = 0;
		if (step % 4 == 0) whole = count / step;
		if (whole > 0) writeWords(start, phases, whole);
		for (int p = 0; p < step; p++)
			writeOneByOne(start, count, phases[p], whole, whole * step + p, step);
	}

	/** Writes the elements of a phase from {@code first} on, which begin at pixel {@code left} of a row. */
	private void writeOneByOne(final int start, final int count, final int[] phase, final int first, final int left,
		final int step)
	{
		for (int i = first, x = left; x < count; i++, x += step)
			target[start + x] = (byte) phase[i];
	}

	/** Writes the first {@code whole} elements of all phases, whose number is a multiple of four. */
	private void writeWords(final int start, final int[][] phases, final int whole) {
		if (words.length < whole) words = new int[whole];
		for (int p = 0; p < phases.length; p += 4) {
			pack(phases[p], phases[p + 1], phases[p + 2], phases[p + 3], words, whole);
			store(words, whole, target, start + p, phases.length);
		}
	}

	private static void pack(final int[] a, final int[] b, final int[] c, final int[] d, final int[] words,
		final int count)
	{
		for (int j = 0; j < count; j++)
			words[j] = a[j] | b[j] << 8 | c[j] << 16 | d[j] << 24;
	}

	private static void store(final int[] words, final int count, final byte[] target, final int start,
		final int step)
	{
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
