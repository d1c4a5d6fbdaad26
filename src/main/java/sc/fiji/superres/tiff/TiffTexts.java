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

	/** Where an entry has the number of its values, behind tag and type. */
	private static final int COUNT = 4;
	/** Bytes, text, signed bytes, and bytes of no type: each of one byte. */
	private static final Set<Integer> TYPES = Set.of(1, 2, 6, 7);
	private static final long LONGEST = 1 << 20;

	private final TiffBytes file;
	private final Lengths lengths;

	private TiffTexts(final TiffBytes file, final Lengths lengths) {
		this.file = file;
		this.lengths = lengths;
	}

	/**
	 * The lengths of what leads to texts.
	 *
	 * @param first where the header has the place of the first directory
	 * @param count bytes of the number of entries
	 * @param place bytes of a place in the file, of the number of an entry's values, and of values in the entry itself
	 */
	private record Lengths(int first, int count, int place) {

		static Lengths of(final TiffBytes file) throws IOException {
			if (file.isBig()) return new Lengths(8, Long.BYTES, Long.BYTES);
			return new Lengths(4, Short.BYTES, Integer.BYTES);
		}

		/** Bytes of an entry: tag, type, count, and values or their place. */
		int entry() {
			return COUNT + 2 * place;
		}

		/** Where an entry has its values or their place. */
		int values() {
			return COUNT + place;
		}
	}

	/**
	 * Reads texts: UTF-8, or Latin-1 where they are not.
	 *
	 * @param file a classic TIFF or a BigTIFF
	 * @param tags that are wanted; those that are missing, of numbers, longer than 1 MiB or not in the file are left
	 *            out
	 * @throws IOException where the file is no TIFF
	 */
	public static Map<Integer, String> of(final Path file, final Set<Integer> tags) throws IOException {
		try (TiffBytes bytes = TiffBytes.openAny(file)) {
			return new TiffTexts(bytes, Lengths.of(bytes)).of(tags);
		}
	}

	private Map<Integer, String> of(final Set<Integer> tags) throws IOException {
		final long directory = number(lengths.first, lengths.place);
		final long count = number(directory, lengths.count);
		final ByteBuffer entries = file.at(directory + lengths.count, Math.multiplyExact(count, lengths.entry()));
		final Map<Integer, String> texts = new HashMap<>();
		for (int i = 0; i < count; i++) {
			final ByteBuffer entry = entries.slice(i * lengths.entry(), lengths.entry()).order(file.order());
			final int tag = Short.toUnsignedInt(entry.getShort(0));
			if (tags.contains(tag) && isText(entry) && isIn(entry)) texts.put(tag, text(entry));
		}
		return texts;
	}

	private long number(final long place, final int bytes) throws IOException {
		return number(file.at(place, bytes), 0, bytes);
	}

	private static long number(final ByteBuffer from, final int at, final int bytes) {
		return switch (bytes) {
			case Short.BYTES -> Short.toUnsignedLong(from.getShort(at));
			case Integer.BYTES -> Integer.toUnsignedLong(from.getInt(at));
			default -> from.getLong(at);
		};
	}

	private boolean isText(final ByteBuffer entry) {
		final long length = length(entry);
		return TYPES.contains((int) entry.getShort(Short.BYTES)) && length >= 0 && length <= LONGEST;
	}

	private long length(final ByteBuffer entry) {
		return number(entry, COUNT, lengths.place);
	}

	private long place(final ByteBuffer entry) {
		return number(entry, lengths.values(), lengths.place);
	}

	private boolean isIn(final ByteBuffer entry) {
		return isInline(entry) || place(entry) >= 0 && place(entry) <= file.size() - length(entry);
	}

	/** A short text lies in the entry itself. */
	private boolean isInline(final ByteBuffer entry) {
		return length(entry) <= lengths.place;
	}

	private String text(final ByteBuffer entry) throws IOException {
		final int length = (int) length(entry);
		if (isInline(entry)) return HeaderText.decoded(entry.slice(lengths.values(), length));
		return HeaderText.decoded(file.at(place(entry), length));
	}
}
