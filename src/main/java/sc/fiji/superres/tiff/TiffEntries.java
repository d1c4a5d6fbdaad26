package sc.fiji.superres.tiff;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.LongStream;

/**
 * The entries of a directory that is to be written, in classic TIFF or in BigTIFF, little-endian. What does not fit
 * into an entry follows the directory.
 */
public final class TiffEntries {

	private static final int BYTE = 1;
	private static final int TEXT = 2;
	private static final int SHORT = 3;
	private static final int LONG = 4;
	private static final int RATIONAL = 5;
	private static final int LONG_EIGHT = 16;
	private static final int CLASSIC_ENTRY = 12;
	private static final int BIG_ENTRY = 20;

	/** @param count of values of the type */
	private record Entry(int type, long count, byte[] values) {}

	private final boolean big;
	private final Map<Integer, Entry> entries = new TreeMap<>();

	TiffEntries(final boolean big) {
		this.big = big;
	}

	/** Adds bytes. */
	public void bytes(final int tag, final byte[] values) {
		entries.put(tag, new Entry(BYTE, values.length, values));
	}

	/** Adds a text. */
	public void text(final int tag, final String text) {
		final byte[] values = (text + "\0").getBytes(StandardCharsets.UTF_8);
		entries.put(tag, new Entry(TEXT, values.length, values));
	}

	/** Adds a number of 16 bits. */
	public void number(final int tag, final int value) {
		entries.put(tag, new Entry(SHORT, 1, buffer(Short.BYTES).putShort((short) value).array()));
	}

	/** Adds numbers of 32 bits. */
	public void numbers(final int tag, final long... values) {
		final ByteBuffer buffer = buffer(Integer.BYTES * values.length);
		LongStream.of(values).forEach(value -> buffer.putInt((int) value));
		entries.put(tag, new Entry(LONG, values.length, buffer.array()));
	}

	/** Adds places in the file. */
	void places(final int tag, final long[] values) {
		if (!big) {
			numbers(tag, values);
			return;
		}
		final ByteBuffer buffer = buffer(Long.BYTES * values.length);
		LongStream.of(values).forEach(buffer::putLong);
		entries.put(tag, new Entry(LONG_EIGHT, values.length, buffer.array()));
	}

	/** Adds a quotient of two numbers of 32 bits. */
	public void quotient(final int tag, final long above, final long below) {
		final byte[] values = buffer(2 * Integer.BYTES).putInt((int) above).putInt((int) below).array();
		entries.put(tag, new Entry(RATIONAL, 1, values));
	}

	/** The directory as it stands at a place of the file; no other directory follows. */
	ByteBuffer at(final long place) {
		final long end = place + directoryBytes();
		final ByteBuffer buffer = buffer(Math.toIntExact(directoryBytes() + valueBytes()));
		if (big) buffer.putLong(entries.size());
		else buffer.putShort((short) entries.size());
		long values = end;
		for (final Map.Entry<Integer, Entry> each : entries.entrySet()) {
			put(each.getKey(), each.getValue(), values, buffer);
			values += outside(each.getValue());
		}
		number(0, buffer);
		entries.values().stream().filter(entry -> outside(entry) > 0).forEach(entry -> putEven(entry, buffer));
		return buffer.flip();
	}

	private void put(final int tag, final Entry entry, final long values, final ByteBuffer to) {
		to.putShort((short) tag).putShort((short) entry.type);
		number(entry.count, to);
		if (outside(entry) > 0) number(values, to);
		else to.put(entry.values).put(new byte[inside() - entry.values.length]);
	}

	private static void putEven(final Entry entry, final ByteBuffer to) {
		to.put(entry.values);
		if (entry.values.length % 2 > 0) to.put((byte) 0);
	}

	private void number(final long value, final ByteBuffer to) {
		if (big) to.putLong(value);
		else to.putInt((int) value);
	}

	/** Bytes of values that fit into an entry, of a count and of a place. */
	private int inside() {
		if (big) return Long.BYTES;
		return Integer.BYTES;
	}

	/** Bytes of an entry's values behind the directory, an even number. */
	private long outside(final Entry entry) {
		if (entry.values.length <= inside()) return 0;
		return entry.values.length + entry.values.length % 2;
	}

	private long directoryBytes() {
		if (big) return Long.BYTES + (long) BIG_ENTRY * entries.size() + Long.BYTES;
		return Short.BYTES + (long) CLASSIC_ENTRY * entries.size() + Integer.BYTES;
	}

	private long valueBytes() {
		return entries.values().stream().mapToLong(this::outside).sum();
	}

	private static ByteBuffer buffer(final int bytes) {
		return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
	}
}
