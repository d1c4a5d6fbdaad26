package sc.fiji.superres.binary;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads a file of text line by line, and believes no line that is too long for one. */
public final class TextLines implements Closeable {

	private static final int LONGEST = 1 << 16;
	private static final int BUFFER = 1 << 16;

	private final InputStream file;
	private final byte[] line = new byte[LONGEST];

	private TextLines(final InputStream file) {
		this.file = file;
	}

	/** Opens a file. */
	public static TextLines open(final Path file) throws IOException {
		return new TextLines(new BufferedInputStream(Files.newInputStream(file), BUFFER));
	}

	/**
	 * The next line without its end, which is LF or CR LF.
	 *
	 * @return null at the end of the file
	 * @throws IOException where the line has more than 64 KiB
	 */
	public String next() throws IOException {
		int length = 0;
		int next = file.read();
		if (next < 0) return null;
		while (next >= 0 && next != '\n') {
			if (length == LONGEST) throw new IOException("it is damaged: it has a line of more than 64 KiB");
			line[length++] = (byte) next;
			next = file.read();
		}
		return text(length > 0 && line[length - 1] == '\r' ? length - 1 : length);
	}

	/** Numbers, which are most lines, need no decoder. */
	private String text(final int length) {
		for (int i = 0; i < length; i++)
			if (line[i] < 0) return HeaderText.decoded(ByteBuffer.wrap(line, 0, length));
		return new String(line, 0, length, StandardCharsets.US_ASCII);
	}

	@Override
	public void close() throws IOException {
		file.close();
	}
}
