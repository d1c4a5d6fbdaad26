package sc.fiji.superres;

import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes files so that each is either complete or absent, and so that every error names its file. */
public final class AtomicFile {

	/** Writes the content of a file. */
	public interface Content {

		void writeTo(OutputStream out) throws IOException;
	}

	private static final int BUFFER = 1 << 16;

	private AtomicFile() {}

	/**
	 * Writes beside the file ({@link PartFile}) and renames: an existing file stays until the new one is complete.
	 * Missing folders are created. A power failure soon afterwards may still destroy the file.
	 */
	public static void write(final Path file, final Content content) throws IOException {
		write(file, content, false);
	}

	/** As {@link #write}, but forces the file to the disk (fsync) before it appears under its name. */
	public static void writeDurably(final Path file, final Content content) throws IOException {
		write(file, content, true);
	}

	/** Appends a text to a file, which is created if it does not exist. */
	public static void append(final Path file, final CharSequence text) throws IOException {
		try {
			Files.writeString(file, text, StandardCharsets.UTF_8, CREATE, APPEND);
		}
		catch (final IOException exc) {
			throw FileFailure.named(file, exc);
		}
	}

	private static void write(final Path file, final Content content, final boolean durably) throws IOException {
		try (PartFile part = PartFile.of(file)) {
			fill(part.path(), content);
			part.complete(durably);
		}
	}

	private static void fill(final Path part, final Content content) throws IOException {
		try (OutputStream out = new BufferedOutputStream(new NamedOutput(part), BUFFER)) {
			content.writeTo(out);
		}
	}

	/** Writes to a file and names the file in every error; errors that the content throws itself stay as they are. */
	private static final class NamedOutput extends OutputStream {

		private final Path file;
		private final OutputStream out;

		NamedOutput(final Path file) throws IOException {
			this.file = file;
			try {
				out = Files.newOutputStream(file);
			}
			catch (final IOException exc) {
				throw FileFailure.named(file, exc);
			}
		}

		@Override
		public void write(final int value) throws IOException {
			write(new byte[] { (byte) value }, 0, 1);
		}

		@Override
		public void write(final byte[] bytes, final int from, final int count) throws IOException {
			try {
				out.write(bytes, from, count);
			}
			catch (final IOException exc) {
				throw FileFailure.named(file, exc);
			}
		}

		@Override
		public void close() throws IOException {
			try {
				out.close();
			}
			catch (final IOException exc) {
				throw FileFailure.named(file, exc);
			}
		}
	}
}
