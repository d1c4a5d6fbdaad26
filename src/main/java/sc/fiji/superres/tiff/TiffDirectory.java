package sc.fiji.superres.tiff;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The tags of one page.
 *
 * @param values the values of each tag that has integers
 * @param description the text of the tag DESCRIPTION; empty if there is none
 * @param next place of the next directory; 0 after the last one
 */
record TiffDirectory(Map<Integer, long[]> values, String description, long next) {

	/** Where the header has the place of the first directory. */
	private static final int FIRST = 4;
	/** Bytes of an entry: tag, type, count, and values or their place. */
	private static final int ENTRY = 12;
	/** Bytes of values that fit into an entry. */
	private static final int INLINE = 4;
	private static final int BYTE = 1;
	private static final int TEXT = 2;
	private static final int SHORT = 3;
	private static final int LONG = 4;
	private static final int DIRECTORY = 13;
	/** Greater tags do not concern the pixels and may hold anything. */
	private static final int LAST_TAG = 400;

	/**
	 * Reads all directories in the order of their chain.
	 *
	 * @throws IOException where the chain runs in a circle or out of the file
	 */
	static List<TiffDirectory> all(final TiffBytes file) throws IOException {
		final List<TiffDirectory> all = new ArrayList<>();
		final Set<Long> seen = new HashSet<>();
		long place = unsigned(file.at(FIRST, INLINE).getInt());
		while (place != 0) {
			final boolean isNew = seen.add(place);
			if (!isNew) throw circular(all.size());
			final TiffDirectory directory = read(file, place);
			all.add(directory);
			place = directory.following();
		}
		if (all.isEmpty()) throw damaged("no image in it");
		return all;
	}

	private static IOException circular(final int directory) {
		return damaged("directory " + directory + " points back to one before, so that the file has no end");
	}

	/** Returns the error of a TIFF structure that is damaged. */
	static IOException damaged(final String how) {
		return new IOException("its TIFF structure is damaged: " + how);
	}

	/** The place of the next directory that ImageJ reads; 0 if there is none. */
	private long following() {
		if (isStackOfImageJ()) return 0;
		return next;
	}

	private static TiffDirectory read(final TiffBytes file, final long place) throws IOException {
		final int count = count(file, place);
		final ByteBuffer entries = file.at(place + Short.BYTES, (long) count * ENTRY + INLINE);
		final Entries read = new Entries(file);
		for (int i = 0; i < count; i++)
			read.add(entries.slice(i * ENTRY, ENTRY).order(file.order()));
		return read.directory(unsigned(entries.getInt(count * ENTRY)));
	}

	private static int count(final TiffBytes file, final long place) throws IOException {
		return Short.toUnsignedInt(file.at(place, Short.BYTES).getShort());
	}

	/** Collects the entries of a directory. */
	private static final class Entries {

		private final TiffBytes file;
		private final Map<Integer, long[]> values = new HashMap<>();
		private String description = "";

		Entries(final TiffBytes file) {
			this.file = file;
		}

		void add(final ByteBuffer entry) throws IOException {
			final int tag = Short.toUnsignedInt(entry.getShort(0));
			if (tag <= LAST_TAG) add(tag, entry);
		}

		private void add(final int tag, final ByteBuffer entry) throws IOException {
			final int type = entry.getShort(Short.BYTES);
			final int size = size(type);
			if (tag == Tag.DESCRIPTION && type == TEXT) description = text(bytes(file, entry, BYTE));
			else if (size > 0) values.put(tag, numbers(bytes(file, entry, size), size));
		}

		TiffDirectory directory(final long next) {
			return new TiffDirectory(values, description, next);
		}
	}

	/** Bytes of an integer of this type; 0 for other types. */
	private static int size(final int type) {
		return switch (type) {
			case BYTE -> Byte.BYTES;
			case SHORT -> Short.BYTES;
			case LONG, DIRECTORY -> Integer.BYTES;
			default -> 0;
		};
	}

	/** The values of an entry, which lie in the entry itself if they fit. */
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

	/** Returns all values of a tag; an empty array if the tag is missing. */
	long[] all(final int tag) {
		return values.getOrDefault(tag, new long[0]);
	}

	/**
	 * Returns the first value of a tag.
	 *
	 * @param missing the result if the tag is missing
	 */
	long one(final int tag, final long missing) {
		final long[] found = all(tag);
		if (found.length == 0) return missing;
		return found[0];
	}

	/** Whether slices without directories of their own follow the page: then ImageJ reads no further directory. */
	boolean isStackOfImageJ() {
		return slices() > 1;
	}

	/** Returns the number of slices that follow each other from this page on, according to ImageJ's description. */
	long slices() {
		if (!description.startsWith("ImageJ")) return 1;
		final Optional<String> images = description.lines().filter(line -> line.startsWith("images=")).findFirst();
		return images.map(TiffDirectory::count).orElse(1L);
	}

	private static long count(final String line) {
		final String number = line.substring(line.indexOf('=') + 1).trim();
		try {
			return Math.max(1, (long) Double.parseDouble(number));
		}
		catch (final NumberFormatException exc) {
			return 1;
		}
	}
}
