package sc.fiji.superres.tiff;

import java.io.IOException;
import java.util.Arrays;

/**
 * The kind and the places of the pixels of a page.
 *
 * @param tags everything that the file says about the page
 * @param width pixels a row
 * @param height rows
 * @param bits bits of a sample
 * @param samples samples of a pixel
 * @param format format of a sample: 1 unsigned, 2 signed, 3 floating point
 * @param compression the number of the method
 * @param offsets places of the strips in the file
 * @param lengths bytes of the strips in the file
 */
record TiffPage(TiffDirectory tags, long width, long height, int bits, int samples, int format, int compression,
	long[] offsets, long[] lengths)
{

	static final int PLAIN = 1;
	static final int LZW = 5;
	static final int DEFLATE = 8;
	static final int OLD_DEFLATE = 32946;
	static final int PACK_BITS = 32773;
	static final int SIGNED = 2;
	static final int FLOAT = 3;

	/** The planar configuration in which each sample has strips of its own. */
	private static final int PLANES = 2;
	/** The bit of the tag SUBFILE that marks a preview. */
	private static final long REDUCED = 1;
	private static final long ALL_ROWS = 0xffff_ffffL;

	/** @throws IOException where tags are missing or contradict each other */
	static TiffPage of(final TiffDirectory tags) throws IOException {
		requireNoTiles(tags);
		final TiffPage page = read(tags);
		page.requireSize();
		page.requireStrips();
		return page;
	}

	private static void requireNoTiles(final TiffDirectory tags) throws IOException {
		final int tiles = tags.all(Tag.TILE_WIDTH).length + tags.all(Tag.TILE_OFFSETS).length;
		if (tiles > 0) throw unread("its pixels lie in tiles");
	}

	private static TiffPage read(final TiffDirectory tags) throws IOException {
		final int bits = (int) same(tags, Tag.BITS);
		final int samples = (int) tags.one(Tag.SAMPLES, 1);
		final int format = (int) same(tags, Tag.SAMPLE_FORMAT);
		final int compression = (int) tags.one(Tag.COMPRESSION, PLAIN);
		return new TiffPage(tags, tags.one(Tag.WIDTH, 0), tags.one(Tag.HEIGHT, 0), bits, samples, format, compression,
			tags.all(Tag.OFFSETS), tags.all(Tag.BYTE_COUNTS));
	}

	/** Returns the error of a file that ImageJ alone cannot read, with the way out. */
	static IOException unread(final String what) {
		return new IOException(what +
			", which ImageJ alone does not read rightly: open it by Bio-Formats, and save it as TIFF");
	}

	/** A value that must be the same for all samples; 1 where it is missing. */
	private static long same(final TiffDirectory tags, final int tag) throws IOException {
		final long different = Arrays.stream(tags.all(tag)).distinct().count();
		if (different > 1) throw unread("its samples have different types");
		return tags.one(tag, 1);
	}

	private void requireSize() throws IOException {
		final String image = "an image of " + width + "×" + height + " pixels";
		if (width == 0 || height == 0) throw TiffDirectory.damaged(image);
		if (isTooLarge()) throw new IOException(image + " is larger than ImageJ can hold");
	}

	private boolean isTooLarge() {
		final boolean isTooLong = width > Integer.MAX_VALUE || height > Integer.MAX_VALUE;
		return isTooLong || width * height > Integer.MAX_VALUE;
	}

	private void requireStrips() throws IOException {
		if (offsets.length == 0) throw TiffDirectory.damaged("nothing says where its pixels are");
		requireLengths();
		if (offsets.length > 1 && offsets.length != strips()) throw TiffDirectory.damaged(offsets.length +
			" strips where " + strips() + " make up " + width + "×" + height + " pixels");
	}

	private void requireLengths() throws IOException {
		final boolean needsNoLengths = isPlain() && offsets.length == 1;
		if (lengths.length == offsets.length || needsNoLengths) return;
		throw TiffDirectory.damaged(offsets.length + " strips have " + lengths.length + " lengths");
	}

	private long strips() {
		return stripsOfPlane() * planes();
	}

	private long stripsOfPlane() {
		return (height + rows() - 1) / rows();
	}

	/** Rows of each strip except the last one. */
	private long rows() {
		final long rows = tags.one(Tag.ROWS_PER_STRIP, ALL_ROWS);
		if (rows == 0) return height;
		return Math.min(rows, height);
	}

	boolean isPlain() {
		return compression == PLAIN;
	}

	/** Whether each sample has strips of its own. */
	boolean inPlanes() {
		return samples > 1 && tags.one(Tag.PLANAR, 1) == PLANES;
	}

	private int planes() {
		if (inPlanes()) return samples;
		return 1;
	}

	/** Returns the bytes of the pixels of a strip. */
	long stripBytes(final int strip) {
		if (offsets.length == 1) return bytes();
		final long before = strip % stripsOfPlane() * rows();
		return Math.min(rows(), height - before) * rowBytes();
	}

	private long rowBytes() {
		final long together = samples / planes();
		return (width * bits * together + Byte.SIZE - 1) / Byte.SIZE;
	}

	/** Returns the bytes of all pixels. */
	long bytes() {
		return rowBytes() * height * planes();
	}

	/** Whether the page is a small preview of another one. */
	boolean isReduced() {
		return (tags.one(Tag.SUBFILE, 0) & REDUCED) != 0;
	}

	/** Whether ImageJ makes a stack of this and another page. */
	boolean isLike(final TiffPage other) {
		return isAsLarge(other) && bits == other.bits && samples == other.samples && format == other.format;
	}

	private boolean isAsLarge(final TiffPage other) {
		return width == other.width && height == other.height;
	}

	/** Describes the page for people: 64×48, 3 × 8-bit. */
	String describe() {
		final String size = width + "×" + height + ", ";
		if (samples == 1) return size + bits + "-bit";
		return size + samples + " × " + bits + "-bit";
	}
}
