package sc.fiji.superres.tiff;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

/** Reads the bytes of a TIFF at any place, in the byte order of the file. */
final class TiffBytes implements Closeable {

	private static final int HEADER = 8;
	/** Place of the version in the header. */
	private static final int VERSION = 2;
	private static final int CLASSIC = 42;
	private static final int BIG = 43;

	private final FileChannel channel;
	private final ByteOrder order;

	private TiffBytes(final FileChannel channel, final ByteOrder order) {
		this.channel = channel;
		this.order = order;
	}

	/** @throws IOException where the file is no classic TIFF */
	static TiffBytes open(final Path file) throws IOException {
		final FileChannel channel = FileChannel.open(file);
		try {
			return classic(channel);
		}
		catch (final IOException exc) {
			channel.close();
			throw exc;
		}
	}

	private static TiffBytes classic(final FileChannel channel) throws IOException {
		final ByteOrder order = order(channel);
		if (order == null) throw noTiff();
		final TiffBytes bytes = new TiffBytes(channel, order);
		requireClassic(bytes.version());
		return bytes;
	}

	private static void requireClassic(final int version) throws IOException {
		if (version == BIG) throw new IOException(
			"it is a BigTIFF, which ImageJ alone does not read: open it by Bio-Formats, and save it as TIFF");
		if (version != CLASSIC) throw noTiff();
	}

	private static IOException noTiff() {
		return new IOException("its content is no TIFF");
	}

	/** Whether the first bytes are those of a TIFF, whatever the file is called. */
	static boolean isTiff(final Path file) throws IOException {
		try (FileChannel channel = FileChannel.open(file)) {
			final ByteOrder order = order(channel);
			if (order == null) return false;
			final int version = new TiffBytes(channel, order).version();
			return version == CLASSIC || version == BIG;
		}
	}

	/** Returns the byte order according to the first two bytes; null where they are not those of a TIFF. */
	private static ByteOrder order(final FileChannel channel) throws IOException {
		if (channel.size() < HEADER) return null;
		final ByteBuffer start = ByteBuffer.allocate(2);
		channel.read(start, 0);
		return order(start.get(0), start.get(1));
	}

	private static ByteOrder order(final byte first, final byte second) {
		if (first == 'I' && second == 'I') return ByteOrder.LITTLE_ENDIAN;
		if (first == 'M' && second == 'M') return ByteOrder.BIG_ENDIAN;
		return null;
	}

	private int version() throws IOException {
		return at(VERSION, Short.BYTES).getShort();
	}

	/** Returns the length of the file. */
	long size() throws IOException {
		return channel.size();
	}

	/** Returns the byte order of the file. */
	ByteOrder order() {
		return order;
	}

	/**
	 * Returns a number of bytes from a place on.
	 *
	 * @throws IOException where the file ends before them
	 */
	ByteBuffer at(final long place, final long length) throws IOException {
		final long end = place + length;
		if (end > size()) throw cutOff(end);
		final ByteBuffer bytes = ByteBuffer.allocate(Math.toIntExact(length)).order(order);
		while (bytes.hasRemaining())
			fill(bytes, place + bytes.position());
		return bytes.flip();
	}

	/** The error of a file that ends before a place. */
	IOException cutOff(final long end) throws IOException {
		return new IOException("it is cut off: " + size() + " bytes of at least " + end);
	}

	private void fill(final ByteBuffer bytes, final long place) throws IOException {
		final int read = channel.read(bytes, place);
		if (read < 0) throw new IOException("it became shorter while it was read");
	}

	@Override
	public void close() throws IOException {
		channel.close();
	}
}
