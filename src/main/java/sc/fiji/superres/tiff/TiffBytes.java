package sc.fiji.superres.tiff;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;

import sc.fiji.superres.binary.FileBytes;

/** Reads the bytes of a TIFF at any place, in the byte order of the file. */
final class TiffBytes implements Closeable {

	private static final int HEADER = 8;
	/** Place of the version in the header. */
	private static final int VERSION = 2;
	private static final int CLASSIC = 42;
	private static final int BIG = 43;

	private final FileBytes bytes;

	private TiffBytes(final FileBytes bytes) {
		this.bytes = bytes;
	}

	/** @throws IOException where the file is no classic TIFF */
	static TiffBytes open(final Path file) throws IOException {
		final TiffBytes bytes = openAny(file);
		if (!bytes.isBig()) return bytes;
		bytes.close();
		throw new IOException(
			"it is a BigTIFF, which ImageJ alone does not read: open it by Bio-Formats, and save it as TIFF");
	}

	/** @throws IOException where the file is neither a classic TIFF nor a BigTIFF */
	static TiffBytes openAny(final Path file) throws IOException {
		final FileBytes bytes = FileBytes.open(file, ByteOrder.BIG_ENDIAN);
		try {
			return tiff(bytes);
		}
		catch (final IOException exc) {
			bytes.close();
			throw exc;
		}
	}

	private static TiffBytes tiff(final FileBytes file) throws IOException {
		final ByteOrder order = order(file);
		if (order == null) throw noTiff();
		final TiffBytes bytes = new TiffBytes(file.in(order));
		final int version = bytes.version();
		if (version != CLASSIC && version != BIG) throw noTiff();
		return bytes;
	}

	/** Whether it is a BigTIFF, whose places have eight bytes. */
	boolean isBig() throws IOException {
		return version() == BIG;
	}

	private static IOException noTiff() {
		return new IOException("its content is no TIFF");
	}

	/** Whether the first bytes are those of a TIFF, whatever the file is called. */
	static boolean isTiff(final Path file) throws IOException {
		try (FileBytes bytes = FileBytes.open(file, ByteOrder.BIG_ENDIAN)) {
			final ByteOrder order = order(bytes);
			if (order == null) return false;
			final int version = new TiffBytes(bytes.in(order)).version();
			return version == CLASSIC || version == BIG;
		}
	}

	/** Returns the byte order according to the first two bytes; null where they are not those of a TIFF. */
	private static ByteOrder order(final FileBytes bytes) throws IOException {
		if (bytes.size() < HEADER) return null;
		final ByteBuffer start = bytes.at(0, 2);
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
	long size() {
		return bytes.size();
	}

	/** Returns the byte order of the file. */
	ByteOrder order() {
		return bytes.order();
	}

	/**
	 * Returns a number of bytes from a place on.
	 *
	 * @throws IOException where the file ends before them
	 */
	ByteBuffer at(final long place, final long length) throws IOException {
		return bytes.at(place, length);
	}

	/** The error of a file that ends before a place. */
	IOException cutOff(final long end) {
		return bytes.cutOff(end);
	}

	@Override
	public void close() throws IOException {
		bytes.close();
	}
}
