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
import java.util.zip.Deflater;

/** Writes TIFF files of every kind and every fault, for tests. */
public final class TiffMaker {

	/** Tags that are written as LONG; all others are SHORT. */
	private static final List<Integer> LONGS = List.of(Tag.WIDTH, Tag.HEIGHT, Tag.OFFSETS, Tag.BYTE_COUNTS,
		Tag.ROWS_PER_STRIP);

	private int width = 16, height = 12, bits = 8, samples = 1, format = 1, compression = 1, predictor = 1, rows = 12;
	private int pages = 1;
	private boolean big, planes;
	private final Map<Integer, long[]> extra = new TreeMap<>();
	private final List<Integer> missing = new ArrayList<>();
	private long next = 0;

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

	/** Grey value of a sample: negative ones too where there are such, fractions where these can be. */
	public double value(final int page, final int x, final int y, final int sample) {
		final int at = (x * 7 + y * 13 + sample * 5 + page * 3) % 31;
		if (bits == 1) return at % 2;
		if (bits == 4) return at % 16;
		if (format == 1) return bits == 8 ? at * 8 : at * 100;
		final double middle = at - 15;
		return format == 2 ? middle * 7 : middle * 0.37;
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
		return ByteBuffer.allocate(size).order(big ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
	}

	private void page(final ByteArrayOutputStream out, final int page) throws IOException {
		final List<byte[]> strips = strips(page);
		final Map<Integer, long[]> tags = tags(strips);
		final int start = out.size();
		final int directory = 2 + 12 * tags.size() + 4;
		int room = 0;
		for (final Map.Entry<Integer, long[]> tag : tags.entrySet())
			room += length(tag) > 4 ? length(tag) : 0;
		long place = start + directory + room;
		if (tags.containsKey(Tag.OFFSETS) && !extra.containsKey(Tag.OFFSETS)) for (int i = 0; i < strips.size(); i++) {
			tags.get(Tag.OFFSETS)[i] = place;
			place += strips.get(i).length;
		}
		final int data = strips.stream().mapToInt(s -> s.length).sum();
		final long after = page == pages - 1 ? next : start + directory + room + data;
		write(out, tags, start + directory, after);
		for (final byte[] strip : strips)
			out.write(strip);
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
			final boolean isLong = LONGS.contains(tag.getKey());
			final ByteBuffer value = buffer(Math.max(4, length(tag)));
			for (final long v : tag.getValue())
				if (isLong) value.putInt((int) v);
				else value.putShort((short) v);
			directory.putShort((short) (int) tag.getKey()).putShort((short) (isLong ? 4 : 3)).putInt(tag
				.getValue().length);
			if (length(tag) <= 4) directory.put(value.array());
			else {
				directory.putInt(behind + values.size());
				values.write(value.array());
			}
		}
		out.write(directory.putInt((int) after).array());
		out.write(values.toByteArray());
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

	private List<byte[]> strips(final int page) throws IOException {
		final List<byte[]> strips = new ArrayList<>();
		for (int plane = 0; plane < (planes ? samples : 1); plane++)
			for (int y = 0; y < height; y += rows)
				strips.add(compress(rows(page, plane, y, Math.min(height, y + rows))));
		return strips;
	}

	private byte[] rows(final int page, final int plane, final int from, final int to) {
		final ByteArrayOutputStream out = new ByteArrayOutputStream();
		for (int y = from; y < to; y++)
			out.writeBytes(row(page, plane, y));
		return out.toByteArray();
	}

	private byte[] row(final int page, final int plane, final int y) {
		final int each = planes ? 1 : samples;
		final int count = width * each;
		if (bits % 8 != 0) return packed(page, y);
		final ByteBuffer row = buffer(count * bits / 8);
		long[] before = new long[each];
		for (int i = 0; i < count; i++) {
			final int sample = planes ? plane : i % each;
			final long value = sample == 3 && format == 1 ? -1 : raw(value(page, i / each, y, sample));
			put(row, predictor == 2 && compressedByDictionary() ? value - before[i % each] : value);
			before[i % each] = value;
		}
		return predictor == 3 && compressedByDictionary() ? floatDifferences(row.array(), count) : row.array();
	}

	private boolean compressedByDictionary() {
		return compression == 5 || compression == 8 || compression == 32946;
	}

	private byte[] packed(final int page, final int y) {
		final byte[] row = new byte[(width * bits + 7) / 8];
		for (int i = 0; i < width * bits; i++) {
			final int bit = (int) value(page, i / bits, y, 0) >> bits - 1 - i % bits & 1;
			row[i / 8] |= bit << 7 - i % 8;
		}
		return row;
	}

	private long raw(final double value) {
		if (format != 3) return (long) value;
		return bits == 32 ? Float.floatToIntBits((float) value) : Double.doubleToLongBits(value);
	}

	private void put(final ByteBuffer row, final long value) {
		switch (bits) {
			case 8 -> row.put((byte) value);
			case 16 -> row.putShort((short) value);
			case 32 -> row.putInt((int) value);
			default -> row.putLong(value);
		}
	}

	/** As Adobe's technical note 3 has it: bytes by significance, highest first, then differences. */
	private byte[] floatDifferences(final byte[] row, final int count) {
		final int size = bits / 8;
		final byte[] sorted = new byte[row.length];
		for (int i = 0; i < count; i++)
			for (int b = 0; b < size; b++)
				sorted[b * count + i] = row[i * size + (big ? b : size - 1 - b)];
		for (int i = sorted.length - 1; i > 0; i--)
			sorted[i] -= sorted[i - 1];
		return sorted;
	}

	private byte[] compress(final byte[] data) throws IOException {
		return switch (compression) {
			case 5 -> lzw(data);
			case 8, 32946 -> deflate(data);
			case 32773 -> packBits(data);
			default -> data;
		};
	}

	public static byte[] deflate(final byte[] data) {
		final Deflater deflater = new Deflater();
		deflater.setInput(data);
		deflater.finish();
		final byte[] out = new byte[data.length * 2 + 100];
		return Arrays.copyOf(out, deflater.deflate(out));
	}

	/** Literals only, with the table cleared before codes grow longer. */
	private static byte[] lzw(final byte[] data) {
		final ByteArrayOutputStream out = new ByteArrayOutputStream();
		long held = 0;
		int count = 0;
		for (int i = 0; i <= data.length; i++) {
			if (i % 200 == 0) {
				held = held << 9 | 256;
				count += 9;
			}
			held = held << 9 | (i < data.length ? data[i] & 0xff : 257);
			count += 9;
			for (; count >= 8; count -= 8)
				out.write((int) (held >> count - 8));
			held &= (1L << count) - 1;
		}
		out.write((int) (held << 8 - count));
		return out.toByteArray();
	}

	private static byte[] packBits(final byte[] data) {
		final ByteArrayOutputStream out = new ByteArrayOutputStream();
		for (int i = 0; i < data.length; i += 100) {
			final int n = Math.min(100, data.length - i);
			out.write(n - 1);
			out.write(data, i, n);
		}
		return out.toByteArray();
	}
}
