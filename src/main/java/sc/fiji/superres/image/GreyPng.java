package sc.fiji.superres.image;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/**
 * PNG files of 8-bit grey images, made for speed: each pixel is written as its difference to the left neighbour, with
 * Huffman codes alone. In images as noisy as scans a search for repetitions finds next to nothing, and takes most of
 * the time; three times as fast as Java's own writer at its fastest compression, and about as small
 * (docs/benchmarks.md).
 */
public final class GreyPng {

	private static final byte[] SIGNATURE = { (byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n' };
	private static final byte BITS = 8, GREY = 0, LEFT_NEIGHBOUR = 1;
	/** Length, type and CRC of a chunk. */
	private static final int CHUNK = 12, HEADER = 13;

	private GreyPng() {}

	/**
	 * @param pixels width·height grey values, row-major
	 * @return the file
	 */
	public static byte[] encode(final byte[] pixels, final int width, final int height) {
		final ByteBuffer data = deflated(differences(pixels, width, height));
		final ByteBuffer header = ByteBuffer.allocate(HEADER).putInt(width).putInt(height).put(BITS).put(GREY);
		final ByteBuffer file = ByteBuffer.allocate(SIGNATURE.length + 3 * CHUNK + HEADER + data.remaining());
		file.put(SIGNATURE);
		chunk("IHDR", header.rewind(), file);
		chunk("IDAT", data, file);
		chunk("IEND", ByteBuffer.allocate(0), file);
		return file.array();
	}

	/** Rows, each after the number of its filter. */
	private static byte[] differences(final byte[] pixels, final int width, final int height) {
		final byte[] rows = new byte[Math.multiplyExact(width + 1, height)];
		for (int y = 0; y < height; y++) {
			final int from = y * width, to = y * (width + 1) + 1;
			rows[to - 1] = LEFT_NEIGHBOUR;
			rows[to] = pixels[from];
			for (int x = 1; x < width; x++)
				rows[to + x] = (byte) (pixels[from + x] - pixels[from + x - 1]);
		}
		return rows;
	}

	private static ByteBuffer deflated(final byte[] rows) {
		final Deflater deflater = new Deflater(Deflater.BEST_SPEED);
		try {
			deflater.setStrategy(Deflater.HUFFMAN_ONLY);
			deflater.setInput(rows);
			deflater.finish();
			// what cannot be compressed is stored, with 5 bytes for every 16 KiB or more
			final ByteBuffer data = ByteBuffer.allocate(rows.length + rows.length / 1024 + 64);
			while (!deflater.finished())
				deflater.deflate(data);
			return data.flip();
		}
		finally {
			deflater.end();
		}
	}

	private static void chunk(final String type, final ByteBuffer data, final ByteBuffer file) {
		final int start = file.position() + Integer.BYTES;
		file.putInt(data.remaining()).put(type.getBytes(StandardCharsets.US_ASCII)).put(data);
		final CRC32 crc = new CRC32();
		crc.update(file.array(), start, file.position() - start);
		file.putInt((int) crc.getValue());
	}
}
