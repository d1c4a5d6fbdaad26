package sc.fiji.superres.probefile;

import java.io.IOException;

import sc.fiji.superres.binary.FileBytes;

/** Finds where the parts of a Gwyddion object end, and lets none reach beyond the object. */
final class GwySkip {

	/** Bytes that are searched at once for the end of a text. */
	private static final int CHUNK = 256;

	private final FileBytes file;
	private final long end;

	/** @param end of the object whose parts are skipped */
	GwySkip(final FileBytes file, final long end) {
		this.file = file;
		this.end = end;
	}

	/** The place behind so many bytes. */
	long bytes(final long place, final long length) throws IOException {
		if (length > end - place) throw new IOException("it is cut off, or damaged: a part of it ends at " + (place +
			length) + ", beyond " + end);
		return place + length;
	}

	/** The place behind a text, which a zero ends. */
	long text(final long start) throws IOException {
		long place = start;
		while (place < end) {
			final byte[] chunk = file.at(place, Math.min(CHUNK, end - place)).array();
			for (int i = 0; i < chunk.length; i++)
				if (chunk[i] == 0) return place + i + 1;
			place += chunk.length;
		}
		throw new IOException("it is cut off, or damaged: a text in it has no end");
	}

	/** The place behind an object, whose length follows the name of its type. */
	long object(final long place) throws IOException {
		final long length = text(place);
		final long start = bytes(length, Integer.BYTES);
		return bytes(start, Integer.toUnsignedLong(file.at(length, Integer.BYTES).getInt()));
	}

	/** The place behind data of a type, by its letter; capital letters are arrays. */
	long data(final char letter, final long place) throws IOException {
		return switch (letter) {
			case 'b', 'c' -> bytes(place, Byte.BYTES);
			case 'i' -> bytes(place, Integer.BYTES);
			case 'q', 'd' -> bytes(place, Long.BYTES);
			case 's' -> text(place);
			case 'o' -> object(place);
			case 'C' -> bytes(place, Integer.BYTES + count(place));
			case 'I' -> bytes(place, Integer.BYTES + count(place) * Integer.BYTES);
			case 'Q', 'D' -> bytes(place, Integer.BYTES + count(place) * Long.BYTES);
			case 'S', 'O' -> items(letter, place);
			default -> throw new IOException("it is damaged: it has data of the unknown type " + (int) letter);
		};
	}

	private long count(final long place) throws IOException {
		bytes(place, Integer.BYTES);
		return Integer.toUnsignedLong(file.at(place, Integer.BYTES).getInt());
	}

	private long items(final char letter, final long place) throws IOException {
		final long count = count(place);
		long next = place + Integer.BYTES;
		for (long i = 0; i < count; i++)
			next = data(Character.toLowerCase(letter), next);
		return next;
	}
}
