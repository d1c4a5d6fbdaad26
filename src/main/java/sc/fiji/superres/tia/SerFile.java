package sc.fiji.superres.tia;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;

import sc.fiji.superres.binary.FileBytes;
import sc.fiji.superres.image.PixelSize;
import sc.fiji.superres.instrument.DetectorFrames;
import sc.fiji.superres.instrument.Lengths;
import sc.fiji.superres.instrument.SampleType;

/**
 * The images of a series file of FEI's TIA (Tecnai and Titan Imaging and Analysis).
 * <p>
 * A header in little-endian order: bytes' order {@code II}, 0x0197, version, kind of the elements, kind of their tags,
 * numbers of planned and of valid elements, place of the table of places, dimensions. Places have 4 bytes up to version
 * 0x210 and 8 bytes later. An element has offset, distance (m) and index of its calibration along x and y, the type of
 * its values, width, height and the values, the lowest row first. After the description of Chris Boothroyd,
 * https://www.er-c.org/cbb/info/TIAformat/.
 * </p>
 */
final class SerFile {

	private static final int SERIES = 0x0197;
	private static final int SHORT_PLACES = 0x210;
	private static final int SPECTRA = 0x4120;
	private static final int IMAGES = 0x4122;
	private static final int HEADER = 22;
	/** A dimension without its texts: size, offset, distance, index, and the length of each text. */
	private static final int DIMENSION = 24;
	private static final int MOST_DIMENSIONS = 8;
	/** An element before its values. */
	private static final int ELEMENT = 50;
	private static final int HEIGHT_DISTANCE = 28;
	private static final int DISTANCE = 8;
	private static final int TYPE = 40;
	private static final int WIDTH = 42;
	private static final int HEIGHT = 46;
	private static final int COMPLEX = 9;
	private static final int TWICE_COMPLEX = 10;

	private final FileBytes file;
	private final boolean hasShortPlaces;
	private final int elements;
	private final long places;
	private long read;

	private SerFile(final FileBytes file) throws IOException {
		this.file = file;
		final ByteBuffer header = file.at(0, HEADER);
		hasShortPlaces = header.getShort(4) <= SHORT_PLACES;
		elements = header.getInt(18);
		final ByteBuffer rest = file.at(HEADER, placeBytes() + Integer.BYTES);
		places = place(rest);
		requireImages(header.getInt(6), rest.getInt());
	}

	/** Whether the first bytes are those of a series. */
	static boolean isOne(final Path path) throws IOException {
		try (FileBytes file = open(path)) {
			return file.size() >= HEADER && isSeries(file.at(0, Integer.BYTES));
		}
	}

	private static FileBytes open(final Path path) throws IOException {
		return FileBytes.open(path, ByteOrder.LITTLE_ENDIAN);
	}

	private static boolean isSeries(final ByteBuffer start) {
		return start.get() == 'I' && start.get() == 'I' && start.getShort() == SERIES;
	}

	/**
	 * Reads all valid elements.
	 *
	 * @param detector its name
	 * @param isDiffraction whether distances are not those of the sample
	 */
	static DetectorFrames read(final Path path, final String detector, final boolean isDiffraction) throws IOException {
		try (FileBytes file = open(path)) {
			if (!isSeries(file.at(0, Integer.BYTES))) throw new IOException("its content is no TIA series");
			return new SerFile(file).stack(detector, isDiffraction);
		}
	}

	/** Whether a series holds spectra and no images. */
	static boolean holdsSpectra(final Path path) throws IOException {
		try (FileBytes file = open(path)) {
			return file.at(0, HEADER).getInt(6) == SPECTRA;
		}
	}

	private int placeBytes() {
		if (hasShortPlaces) return Integer.BYTES;
		return Long.BYTES;
	}

	private long place(final ByteBuffer bytes) {
		if (hasShortPlaces) return Integer.toUnsignedLong(bytes.getInt());
		return bytes.getLong();
	}

	private void requireImages(final int kind, final int dimensions) throws IOException {
		if (kind == SPECTRA) throw new IOException("it holds spectra and no images: open it by HyperSpy or TIA");
		if (kind != IMAGES) throw new IOException("it holds elements of an unknown kind (0x" + Integer.toHexString(
			kind) + "): only images are read");
		if (elements < 1) throw new IOException("it holds no image: the acquisition ended before the first");
		requireNoMap(dimensions);
	}

	/** An image at each place of a map is a diffraction pattern. */
	private void requireNoMap(final int dimensions) throws IOException {
		if (dimensions < 0 || dimensions > MOST_DIMENSIONS) throw damaged(dimensions + " dimensions");
		int sides = 0;
		long place = HEADER + placeBytes() + Integer.BYTES;
		for (int i = 0; i < dimensions; i++) {
			if (file.at(place, Integer.BYTES).getInt() > 1) sides++;
			place = afterDimension(place);
		}
		if (sides > 1) throw new IOException(
			"it holds an image for each place of a map (4D-STEM): open it by HyperSpy, and save one image as TIFF");
	}

	private long afterDimension(final long place) throws IOException {
		final long description = place + DIMENSION;
		final long unit = description + Integer.BYTES + length(description);
		return unit + Integer.BYTES + length(unit);
	}

	private long length(final long place) throws IOException {
		return Integer.toUnsignedLong(file.at(place, Integer.BYTES).getInt());
	}

	private static IOException damaged(final String how) {
		return new IOException("it is damaged: " + how);
	}

	private DetectorFrames stack(final String detector, final boolean isDiffraction) throws IOException {
		final ByteBuffer table = file.at(places, (long) elements * placeBytes());
		final long first = place(table.duplicate().order(table.order()));
		final ByteBuffer one = file.at(first, ELEMENT);
		final List<RandomAccessibleInterval<? extends RealType<?>>> frames = new ArrayList<>();
		for (int i = 0; i < elements; i++)
			frames.add(frame(place(table), one));
		return new DetectorFrames(detector, "", pixel(one, isDiffraction), frames);
	}

	private static PixelSize pixel(final ByteBuffer element, final boolean isDiffraction) {
		if (isDiffraction) return Lengths.UNKNOWN;
		return Lengths.metres(element.getDouble(DISTANCE), element.getDouble(HEIGHT_DISTANCE));
	}

	private RandomAccessibleInterval<? extends RealType<?>> frame(final long place, final ByteBuffer first)
		throws IOException
	{
		final ByteBuffer element = file.at(place, ELEMENT);
		requireLike(first, element);
		final SampleType type = type(element.getShort(TYPE));
		final int width = element.getInt(WIDTH);
		final int height = element.getInt(HEIGHT);
		requireNew(ELEMENT + SampleType.requireSize(width, height) * type.bytes());
		return type.planeFromBelow(file, place + ELEMENT, width, height);
	}

	private static void requireLike(final ByteBuffer first, final ByteBuffer element) throws IOException {
		if (first.slice(TYPE, ELEMENT - TYPE).equals(element.slice(TYPE, ELEMENT - TYPE))) return;
		throw new IOException("its images differ in size or type: " + size(first) + " and " + size(element));
	}

	private static String size(final ByteBuffer element) {
		return element.getInt(WIDTH) + "×" + element.getInt(HEIGHT) + " of type " + element.getShort(TYPE);
	}

	/** Elements that share their bytes would make more of a file than it holds. */
	private void requireNew(final long bytes) throws IOException {
		read += bytes;
		if (read > file.size()) throw damaged("its " + elements + " images lie in the same place");
	}

	private static SampleType type(final int code) throws IOException {
		return switch (code) {
			case 1 -> SampleType.UINT8;
			case 2 -> SampleType.UINT16;
			case 3 -> SampleType.UINT32;
			case 4 -> SampleType.INT8;
			case 5 -> SampleType.INT16;
			case 6 -> SampleType.INT32;
			case 7 -> SampleType.FLOAT32;
			case 8 -> SampleType.FLOAT64;
			case COMPLEX, TWICE_COMPLEX -> throw new IOException(
				"its pixels are complex numbers: save their magnitude as an image");
			default -> throw damaged("its pixels are of an unknown type (" + code + ")");
		};
	}
}
