package sc.fiji.superres.instrument;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.SplittableRandom;

/** Damages the bytes of a file in one to four ways, by a seed. */
final class Mutation {

	private static final String[] TEXTS = { "-1", "0", "1", "99999999999999999999", "2147483647", "4294967296", "1e999",
		"-1e-320", "NaN", "Infinity", "", "x", "65535", "1048576" };
	private static final long[] WHOLE = { 0, 1, -1, Integer.MAX_VALUE, Integer.MIN_VALUE, 1L << 20, 1L << 16,
		Long.MAX_VALUE, Long.MIN_VALUE, 1L << 40, Double.doubleToLongBits(Double.NaN), Double.doubleToLongBits(1e308),
		Double.doubleToLongBits(Double.NEGATIVE_INFINITY), Float.floatToIntBits(Float.NaN) };
	private static final int MOST = 4;
	/** Where headers of binary formats have their numbers. */
	private static final int HEADER = 300;

	private final SplittableRandom random;
	private byte[] bytes;

	private Mutation(final byte[] bytes, final long seed) {
		this.bytes = bytes.clone();
		random = new SplittableRandom(seed);
	}

	static byte[] of(final byte[] bytes, final long seed) {
		final Mutation mutation = new Mutation(bytes, seed);
		final int ways = 1 + mutation.random.nextInt(MOST);
		for (int i = 0; i < ways && mutation.bytes.length > 0; i++)
			mutation.damage();
		return mutation.bytes;
	}

	private void damage() {
		switch (random.nextInt(8)) {
			case 0 -> bytes = Arrays.copyOf(bytes, place());
			case 1 -> replace(place(), random.nextInt(64), new byte[0]);
			case 2 -> repeat();
			case 3 -> flip();
			case 4, 5 -> writeWhole();
			default -> writeText();
		}
	}

	private int place() {
		if (random.nextBoolean()) return random.nextInt(bytes.length);
		return random.nextInt(Math.min(bytes.length, HEADER));
	}

	private void flip() {
		for (int i = random.nextInt(8); i >= 0; i--)
			bytes[place()] ^= (byte) (1 << random.nextInt(8));
	}

	private void repeat() {
		final int start = place();
		final byte[] part = Arrays.copyOfRange(bytes, start, Math.min(bytes.length, start + random.nextInt(200)));
		replace(place(), 0, part);
	}

	private void writeWhole() {
		final int length = random.nextBoolean() ? Integer.BYTES : Long.BYTES;
		final long value = WHOLE[random.nextInt(WHOLE.length)];
		final ByteBuffer written = ByteBuffer.allocate(Long.BYTES).order(random.nextBoolean() ? ByteOrder.BIG_ENDIAN
			: ByteOrder.LITTLE_ENDIAN);
		if (length == Long.BYTES) written.putLong(value);
		else written.putInt((int) value);
		replace(place(), length, Arrays.copyOf(written.array(), length));
	}

	/** Replaces the first number in digits behind a place. */
	private void writeText() {
		int start = random.nextInt(bytes.length);
		while (start < bytes.length && !isDigit(start))
			start++;
		int end = start;
		while (end < bytes.length && isDigit(end))
			end++;
		final String text = TEXTS[random.nextInt(TEXTS.length)];
		replace(start, end - start, text.getBytes(StandardCharsets.US_ASCII));
	}

	private boolean isDigit(final int place) {
		return bytes[place] >= '0' && bytes[place] <= '9';
	}

	private void replace(final int place, final int length, final byte[] part) {
		final int rest = Math.min(bytes.length, place + length);
		final ByteBuffer joined = ByteBuffer.allocate(place + part.length + bytes.length - rest);
		joined.put(bytes, 0, place).put(part).put(bytes, rest, bytes.length - rest);
		bytes = joined.array();
	}
}
