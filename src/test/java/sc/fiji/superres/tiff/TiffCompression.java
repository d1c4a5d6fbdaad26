package sc.fiji.superres.tiff;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.zip.Deflater;

/** Compresses the strips of TIFF files, for tests. */
final class TiffCompression {

	private static final int LZW = 5;
	private static final int PACK_BITS = 32773;
	private static final List<Integer> DEFLATE = List.of(8, 32946);

	private static final int CLEAR_TABLE = 256;
	private static final int END_OF_DATA = 257;
	private static final int CODE_BITS = 9;
	private static final int CODES_OF_NINE_BITS = 200;
	private static final int PACKED_AT_ONCE = 100;

	private TiffCompression() {}

	/** Whether a method may be combined with differences of neighbours. */
	static boolean takesDifferences(final int method) {
		return method == LZW || DEFLATE.contains(method);
	}

	static byte[] compress(final int method, final byte[] data) {
		if (method == LZW) return lzw(data);
		if (method == PACK_BITS) return packBits(data);
		if (DEFLATE.contains(method)) return deflate(data);
		return data;
	}

	private static byte[] deflate(final byte[] data) {
		final Deflater deflater = new Deflater();
		deflater.setInput(data);
		deflater.finish();
		final byte[] out = new byte[data.length * 2 + 100];
		return Arrays.copyOf(out, deflater.deflate(out));
	}

	/** Literals only; the table is cleared before codes grow longer. */
	private static byte[] lzw(final byte[] data) {
		final Bits bits = new Bits();
		for (int i = 0; i < data.length; i++) {
			if (i % CODES_OF_NINE_BITS == 0) bits.add(CLEAR_TABLE);
			bits.add(data[i] & 0xff);
		}
		if (data.length % CODES_OF_NINE_BITS == 0) bits.add(CLEAR_TABLE);
		bits.add(END_OF_DATA);
		return bits.toBytes();
	}

	/** Codes of nine bits after each other. */
	private static final class Bits {

		private final ByteArrayOutputStream out = new ByteArrayOutputStream();
		private long held;
		private int count;

		void add(final int code) {
			held = held << CODE_BITS | code;
			count += CODE_BITS;
			while (count >= Byte.SIZE) {
				count -= Byte.SIZE;
				out.write((int) (held >> count));
			}
			held &= (1L << count) - 1;
		}

		byte[] toBytes() {
			out.write((int) (held << Byte.SIZE - count));
			return out.toByteArray();
		}
	}

	private static byte[] packBits(final byte[] data) {
		final ByteArrayOutputStream out = new ByteArrayOutputStream();
		for (int i = 0; i < data.length; i += PACKED_AT_ONCE) {
			final int count = Math.min(PACKED_AT_ONCE, data.length - i);
			out.write(count - 1);
			out.write(data, i, count);
		}
		return out.toByteArray();
	}
}
