package sc.fiji.superres.binary;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

/**
 * Reads the bytes of a file at any place, and allocates nothing that the file cannot fill.
 *
 * <pre>
 * try (FileBytes bytes = FileBytes.open(file, ByteOrder.LITTLE_ENDIAN)) {
 * 	int width = bytes.at(8, Integer.BYTES).getInt();
 * 	ByteBuffer pixels = bytes.at(offset, Math.multiplyExact((long) width * height, Float.BYTES));
 * }
 * </pre>
 * <p>
 * Messages do not name the file: they begin with "it".
 * </p>
 */
public final class FileBytes implements Closeable {

	/** The longest array that every Java virtual machine makes. */
	private static final int MOST = Integer.MAX_VALUE - Long.BYTES;

	private final FileChannel channel;
	private final long size;
	private final ByteOrder order;

	private FileBytes(final FileChannel channel, final long size, final ByteOrder order) {
		this.channel = channel;
		this.size = size;
		this.order = order;
	}

	/** Opens a file whose numbers are in this byte order. */
	public static FileBytes open(final Path file, final ByteOrder order) throws IOException {
		final FileChannel channel = FileChannel.open(file);
		try {
			return new FileBytes(channel, channel.size(), order);
		}
		catch (final IOException exc) {
			channel.close();
			throw exc;
		}
	}

	/** The same open file, read in another byte order; closing one closes both. */
	public FileBytes in(final ByteOrder other) {
		return new FileBytes(channel, size, other);
	}

	/** Length of the file in bytes. */
	public long size() {
		return size;
	}

	/** Order of the bytes of a number. */
	public ByteOrder order() {
		return order;
	}

	/**
	 * Bytes from a place on, which counts from 0.
	 *
	 * @throws IOException where the file ends before them; where place or length are negative, or there are more bytes
	 *             than an array holds
	 */
	public ByteBuffer at(final long place, final long length) throws IOException {
		requireWithin(place, length);
		final ByteBuffer bytes = ByteBuffer.allocate((int) length).order(order);
		while (bytes.hasRemaining())
			fill(bytes, place + bytes.position());
		return bytes.flip();
	}

	/**
	 * Checks that the file holds these bytes, without reading them.
	 *
	 * @throws IOException as {@link #at} does
	 */
	public void requireWithin(final long place, final long length) throws IOException {
		if (place < 0 || length < 0 || place > Long.MAX_VALUE - length) throw nowhere(place, length);
		if (place + length > size) throw cutOff(place + length);
		if (length > MOST) throw new IOException("it holds " + length + " bytes in one piece, more than 2 GiB");
	}

	private static IOException nowhere(final long place, final long length) {
		return new IOException("it is damaged: it points to " + length + " bytes at place " + place);
	}

	/** The error of a file that ends before a place. */
	public IOException cutOff(final long end) {
		return new IOException("it is cut off: " + size + " bytes of at least " + end);
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
