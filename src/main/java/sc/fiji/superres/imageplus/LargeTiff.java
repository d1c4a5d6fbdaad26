package sc.fiji.superres.imageplus;

import java.awt.Rectangle;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import ij.ImagePlus;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.basictypeaccess.array.FloatArray;
import net.imglib2.img.cell.Cell;
import net.imglib2.img.cell.CellGrid;
import net.imglib2.img.cell.LazyCellImg;
import net.imglib2.type.numeric.RealType;
import net.imglib2.type.numeric.real.FloatType;

import sc.fiji.superres.FileFailure;
import sc.fiji.superres.NumberText;
import sc.fiji.superres.image.Planes;
import sc.fiji.superres.tiff.StripTiff;

/**
 * A grey image that no ImagePlus can hold, as a TIFF that is written row by row ({@link StripTiff}): with pixel size,
 * display range and properties in the description, as ImageJ writes them, and ImageJ's info.
 */
public final class LargeTiff implements AutoCloseable {

	private static final int CELL_WIDTH = 1024;
	private static final int CELL_HEIGHT = 16;
	/** Cells that are kept: all that a few rows of squares of 1024 pixels cross. */
	private static final int KEPT = 128;

	private final Path file;
	private final StripTiff tiff;

	private LargeTiff(final Path file, final StripTiff tiff) {
		this.file = file;
		this.tiff = tiff;
	}

	/**
	 * Begins a file.
	 *
	 * @throws IOException where it cannot be written, or its disk has too little room
	 */
	public static LargeTiff create(final Path file, final StripTiff.Pixels pixels) throws IOException {
		requireRoom(file, pixels.bytes());
		return new LargeTiff(file, new StripTiff(file, pixels, pixels.needBigTiff()));
	}

	private static void requireRoom(final Path file, final long bytes) throws IOException {
		final Path folder = file.toAbsolutePath().getParent();
		final FileStore disk = Files.getFileStore(folder);
		final long free = disk.getUsableSpace();
		if (bytes > free) throw new IOException("the result takes " + NumberText.gibibytes(bytes) + " on disk, and " +
			folder + " has " + NumberText.gibibytes(free) + " left: make room, or name another output=");
	}

	/** Forgets the rows so far. */
	public void rewind() {
		try {
			tiff.rewind();
		}
		catch (final IOException exc) {
			throw notWritten(exc);
		}
	}

	/** Writes the next row. */
	public void add(final RandomAccessibleInterval<? extends RealType<?>> row) {
		try {
			addRow(Planes.sharedArray(row));
		}
		catch (final IOException exc) {
			throw notWritten(exc);
		}
	}

	private void addRow(final Object row) throws IOException {
		if (row instanceof byte[] bytes) tiff.add(bytes);
		else if (row instanceof short[] shorts) tiff.add(shorts);
		else tiff.add((float[]) row);
	}

	private UncheckedIOException notWritten(final IOException exc) {
		final IOException named = FileFailure.named(file, exc);
		return new UncheckedIOException(named.getMessage(), named);
	}

	/** The pixels as they are in the file, read when asked for, once all rows are written. */
	public RandomAccessibleInterval<FloatType> pixels() {
		final long[] size = { tiff.pixels().width(), tiff.pixels().height() };
		final CellGrid grid = new CellGrid(size, new int[] { CELL_WIDTH, CELL_HEIGHT });
		final Map<Long, Cell<FloatArray>> cells = cache();
		return new LazyCellImg<>(grid, new FloatType(), index -> cells.computeIfAbsent(index, i -> cell(grid, i)));
	}

	private static Map<Long, Cell<FloatArray>> cache() {
		return new LinkedHashMap<>(KEPT, 1, true) {

			private static final long serialVersionUID = 1;

			@Override
			protected boolean removeEldestEntry(final Map.Entry<Long, Cell<FloatArray>> eldest) {
				return size() > KEPT;
			}
		};
	}

	private Cell<FloatArray> cell(final CellGrid grid, final long index) {
		final long[] min = new long[2];
		final int[] size = new int[2];
		grid.getCellDimensions(index, min, size);
		final float[] values = new float[size[0] * size[1]];
		for (int y = 0; y < size[1]; y++)
			read((int) min[1] + y, (int) min[0], size[0], values, y * size[0]);
		return new Cell<>(size, min, new FloatArray(values));
	}

	private void read(final int row, final int left, final int count, final float[] to, final int at) {
		final int bytes = tiff.pixels().bits() / Byte.SIZE;
		final ByteBuffer buffer = ByteBuffer.allocate(count * bytes).order(ByteOrder.LITTLE_ENDIAN);
		try {
			tiff.read(row, left, buffer);
		}
		catch (final IOException exc) {
			throw new UncheckedIOException(file + " cannot be read again: " + exc.getMessage(), exc);
		}
		for (int x = 0; x < count; x++)
			to[at + x] = value(buffer, x, bytes);
	}

	private static float value(final ByteBuffer buffer, final int x, final int bytes) {
		return switch (bytes) {
			case Byte.BYTES -> Byte.toUnsignedInt(buffer.get(x));
			case Short.BYTES -> Short.toUnsignedInt(buffer.getShort(x * bytes));
			default -> buffer.getFloat(x * bytes);
		};
	}

	/**
	 * A small image that has what a result would have beside its pixels, for results that no image can hold.
	 *
	 * @param image a single grey image
	 * @param region of the image, of which the result is
	 * @param s how many times larger the result is
	 */
	public static ImagePlus standIn(final ImagePlus image, final Rectangle region, final String title, final int s) {
		final ImagePlus result = new ImagePlus(title, image.getProcessor().createProcessor(s, s));
		EachPlane.keepInfo(image, result);
		EachPlane.keepProperties(image, result);
		result.setCalibration(EachPlane.resized(image.getCalibration(), region, s, s));
		if (image.getOverlay() != null) result.setOverlay(image.getOverlay().crop(region).scale(s, s));
		result.setDisplayRange(image.getDisplayRangeMin(), image.getDisplayRangeMax());
		return result;
	}

	/**
	 * Completes the file, when all rows are written.
	 *
	 * @param like a {@link #standIn} that carries what the large image has beside its pixels
	 */
	public void finish(final ImagePlus like) throws IOException {
		try {
			tiff.finish(entries -> new ImageJTags(like).addTo(entries));
		}
		catch (final IOException exc) {
			throw FileFailure.named(file, exc);
		}
	}

	@Override
	public void close() throws IOException {
		tiff.close();
	}

	/**
	 * A property ({@link ImagePlus#setProp}) of the image in such a file, from its description.
	 *
	 * @return empty where the description has none
	 */
	public static Optional<String> property(final String description, final String key) {
		return description.lines().filter(line -> line.startsWith(key + "=")).map(line -> line.substring(key.length() +
			1)).findFirst();
	}
}
