package sc.fiji.superres.tiff;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.stream.IntStream;

/**
 * A TIFF with one grey image of any size that is written row by row: strips of plain pixels, and behind them the
 * directory. A classic TIFF ends at 4 GiB; a BigTIFF does not.
 *
 * <pre>
 * try (StripTiff tiff = new StripTiff(file, pixels, pixels.needBigTiff())) {
 * 	for (byte[] row : rows)
 * 		tiff.add(row);
 * 	tiff.finish(entries -&gt; entries.text(TiffTexts.DESCRIPTION, "a scan"));
 * }
 * </pre>
 */
public final class StripTiff implements Closeable {

	/**
	 * What the pixels are.
	 *
	 * @param bits of a pixel: 8, 16, or 32 for floats
	 */
	public record Pixels(int width, int height, int bits) {

		/** Bytes of a row. */
		public int rowBytes() {
			return Math.multiplyExact(width, bits / Byte.SIZE);
		}

		/** Bytes of all rows. */
		public long bytes() {
			return (long) rowBytes() * height;
		}

		/** Whether a classic TIFF is too small for them. */
		public boolean needBigTiff() {
			return bytes() > CLASSIC_LIMIT;
		}
	}

	/** Adds what a file says of its pixels beside their size and type. */
	public interface Description {

		void addTo(TiffEntries entries);
	}

	/** 4 GiB, less room for what is not pixels: 64 MiB. */
	private static final long CLASSIC_LIMIT = 0xfc00_0000L;
	/** Where the pixels begin: behind the longer of the two headers. */
	private static final int START = 16;
	/** Bytes of a strip at most, where a row is no longer. */
	private static final int STRIP = 1 << 18;
	private static final int BUFFER = 1 << 20;
	private static final int CLASSIC = 42;
	private static final int BIG = 43;
	private static final int LEAST_FIRST = 'I' << Byte.SIZE | 'I';

	private final Pixels pixels;
	private final boolean big;
	private final FileChannel channel;
	private final ByteBuffer buffer;
	private int rows;

	/**
	 * Begins a file, or begins an existing one anew.
	 *
	 * @param big whether it is a BigTIFF
	 */
	public StripTiff(final Path file, final Pixels pixels, final boolean big) throws IOException {
		this.pixels = pixels;
		this.big = big;
		channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE,
			StandardOpenOption.TRUNCATE_EXISTING);
		buffer = ByteBuffer.allocateDirect(BUFFER + pixels.rowBytes()).order(ByteOrder.LITTLE_ENDIAN);
		rewind();
	}

	/** What the pixels are. */
	public Pixels pixels() {
		return pixels;
	}

	/** Forgets the rows so far. */
	public void rewind() throws IOException {
		rows = 0;
		buffer.clear();
		channel.truncate(0);
		channel.position(0);
		channel.write(ByteBuffer.allocate(START));
	}

	/** Writes the next row. */
	public void add(final byte[] row) throws IOException {
		buffer.put(row);
		written();
	}

	/** Writes the next row, of unsigned numbers. */
	public void add(final short[] row) throws IOException {
		buffer.asShortBuffer().put(row);
		buffer.position(buffer.position() + Short.BYTES * row.length);
		written();
	}

	/** Writes the next row. */
	public void add(final float[] row) throws IOException {
		buffer.asFloatBuffer().put(row);
		buffer.position(buffer.position() + Float.BYTES * row.length);
		written();
	}

	private void written() throws IOException {
		rows++;
		if (buffer.position() >= BUFFER || rows == pixels.height) flush();
	}

	private void flush() throws IOException {
		buffer.flip();
		while (buffer.hasRemaining())
			channel.write(buffer);
		buffer.clear();
	}

	/**
	 * Reads bytes of rows that are written, once all of them are.
	 *
	 * @param left pixels of the row before the first
	 * @param to is filled, little-endian
	 */
	public void read(final int row, final int left, final ByteBuffer to) throws IOException {
		final long place = START + (long) row * pixels.rowBytes() + (long) left * pixels.bits / Byte.SIZE;
		while (to.hasRemaining() && channel.read(to, place + to.position()) > 0) {
			// goes on where the last read stopped
		}
	}

	/** Completes the file, when all rows are written. */
	public void finish(final Description description) throws IOException {
		if (rows != pixels.height) throw new IllegalStateException(rows + " rows of " + pixels.height);
		final TiffEntries entries = new TiffEntries(big);
		addPixels(entries);
		description.addTo(entries);
		final long place = (channel.position() + 1) / 2 * 2;
		channel.position(place);
		channel.write(entries.at(place));
		channel.write(header(place), 0);
	}

	private void addPixels(final TiffEntries entries) {
		entries.numbers(Tag.SUBFILE, 0);
		entries.numbers(Tag.WIDTH, pixels.width);
		entries.numbers(Tag.HEIGHT, pixels.height);
		entries.number(Tag.BITS, pixels.bits);
		entries.number(Tag.COMPRESSION, TiffPage.PLAIN);
		entries.number(Tag.PHOTOMETRIC, 1);
		entries.number(Tag.SAMPLES, 1);
		entries.number(Tag.SAMPLE_FORMAT, pixels.bits == Float.SIZE ? TiffPage.FLOAT : 1);
		addStrips(entries);
	}

	private void addStrips(final TiffEntries entries) {
		final int rowsOfStrip = Math.max(1, Math.min(pixels.height, STRIP / pixels.rowBytes()));
		final int strips = (pixels.height + rowsOfStrip - 1) / rowsOfStrip;
		final long bytes = (long) rowsOfStrip * pixels.rowBytes();
		entries.numbers(Tag.ROWS_PER_STRIP, rowsOfStrip);
		entries.places(Tag.OFFSETS, IntStream.range(0, strips).mapToLong(i -> START + i * bytes).toArray());
		entries.numbers(Tag.BYTE_COUNTS, IntStream.range(0, strips).mapToLong(i -> Math.min(bytes, pixels.bytes() - i *
			bytes)).toArray());
	}

	private ByteBuffer header(final long directory) {
		final ByteBuffer header = ByteBuffer.allocate(START).order(ByteOrder.LITTLE_ENDIAN);
		header.putShort((short) LEAST_FIRST);
		if (big) header.putShort((short) BIG).putShort((short) Long.BYTES).putShort((short) 0).putLong(directory);
		else header.putShort((short) CLASSIC).putInt((int) directory);
		return header.rewind();
	}

	@Override
	public void close() throws IOException {
		channel.close();
	}
}
