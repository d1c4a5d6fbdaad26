package sc.fiji.superres;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.TRUNCATE_EXISTING;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Files that are either whole or not there. */
public final class AtomicFile {

	/** Writes the content of a file. */
	public interface Content {

		void writeTo(OutputStream out) throws IOException;
	}

	private static final int BUFFER = 1 << 16;

	private AtomicFile() {}

	/**
	 * Writes beside the file (a hidden name that ends in {@code .part}) and renames: what was there stays until the new
	 * file is complete. Missing folders are made. A power failure soon afterwards may still cost the file.
	 */
	public static void write(final Path file, final Content content) throws IOException {
		write(file, content, false);
	}

	/** The same, and the file is on the disk, not only on its way there, before its name appears (fsync). */
	public static void writeDurably(final Path file, final Content content) throws IOException {
		write(file, content, true);
	}

	private static void write(final Path file, final Content content, final boolean durably) throws IOException {
		final Path target = file.toAbsolutePath();
		Files.createDirectories(target.getParent());
		final Path part = target.resolveSibling("." + target.getFileName() + ".part");
		try {
			try (FileChannel channel = FileChannel.open(part, CREATE, TRUNCATE_EXISTING, WRITE);
					OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel), BUFFER))
			{
				content.writeTo(out);
				out.flush();
				if (durably) channel.force(true);
			}
			Files.move(part, target, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
			if (durably) forceNames(target.getParent());
		}
		catch (final IOException exc) {
			throw new IOException(file + " was not written: " + reason(exc), exc);
		}
		finally {
			Files.deleteIfExists(part);
		}
	}

	/** Without the hidden name, which tells people nothing. */
	private static String reason(final IOException exc) {
		if (exc instanceof AccessDeniedException) return "the folder or file may not be written";
		if (exc instanceof NoSuchFileException) return "the folder is not there";
		if (exc instanceof DirectoryNotEmptyException) return "a folder of that name is there";
		return exc instanceof FileSystemException system ? system.getReason() : exc.getMessage();
	}

	/** Brings the names of a folder to the disk, where the system can do that; Windows does it by itself. */
	private static void forceNames(final Path folder) {
		try (FileChannel channel = FileChannel.open(folder, READ)) {
			channel.force(true);
		}
		catch (final IOException exc) {
			// the file itself is safe; a system that opens no folders has no such call
		}
	}
}
