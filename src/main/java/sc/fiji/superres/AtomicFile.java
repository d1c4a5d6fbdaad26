package sc.fiji.superres;

import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Files that are either whole or not there, and errors that name the file. */
public final class AtomicFile {

	/** Writes the content of a file. */
	public interface Content {

		void writeTo(OutputStream out) throws IOException;
	}

	/** Writes a file that it is given. */
	public interface Writer {

		void write(Path file) throws IOException;
	}

	private static final int BUFFER = 1 << 16;

	private AtomicFile() {}

	/**
	 * Writes beside the file ({@link PartFile}) and renames: what was there stays until the new file is complete.
	 * Missing folders are made. A power failure soon afterwards may still cost the file.
	 */
	public static void write(final Path file, final Content content) throws IOException {
		write(file, part -> fill(part, content), false);
	}

	/** The same, and the file is on the disk, not only on its way there, before its name appears (fsync). */
	public static void writeDurably(final Path file, final Content content) throws IOException {
		write(file, part -> fill(part, content), true);
	}

	/** As {@link #writeDurably(Path, Content)}, by somebody who wants a file's name. */
	public static void writeFileDurably(final Path file, final Writer writer) throws IOException {
		write(file, writer, true);
	}

	/** Adds a text to the end of a file, which is made where it is missing. */
	public static void append(final Path file, final CharSequence text) throws IOException {
		try {
			Files.writeString(file, text, StandardCharsets.UTF_8, CREATE, APPEND);
		}
		catch (final IOException exc) {
			throw FileFailure.named(file, exc);
		}
	}

	private static void write(final Path file, final Writer writer, final boolean durably) throws IOException {
		try (PartFile part = PartFile.of(file)) {
			writer.write(part.path());
			part.complete(durably);
		}
	}

	private static void fill(final Path part, final Content content) throws IOException {
		try (OutputStream out = new BufferedOutputStream(new NamedOutput(part), BUFFER)) {
			content.writeTo(out);
		}
	}

	/** A file's stream whose errors name it; what the content's own reading throws stays as it is. */
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
