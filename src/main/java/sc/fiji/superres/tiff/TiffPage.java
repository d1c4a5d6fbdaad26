package sc.fiji.superres.tiff;

import java.io.IOException;
import java.util.Arrays;

/**
 * What the pixels of a page are and where they lie.
 *
 * @param bits of a sample
 * @param format of a sample: 1 unsigned, 2 signed, 3 floating point
 * @param offsets of the strips
 * @param lengths of the strips in the file
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

	private static final int PLANES = 2; // planar configuration: each sample has strips of its own
	private static final long REDUCED = 1; // bit of the tag SUBFILE
	private static final long ALL_ROWS = 0xffff_ffffL;

	/** @throws IOException where tags are missing or contradict each other */
	static TiffPage of(final TiffDirectory tags) throws IOException {
		if (tags.all(Tag.TILE_WIDTH).length + tags.all(Tag.TILE_OFFSETS).length > 0) throw unread(
			"its pixels lie in tiles");
		final int samples = (int) tags.one(Tag.SAMPLES, 1);
		final TiffPage page = new TiffPage(tags, tags.one(Tag.WIDTH, 0), tags.one(Tag.HEIGHT, 0), (int) same(tags,
			Tag.BITS), samples, (int) same(tags, Tag.SAMPLE_FORMAT), (int) tags.one(Tag.COMPRESSION, PLAIN), tags.all(
				Tag.OFFSETS), tags.all(Tag.BYTE_COUNTS));
		page.requireSize();
		page.requireStrips();
		return page;
	}

	/** What ImageJ alone cannot read, with the way out. */
	static IOException unread(final String what) {
		return new IOException(what +
			", which ImageJ alone does not read rightly: open it by Bio-Formats, and save it as TIFF");
	}

	/** A value that must be the same for all samples; 1 where it is missing. */
	private static long same(final TiffDirectory tags, final int tag) throws IOException {
		final long[] values = tags.all(tag);
		if (Arrays.stream(values).distinct().count() > 1) throw unread("its samples have different types");
		return tags.one(tag, 1);
	}

	private void requireSize() throws IOException {
		if (width == 0 || height == 0) throw new IOException("its TIFF structure is damaged: an image of " + width +
			"×" + height + " pixels");
		if (width > Integer.MAX_VALUE || height > Integer.MAX_VALUE || width * height > Integer.MAX_VALUE)
			throw new IOException("an image of " + width + "×" + height + " pixels is larger than ImageJ can hold");
	}

	private void requireStrips() throws IOException {
		if (offsets.length == 0) throw new IOException(
			"its TIFF structure is damaged: nothing says where its pixels are");
		if (lengths.length != offsets.length && !(compression == PLAIN && offsets.length == 1)) throw new IOException(
			"its TIFF structure is damaged: " + offsets.length + " strips have " + lengths.length + " lengths");
		if (offsets.length > 1 && offsets.length != strips()) throw new IOException("its TIFF structure is damaged: " +
			offsets.length + " strips where " + strips() + " make up " + width + "×" + height + " pixels");
	}

	private long strips() {
		final long perSample = (height + rows() - 1) / rows();
		return inPlanes() ? perSample * samples : perSample;
	}

	/** Of a strip, but for the last one. */
	private long rows() {
		final long rows = tags.one(Tag.ROWS_PER_STRIP, ALL_ROWS);
		return rows == 0 ? height : Math.min(rows, height);
	}

	boolean inPlanes() {
		return samples > 1 && tags.one(Tag.PLANAR, 1) == PLANES;
	}

	/** How many bytes the pixels of a strip are. */
	long stripBytes(final int strip) {
		if (offsets.length == 1) return bytes();
		final long before = strip % ((height + rows() - 1) / rows()) * rows();
		return Math.min(rows(), height - before) * rowBytes();
	}

	private long rowBytes() {
		final long together = inPlanes() ? 1 : samples;
		return (width * bits * together + Byte.SIZE - 1) / Byte.SIZE;
	}

	/** How many bytes all pixels are. */
	long bytes() {
		return rowBytes() * height * (inPlanes() ? samples : 1);
	}

	boolean isReduced() {
		return (tags.one(Tag.SUBFILE, 0) & REDUCED) != 0;
	}

	/** Whether ImageJ makes a stack of both. */
	boolean isLike(final TiffPage other) {
		return width == other.width && height == other.height && bits == other.bits && samples == other.samples &&
			format == other.format;
	}

	/** For people: 64×48, 3 × 8-bit. */
	String describe() {
		final String one = bits + "-bit";
		return width + "×" + height + ", " + (samples == 1 ? one : samples + " × " + one);
	}
}
