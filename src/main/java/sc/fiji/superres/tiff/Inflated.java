package sc.fiji.superres.tiff;

import java.nio.ByteBuffer;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * How many bytes compressed data become, without keeping them.
 * <p>
 * What does not end as its method says has −1: ImageJ waits for ever for such an end.
 * </p>
 */
final class Inflated {

	/** Of data that have no proper end. */
	static final long ENDLESS = -1;

	private static final int BUFFER = 1 << 16;
	private static final int CLEAR = 256;
	private static final int END = 257;
	private static final int FIRST_BITS = 9;
	private static final int MOST_BITS = 12;

	private Inflated() {}

	/** @param most where counting stops */
	static long deflate(final ByteBuffer data, final long most) {
		final Inflater inflater = new Inflater();
		final byte[] buffer = new byte[BUFFER];
		inflater.setInput(data);
		try {
			while (!inflater.finished() && inflater.getBytesWritten() <= most)
				if (inflater.inflate(buffer) == 0 && !inflater.finished()) return ENDLESS;
			return inflater.getBytesWritten();
		}
		catch (final DataFormatException exc) {
			return ENDLESS;
		}
		finally {
			inflater.end();
		}
	}

	static long packBits(final ByteBuffer data) {
		long bytes = 0;
		while (data.hasRemaining()) {
			final int n = data.get();
			final int taken = n >= 0 ? n + 1 : 1;
			if (n == Byte.MIN_VALUE) continue;
			if (taken > data.remaining()) return bytes;
			data.position(data.position() + taken);
			bytes += n >= 0 ? taken : 1 - n;
		}
		return bytes;
	}

	/** Each code stands for the bytes of an earlier one and one more, so lengths are all it takes. */
	static long lzw(final ByteBuffer data) {
		final int[] lengths = new int[1 << MOST_BITS];
		final Codes codes = new Codes(data);
		long bytes = 0;
		int next = END + 1;
		int before = 0; // length of the code before; 0 behind a CLEAR
		int code = codes.next(FIRST_BITS);
		while (code >= 0 && code != END) {
			if (code == CLEAR) {
				next = END + 1;
				before = 0;
			}
			else {
				if (code > next || code == next && before == 0) return ENDLESS;
				if (before > 0 && next < lengths.length) lengths[next++] = before + 1;
				before = code < CLEAR ? 1 : lengths[code];
				bytes += before;
			}
			code = codes.next(bits(next + 1));
		}
		return bytes;
	}

	/** Codes become longer one entry before the table needs it. */
	private static int bits(final int entries) {
		final int bits = Integer.SIZE - Integer.numberOfLeadingZeros(entries);
		return Math.max(FIRST_BITS, Math.min(MOST_BITS, bits));
	}

	/** Numbers of changing lengths, highest bit first. */
	private static final class Codes {

		private final ByteBuffer data;
		private int held;
		private int bits;

		Codes(final ByteBuffer data) {
			this.data = data;
		}

		/** The next one; −1 at the end. */
		int next(final int length) {
			while (bits < length) {
				if (!data.hasRemaining()) return -1;
				held = held << Byte.SIZE | Byte.toUnsignedInt(data.get());
				bits += Byte.SIZE;
			}
			bits -= length;
			final int code = held >>> bits;
			held &= (1 << bits) - 1;
			return code;
		}
	}
}
