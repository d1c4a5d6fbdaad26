package sc.fiji.superres.beamfile;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

import sc.fiji.superres.binary.FileBytes;
import sc.fiji.superres.image.PixelSize;
import sc.fiji.superres.instrument.SampleType;

/** The first 1024 bytes of an MRC file. Places are counted in bytes from 0, the standard counts words of 4 from 1. */
final class MrcHeader {

	static final int LENGTH = 1024;

	private static final int MODE = 12;
	private static final int GRID = 28;
	private static final int CELL = 40;
	private static final int AXES = 64;
	private static final int GREATEST = 80;
	private static final int EXTENDED_LENGTH = 92;
	private static final int IMOD_STAMP = 152;
	private static final int IMOD_FLAGS = 156;
	private static final int MAP = 208;
	private static final int MACHINE = 212;
	private static final int LITTLE = 0x44;
	private static final int BIG = 0x11;
	/** IMOD's sign that its flags mean something. */
	private static final int IMOD = 1146047817;
	private static final int SIGNED_BYTES = 1;
	private static final int HIGHEST_MODE = 127;
	private static final int LONGEST_SIDE = 1 << 20;
	/** A millimetre, in nm. */
	private static final double LARGEST_PIXEL = 1e6;

	private final ByteBuffer bytes;

	private MrcHeader(final ByteBuffer bytes) {
		this.bytes = bytes;
	}

	/**
	 * Reads the header in the byte order of the file: that of the machine stamp, or without one that in which the mode
	 * is a small number.
	 *
	 * @throws IOException where the file ends before
	 */
	static MrcHeader of(final FileBytes file) throws IOException {
		final ByteBuffer bytes = file.at(0, LENGTH);
		return new MrcHeader(bytes.order(order(bytes)));
	}

	private static ByteOrder order(final ByteBuffer bytes) {
		if (bytes.get(MACHINE) == LITTLE) return ByteOrder.LITTLE_ENDIAN;
		if (bytes.get(MACHINE) == BIG) return ByteOrder.BIG_ENDIAN;
		final boolean little = new MrcHeader(bytes.order(ByteOrder.LITTLE_ENDIAN)).isSound();
		if (little) return ByteOrder.LITTLE_ENDIAN;
		return ByteOrder.BIG_ENDIAN;
	}

	/** Whether these bytes can be a header; files of old programs lack the word "MAP". */
	boolean isPlausible() {
		final boolean map = bytes.get(MAP) == 'M' && bytes.get(MAP + 1) == 'A' && bytes.get(MAP + 2) == 'P';
		return map || isSound();
	}

	private boolean isSound() {
		final boolean sides = isSide(columns()) && isSide(rows()) && sections() > 0;
		return sides && mode() >= 0 && mode() <= HIGHEST_MODE;
	}

	private static boolean isSide(final int pixels) {
		return pixels > 0 && pixels <= LONGEST_SIDE;
	}

	ByteOrder order() {
		return bytes.order();
	}

	int columns() {
		return bytes.getInt(0);
	}

	int rows() {
		return bytes.getInt(Integer.BYTES);
	}

	int sections() {
		return bytes.getInt(2 * Integer.BYTES);
	}

	private int mode() {
		return bytes.getInt(MODE);
	}

	/** Length of what follows the header in front of the images, in bytes. */
	int extended() {
		return bytes.getInt(EXTENDED_LENGTH);
	}

	/** The place of the first section. */
	long data() {
		return LENGTH + (long) extended();
	}

	/**
	 * Length of a section.
	 *
	 * @throws IOException where its size is none
	 */
	long sectionBytes() throws IOException {
		return SampleType.requireSize(columns(), rows()) * type().bytes();
	}

	/** A text of the header, up to its first zero. */
	String text(final int place, final int length) {
		return MrcText.at(bytes, place, length);
	}

	/**
	 * How values are stored.
	 *
	 * @throws IOException where they are complex numbers, colours or of an unknown kind
	 */
	SampleType type() throws IOException {
		return switch (mode()) {
			case 0 -> bytesType();
			case 1 -> SampleType.INT16;
			case 2 -> SampleType.FLOAT32;
			case 6 -> SampleType.UINT16;
			default -> throw new IOException("its mode is " + mode() +
				"; modes 0, 1, 2 and 6 are read, whole numbers of 8 and 16 bits and 32-bit floats: " +
				"convert it to mode 2");
		};
	}

	private SampleType bytesType() {
		if (signedBytes()) return SampleType.INT8;
		return SampleType.UINT8;
	}

	/**
	 * The standard's bytes have a sign. Those of IMOD have one if a flag says so, those of old programs above 127 none.
	 */
	private boolean signedBytes() {
		if (bytes.getInt(IMOD_STAMP) == IMOD) return (bytes.getInt(IMOD_FLAGS) & SIGNED_BYTES) != 0;
		return !(bytes.getFloat(GREATEST) > Byte.MAX_VALUE);
	}

	/** Pixel size = cell / samples along it, which the file has in Å. */
	PixelSize pixel() {
		return new PixelSize(spacing(0), spacing(1), "Å").nanometres().filter(MrcHeader::isSound).orElse(new PixelSize(
			1, 1, "pixel"));
	}

	/** Whether pixels, in nm, can be those of a microscope. */
	static boolean isSound(final PixelSize pixel) {
		return pixel.width() < LARGEST_PIXEL && pixel.height() < LARGEST_PIXEL;
	}

	/** Å between samples along columns (0) or rows (1) of the image; the header names the axis of the cell (1 to 3). */
	private double spacing(final int direction) {
		final int named = bytes.getInt(AXES + direction * Integer.BYTES);
		final int axis = named < 1 || named > 3 ? direction : named - 1;
		final double cell = bytes.getFloat(CELL + axis * Float.BYTES);
		return cell / bytes.getInt(GRID + axis * Integer.BYTES);
	}
}
