package sc.fiji.superres.tiff;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the tags of one page say, as whole numbers.
 *
 * @param values of each tag that has whole numbers
 * @param description its text; empty without
 * @param next where the next directory is; 0 behind the last one
 */
record TiffDirectory(Map<Integer, long[]> values, String description, long next) {

	private static final int FIRST = 4; // where the header says the place of the first directory
	private static final int ENTRY = 12;
	private static final int INLINE = 4;
	private static final int BYTE = 1;
	private static final int TEXT = 2;
	private static final int SHORT = 3;
	private static final int LONG = 4;
	private static final int DIRECTORY = 13;
	/** Names of tags this far do not matter to pixels, and may hold anything. */
	private static final int LAST_TAG = 400;

	/**
	 * The directories one after the other, as their chain leads.
	 *
	 * @throws IOException where the chain runs in a circle or out of the file
	 */
	static List<TiffDirectory> all(final TiffBytes file) throws IOException {
		final List<TiffDirectory> all = new ArrayList<>();
		final Set<Long> seen = new HashSet<>();
		long place = unsigned(file.at(FIRST, INLINE).getInt());
		while (place != 0) {
			if (!seen.add(place)) throw new IOException("its TIFF structure is damaged: directory " + all.size() +
				" points back to one before, so that the file has no end");
			final TiffDirectory directory = read(file, place);
			all.add(directory);
			place = directory.isStackOfImageJ() ? 0 : directory.next;
		}
		if (all.isEmpty()) throw new IOException("its TIFF structure is damaged: no image in it");
		return all;
	}

	private static TiffDirectory read(final TiffBytes file, final long place) throws IOException {
		final int count = Short.toUnsignedInt(file.at(place, Short.BYTES).getShort());
		final ByteBuffer entries = file.at(place + Short.BYTES, (long) count * ENTRY + INLINE);
		final Map<Integer, long[]> values = new HashMap<>();
		String description = "";
		for (int i = 0; i < count; i++) {
			final ByteBuffer entry = entries.slice(i * ENTRY, ENTRY).order(file.order());
			final int tag = Short.toUnsignedInt(entry.getShort(0));
			if (tag > LAST_TAG) continue;
			final int type = entry.getShort(2);
			if (tag == Tag.DESCRIPTION && type == TEXT) description = text(bytes(file, entry, BYTE));
			else if (size(type) > 0) values.put(tag, numbers(bytes(file, entry, size(type)), size(type)));
		}
		return new TiffDirectory(values, description, unsigned(entries.getInt(count * ENTRY)));
	}

	/** Bytes of a whole number of this type; 0 for other types. */
	private static int size(final int type) {
		return switch (type) {
			case BYTE -> Byte.BYTES;
			case SHORT -> Short.BYTES;
			case LONG, DIRECTORY -> Integer.BYTES;
			default -> 0;
		};
	}

	/** Values of an entry: in itself where they fit. */
	private static ByteBuffer bytes(final TiffBytes file, final ByteBuffer entry, final int size) throws IOException {
		final long length = size * unsigned(entry.getInt(INLINE));
		if (length <= INLINE) return entry.slice(2 * INLINE, (int) length).order(file.order());
		return file.at(unsigned(entry.getInt(2 * INLINE)), length);
	}

	private static String text(final ByteBuffer bytes) {
		return StandardCharsets.ISO_8859_1.decode(bytes).toString();
	}

	private static long[] numbers(final ByteBuffer bytes, final int size) {
		final long[] numbers = new long[bytes.remaining() / size];
		for (int i = 0; i < numbers.length; i++)
			numbers[i] = number(bytes, size);
		return numbers;
	}

	private static long number(final ByteBuffer bytes, final int size) {
		return switch (size) {
			case Byte.BYTES -> Byte.toUnsignedInt(bytes.get());
			case Short.BYTES -> Short.toUnsignedInt(bytes.getShort());
			default -> unsigned(bytes.getInt());
		};
	}

	private static long unsigned(final int value) {
		return Integer.toUnsignedLong(value);
	}

	/** All values of a tag; none where it is not there. */
	long[] all(final int tag) {
		return values.getOrDefault(tag, new long[0]);
	}

	/** The first value of a tag. */
	long one(final int tag, final long without) {
		final long[] found = all(tag);
		return found.length == 0 ? without : found[0];
	}

	/** Whether slices follow the page without directories of their own: ImageJ looks at no further one. */
	boolean isStackOfImageJ() {
		return slices() > 1;
	}

	/** How many slices ImageJ says to lie behind each other from this page on. */
	long slices() {
		if (!description.startsWith("ImageJ")) return 1;
		return description.lines().filter(line -> line.startsWith("images=")).mapToLong(TiffDirectory::count)
			.findFirst().orElse(1);
	}

	private static long count(final String line) {
		try {
			return Math.max(1, (long) Double.parseDouble(line.substring(line.indexOf('=') + 1).trim()));
		}
		catch (final NumberFormatException exc) {
			return 1;
		}
	}
}
