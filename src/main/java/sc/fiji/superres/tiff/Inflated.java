package sc.fiji.superres.tiff;

import java.nio.ByteBuffer;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Counts how many bytes compressed data expand to, without keeping them.
 * <p>
 * The count of data without the end that their method requires is {@link #ENDLESS}: ImageJ waits for such an end for
 * ever.
 * </p>
 */
final class Inflated {

	/** The count for data without a proper end. */
	static final long ENDLESS = -1;

	private static final int BUFFER = 1 << 16;
	private static final int CLEAR = 256;
	private static final int END = 257;
	private static final int FIRST_BITS = 9;
	private static final int MOST_BITS = 12;

	private Inflated() {}

	/** @param most the number of bytes at which counting stops */
	static long deflate(final ByteBuffer data, final long most) {
		final Inflater inflater = new Inflater();
		inflater.setInput(data);
		try {
			return count(inflater, most);
		}
		catch (final DataFormatException exc) {
			return ENDLESS;
		}
		finally {
			inflater.end();
		}
	}

	private static long count(final Inflater inflater, final long most) throws DataFormatException {
		final byte[] buffer = new byte[BUFFER];
		while (!inflater.finished() && inflater.getBytesWritten() <= most) {
			final int written = inflater.inflate(buffer);
			if (written == 0 && !inflater.finished()) return ENDLESS;
		}
		return inflater.getBytesWritten();
	}

	/** A number n ≥ 0 stands before n + 1 bytes, a number n &lt; 0 before one byte that is repeated 1 − n times. */
	static long packBits(final ByteBuffer data) {
		long bytes = 0;
		while (data.hasRemaining()) {
			final int n = data.get();
			if (n == Byte.MIN_VALUE) continue;
			final int stored = Math.max(0, n) + 1;
			if (stored > data.remaining()) return bytes;
			data.position(data.position() + stored);
			bytes += Math.abs(n) + 1;
		}
		return bytes;
	}

	/** Each code stands for the bytes of an earlier code and one more byte, so that lengths are enough. */
	static long lzw(final ByteBuffer data) {
		final Codes codes = new Codes(data);
		final LzwLengths lengths = new LzwLengths();
		int code = codes.next(FIRST_BITS);
		while (code >= 0 && code != END) {
			if (!lengths.accept(code)) return ENDLESS;
			code = codes.next(lengths.bits());
		}
		return lengths.bytes;
	}

	/** The table of LZW codes, with lengths instead of bytes. */
	private static final class LzwLengths {

		private final int[] lengths = new int[1 << MOST_BITS];
		private int next = END + 1;
		/** Length of the previous code; 0 after CLEAR. */
		private int before;
		private long bytes;

		/** @return whether the code can follow the codes so far */
		boolean accept(final int code) {
			if (code == CLEAR) {
				clear();
				return true;
			}
			if (code > next || code == next && before == 0) return false;
			add();
			before = length(code);
			bytes += before;
			return true;
		}

		private void clear() {
			next = END + 1;
			before = 0;
		}

		private void add() {
			if (before == 0 || next == lengths.length) return;
			lengths[next] = before + 1;
			next++;
		}

		private int length(final int code) {
			if (code < CLEAR) return 1;
			return lengths[code];
		}

		/** The length of the next code: codes become longer one entry before the table needs it. */
		int bits() {
			final int bits = Integer.SIZE - Integer.numberOfLeadingZeros(next + 1);
			return Math.max(FIRST_BITS, Math.min(MOST_BITS, bits));
		}
	}

	/** Reads numbers of changing lengths, highest bit first. */
	private static final class Codes {

		private final ByteBuffer data;
		private int held;
		private int bits;

		Codes(final ByteBuffer data) {
			this.data = data;
		}

		/** Returns the next number; −1 at the end of the data. */
		int next(final int length) {
			while (bits < length) {
				if (!data.hasRemaining()) return -1;
				hold(data.get());
			}
			bits -= length;
			final int code = held >>> bits;
			held &= (1 << bits) - 1;
			return code;
		}

		private void hold(final byte next) {
			held = held << Byte.SIZE | Byte.toUnsignedInt(next);
			bits += Byte.SIZE;
		}
	}
}
