package sc.fiji.superres.tiff;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Writes TIFF files of every kind and every fault, for tests. */
public final class TiffMaker {

	/** Tags that are written as LONG; all others are SHORT. */
	private static final List<Integer> LONGS = List.of(Tag.WIDTH, Tag.HEIGHT, Tag.OFFSETS, Tag.BYTE_COUNTS,
		Tag.ROWS_PER_STRIP);

	private int width = 16;
	private int height = 12;
	private int bits = 8;
	private int samples = 1;
	private int format = 1;
	private int compression = 1;
	private int predictor = 1;
	private int rows = 12;
	private int pages = 1;
	private boolean big;
	private boolean planes;
	private final Map<Integer, long[]> extra = new TreeMap<>();
	private final List<Integer> missing = new ArrayList<>();
	private long next;

	public TiffMaker size(final int w, final int h) {
		width = w;
		height = h;
		rows = h;
		return this;
	}

	public TiffMaker pixels(final int sampleBits, final int sampleFormat, final int sampleCount) {
		bits = sampleBits;
		format = sampleFormat;
		samples = sampleCount;
		return this;
	}

	public TiffMaker compressed(final int method, final int differences) {
		compression = method;
		predictor = differences;
		return this;
	}

	public TiffMaker bigEndian(final boolean is) {
		big = is;
		return this;
	}

	public TiffMaker inPlanes(final boolean are) {
		planes = are;
		return this;
	}

	public TiffMaker rowsPerStrip(final int count) {
		rows = count;
		return this;
	}

	public TiffMaker pages(final int count) {
		pages = count;
		return this;
	}

	/** A tag beside the usual ones, or another value of one of these. */
	public TiffMaker tag(final int number, final long... values) {
		extra.put(number, values);
		return this;
	}

	public TiffMaker without(final int number) {
		missing.add(number);
		return this;
	}

	/** Where the last directory points to, instead of nowhere. */
	public TiffMaker nextDirectory(final long place) {
		next = place;
		return this;
	}

	/** Grey value of a sample, as {@link TiffPixels} draws it. */
	public double value(final int page, final int x, final int y, final int sample) {
		return drawing().value(page, x, y, sample);
	}

	private TiffPixels drawing() {
		final int differences = TiffCompression.takesDifferences(compression) ? predictor : 1;
		return new TiffPixels(width, bits, format, samples, differences, planes, order());
	}

	private ByteOrder order() {
		return big ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
	}

	public byte[] bytes() throws IOException {
		final ByteArrayOutputStream out = new ByteArrayOutputStream();
		final ByteBuffer header = buffer(8).putShort((short) (big ? 0x4d4d : 0x4949)).putShort((short) 42).putInt(8);
		out.write(header.array());
		for (int page = 0; page < pages; page++)
			page(out, page);
		return out.toByteArray();
	}

	public Path write(final Path file) throws IOException {
		return Files.write(file, bytes());
	}

	private ByteBuffer buffer(final int size) {
		return ByteBuffer.allocate(size).order(order());
	}

	private void page(final ByteArrayOutputStream out, final int page) throws IOException {
		final List<byte[]> strips = strips(page);
		final Map<Integer, long[]> tags = tags(strips);
		final int behind = out.size() + 2 + 12 * tags.size() + 4;
		final int data = behind + roomBehind(tags);
		if (tags.containsKey(Tag.OFFSETS) && !extra.containsKey(Tag.OFFSETS)) tags.put(Tag.OFFSETS, offsets(data,
			strips));
		final long after = page == pages - 1 ? next : data + strips.stream().mapToInt(strip -> strip.length).sum();
		write(out, tags, behind, after);
		for (final byte[] strip : strips)
			out.write(strip);
	}

	/** Bytes of the values that do not fit into their directory entry. */
	private static int roomBehind(final Map<Integer, long[]> tags) {
		int room = 0;
		for (final Map.Entry<Integer, long[]> tag : tags.entrySet())
			if (length(tag) > 4) room += length(tag);
		return room;
	}

	private static long[] offsets(final int start, final List<byte[]> strips) {
		final long[] offsets = new long[strips.size()];
		long place = start;
		for (int i = 0; i < offsets.length; i++) {
			offsets[i] = place;
			place += strips.get(i).length;
		}
		return offsets;
	}

	private static int length(final Map.Entry<Integer, long[]> tag) {
		return tag.getValue().length * (LONGS.contains(tag.getKey()) ? 4 : 2);
	}

	private void write(final ByteArrayOutputStream out, final Map<Integer, long[]> tags, final int behind,
		final long after) throws IOException
	{
		final ByteArrayOutputStream values = new ByteArrayOutputStream();
		final ByteBuffer directory = buffer(2 + 12 * tags.size() + 4).putShort((short) tags.size());
		for (final Map.Entry<Integer, long[]> tag : tags.entrySet()) {
			final int type = LONGS.contains(tag.getKey()) ? 4 : 3;
			directory.putShort((short) (int) tag.getKey()).putShort((short) type).putInt(tag.getValue().length);
			final byte[] value = valueOf(tag);
			if (length(tag) <= 4) directory.put(value);
			else {
				directory.putInt(behind + values.size());
				values.write(value);
			}
		}
		out.write(directory.putInt((int) after).array());
		out.write(values.toByteArray());
	}

	private byte[] valueOf(final Map.Entry<Integer, long[]> tag) {
		final ByteBuffer value = buffer(Math.max(4, length(tag)));
		for (final long number : tag.getValue())
			if (LONGS.contains(tag.getKey())) value.putInt((int) number);
			else value.putShort((short) number);
		return value.array();
	}

	private Map<Integer, long[]> tags(final List<byte[]> strips) {
		final Map<Integer, long[]> tags = new TreeMap<>();
		tags.put(Tag.WIDTH, new long[] { width });
		tags.put(Tag.HEIGHT, new long[] { height });
		tags.put(Tag.BITS, same(bits));
		tags.put(Tag.COMPRESSION, new long[] { compression });
		tags.put(Tag.PHOTOMETRIC, new long[] { samples >= 3 ? 2 : 1 });
		tags.put(Tag.OFFSETS, new long[strips.size()]);
		tags.put(Tag.SAMPLES, new long[] { samples });
		tags.put(Tag.ROWS_PER_STRIP, new long[] { rows });
		tags.put(Tag.BYTE_COUNTS, strips.stream().mapToLong(s -> s.length).toArray());
		if (planes) tags.put(Tag.PLANAR, new long[] { 2 });
		if (predictor != 1) tags.put(Tag.PREDICTOR, new long[] { predictor });
		tags.put(Tag.SAMPLE_FORMAT, same(format));
		if (samples == 4) tags.put(Tag.EXTRA_SAMPLES, new long[] { 2 });
		tags.putAll(extra);
		missing.forEach(tags::remove);
		return tags;
	}

	private long[] same(final long value) {
		final long[] values = new long[samples];
		Arrays.fill(values, value);
		return values;
	}

	private List<byte[]> strips(final int page) {
		final TiffPixels drawing = drawing();
		final List<byte[]> strips = new ArrayList<>();
		final int planeCount = planes ? samples : 1;
		for (int plane = 0; plane < planeCount; plane++)
			for (int y = 0; y < height; y += rows) {
				final byte[] strip = drawing.rows(page, plane, y, Math.min(height, y + rows));
				strips.add(TiffCompression.compress(compression, strip));
			}
		return strips;
	}
}
