package sc.fiji.superres.binary;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Reads headers of text in front of binary data. */
public final class HeaderText {

	/** The longest header that is believed, in bytes. */
	private static final int LONGEST = 4 << 20;

	private HeaderText() {}

	/** Whether a file that is not open begins with these characters (ASCII). */
	public static boolean startsWith(final Path file, final String start) throws IOException {
		try (FileBytes bytes = FileBytes.open(file, ByteOrder.BIG_ENDIAN)) {
			return startsWith(bytes, start);
		}
	}

	/** Whether a file begins with these characters (ASCII). */
	public static boolean startsWith(final FileBytes file, final String start) throws IOException {
		if (file.size() < start.length()) return false;
		return file.at(0, start.length()).equals(bytes(start));
	}

	/**
	 * The place of the first bytes that are these characters (Latin-1).
	 *
	 * @throws IOException where the first 4 MiB do not hold them
	 */
	public static int end(final FileBytes file, final String mark) throws IOException {
		final byte[] start = file.at(0, Math.min(file.size(), LONGEST)).array();
		final byte[] sought = bytes(mark).array();
		for (int place = 0; place <= start.length - sought.length; place++)
			if (isAt(start, place, sought)) return place;
		throw new IOException("it is cut off, or damaged: its header has no end");
	}

	private static boolean isAt(final byte[] text, final int place, final byte[] sought) {
		for (int i = 0; i < sought.length; i++)
			if (text[place + i] != sought[i]) return false;
		return true;
	}

	private static ByteBuffer bytes(final String text) {
		return ByteBuffer.wrap(text.getBytes(StandardCharsets.ISO_8859_1));
	}

	/** The first bytes of a file as text: UTF-8, or Latin-1 where they are not. */
	public static String start(final FileBytes file, final int length) throws IOException {
		return decoded(file.at(0, length));
	}

	/** Bytes as text: UTF-8, or Latin-1 where they are not. */
	public static String decoded(final ByteBuffer text) {
		try {
			return StandardCharsets.UTF_8.newDecoder().decode(text.duplicate()).toString();
		}
		catch (final CharacterCodingException exc) {
			return StandardCharsets.ISO_8859_1.decode(text).toString();
		}
	}
}
