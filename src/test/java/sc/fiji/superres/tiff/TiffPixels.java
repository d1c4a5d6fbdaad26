package sc.fiji.superres.tiff;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * The pixels of a made-up TIFF, as bytes before compression.
 *
 * @param bits of a sample
 * @param format 1 for numbers from 0 on, 2 for signed ones, 3 for floats
 * @param samples of a pixel
 * @param differences 1 for none, 2 for those of neighbours, 3 for those of the bytes of floats
 * @param planes whether each sample has a plane of its own
 */
record TiffPixels(int width, int bits, int format, int samples, int differences, boolean planes, ByteOrder order) {

	private static final int FLOAT = 3;
	private static final int ALPHA = 3;

	/** Grey value of a sample: negative ones too where there are such, fractions where these can be. */
	double value(final int page, final int x, final int y, final int sample) {
		final int at = (x * 7 + y * 13 + sample * 5 + page * 3) % 31;
		if (bits == 1) return at % 2;
		if (bits == 4) return at % 16;
		if (format == 1 && bits == Byte.SIZE) return at * 8;
		if (format == 1) return at * 100;
		final double middle = at - 15;
		if (format == 2) return middle * 7;
		return middle * 0.37;
	}

	/** Rows {@code from} to {@code to} of a plane (of all samples where these lie together). */
	byte[] rows(final int page, final int plane, final int from, final int to) {
		final ByteArrayOutputStream out = new ByteArrayOutputStream();
		for (int y = from; y < to; y++)
			out.writeBytes(row(page, plane, y));
		return out.toByteArray();
	}

	private byte[] row(final int page, final int plane, final int y) {
		if (bits % Byte.SIZE != 0) return packed(page, y);
		if (planes) return row(page, y, plane, 1);
		return row(page, y, 0, samples);
	}

	/** The samples from {@code first} on of each pixel of a row, {@code each} of them. */
	private byte[] row(final int page, final int y, final int first, final int each) {
		final int count = width * each;
		final ByteBuffer row = ByteBuffer.allocate(count * bits / Byte.SIZE).order(order);
		final long[] before = new long[each];
		for (int i = 0; i < count; i++) {
			final long value = stored(page, i / each, y, first + i % each);
			if (differences == 2) put(row, value - before[i % each]);
			else put(row, value);
			before[i % each] = value;
		}
		if (differences == 3) return floatDifferences(row.array(), count);
		return row.array();
	}

	/** The bits of a sample; a fourth sample of whole numbers is opaque. */
	private long stored(final int page, final int x, final int y, final int sample) {
		if (sample == ALPHA && format == 1) return -1;
		final double value = value(page, x, y, sample);
		if (format != FLOAT) return (long) value;
		if (bits == Float.SIZE) return Float.floatToIntBits((float) value);
		return Double.doubleToLongBits(value);
	}

	private void put(final ByteBuffer row, final long value) {
		switch (bits) {
			case 8 -> row.put((byte) value);
			case 16 -> row.putShort((short) value);
			case 32 -> row.putInt((int) value);
			default -> row.putLong(value);
		}
	}

	private byte[] packed(final int page, final int y) {
		final byte[] row = new byte[(width * bits + 7) / 8];
		for (int i = 0; i < width * bits; i++) {
			final int value = (int) value(page, i / bits, y, 0);
			final int bit = value >> bits - 1 - i % bits & 1;
			row[i / 8] |= bit << 7 - i % 8;
		}
		return row;
	}

	/** As Adobe's technical note 3 has it: bytes by significance, highest first, then differences. */
	private byte[] floatDifferences(final byte[] row, final int count) {
		final int size = bits / Byte.SIZE;
		final byte[] sorted = new byte[row.length];
		for (int i = 0; i < count; i++)
			for (int b = 0; b < size; b++)
				sorted[b * count + i] = row[i * size + place(b, size)];
		for (int i = sorted.length - 1; i > 0; i--)
			sorted[i] -= sorted[i - 1];
		return sorted;
	}

	/** Where the byte of the b-th highest significance lies in a sample. */
	private int place(final int b, final int size) {
		if (order == ByteOrder.BIG_ENDIAN) return b;
		return size - 1 - b;
	}
}
