package sc.fiji.superres.binary;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads a file of text line by line, and believes no line that is too long for one. */
public final class TextLines implements Closeable {

	/** The longest line in bytes, with its end. */
	private static final int LONGEST = 1 << 16;

	private final InputStream file;
	private final byte[] bytes = new byte[LONGEST];
	private int place;
	private int end;

	private TextLines(final InputStream file) {
		this.file = file;
	}

	/** Opens a file. */
	public static TextLines open(final Path file) throws IOException {
		return new TextLines(Files.newInputStream(file));
	}

	/**
	 * The next line without its end, which is LF or CR LF.
	 *
	 * @return null at the end of the file
	 * @throws IOException where the line has more than 64 KiB
	 */
	public String next() throws IOException {
		int length = lineInMemory();
		if (place + length == end) {
			readOn();
			length = lineInMemory();
		}
		if (length == LONGEST) throw new IOException("it is damaged: it has a line of more than 64 KiB");
		if (place == end) return null;
		final String line = text(place, length);
		place = Math.min(end, place + length + 1);
		return line;
	}

	/** Bytes up to the end of the line, or to the end of what is in memory. */
	private int lineInMemory() {
		int next = place;
		while (next < end && bytes[next] != '\n')
			next++;
		return next - place;
	}

	/** Moves what is left to the beginning, and fills the rest. */
	private void readOn() throws IOException {
		System.arraycopy(bytes, place, bytes, 0, end - place);
		end -= place;
		place = 0;
		end += file.readNBytes(bytes, end, LONGEST - end);
	}

	/** Numbers, which are most lines, need no decoder. */
	private String text(final int start, final int length) {
		final int shown = length > 0 && bytes[start + length - 1] == '\r' ? length - 1 : length;
		for (int i = start; i < start + shown; i++)
			if (bytes[i] < 0) return HeaderText.decoded(ByteBuffer.wrap(bytes, start, shown));
		return new String(bytes, start, shown, StandardCharsets.US_ASCII);
	}

	@Override
	public void close() throws IOException {
		file.close();
	}
}
