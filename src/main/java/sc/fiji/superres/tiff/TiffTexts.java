package sc.fiji.superres.tiff;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

import sc.fiji.superres.binary.HeaderText;

/** Texts that programs put into tags of a TIFF's first page: its description, and private tags of makers. */
public final class TiffTexts {

	/** Tag of the description that every TIFF may have. */
	public static final int DESCRIPTION = Tag.DESCRIPTION;

	/** Where the header has the place of the first directory. */
	private static final int FIRST = 4;
	/** Bytes of an entry: tag, type, count, and values or their place. */
	private static final int ENTRY = 12;
	private static final int COUNT = 4;
	private static final int VALUES = 8;
	/** Bytes, text, signed bytes, and bytes of no type: each of one byte. */
	private static final Set<Integer> TYPES = Set.of(1, 2, 6, 7);
	private static final long LONGEST = 1 << 20;

	private TiffTexts() {}

	/**
	 * Reads texts: UTF-8, or Latin-1 where they are not.
	 *
	 * @param tags that are wanted; those that are missing, of numbers, longer than 1 MiB or not in the file are left
	 *            out
	 * @throws IOException where the file is no TIFF
	 */
	public static Map<Integer, String> of(final Path file, final Set<Integer> tags) throws IOException {
		try (TiffBytes bytes = TiffBytes.open(file)) {
			return of(bytes, tags);
		}
	}

	private static Map<Integer, String> of(final TiffBytes file, final Set<Integer> tags) throws IOException {
		final long place = unsigned(file.at(FIRST, Integer.BYTES).getInt());
		final int count = Short.toUnsignedInt(file.at(place, Short.BYTES).getShort());
		final ByteBuffer entries = file.at(place + Short.BYTES, (long) count * ENTRY);
		final Map<Integer, String> texts = new HashMap<>();
		for (int i = 0; i < count; i++) {
			final ByteBuffer entry = entries.slice(i * ENTRY, ENTRY).order(file.order());
			final int tag = Short.toUnsignedInt(entry.getShort(0));
			if (tags.contains(tag) && isText(entry) && isIn(file, entry)) texts.put(tag, text(file, entry));
		}
		return texts;
	}

	private static boolean isText(final ByteBuffer entry) {
		return TYPES.contains((int) entry.getShort(Short.BYTES)) && unsigned(entry.getInt(COUNT)) <= LONGEST;
	}

	private static boolean isIn(final TiffBytes file, final ByteBuffer entry) {
		return isInline(entry) || unsigned(entry.getInt(VALUES)) + unsigned(entry.getInt(COUNT)) <= file.size();
	}

	/** A text lies in the entry itself where it has four letters or less. */
	private static boolean isInline(final ByteBuffer entry) {
		return unsigned(entry.getInt(COUNT)) <= ENTRY - VALUES;
	}

	private static String text(final TiffBytes file, final ByteBuffer entry) throws IOException {
		final int length = entry.getInt(COUNT);
		if (isInline(entry)) return HeaderText.decoded(entry.slice(VALUES, length));
		return HeaderText.decoded(file.at(unsigned(entry.getInt(VALUES)), length));
	}

	private static long unsigned(final int value) {
		return Integer.toUnsignedLong(value);
	}
}
