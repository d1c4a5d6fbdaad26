package sc.fiji.superres;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Files that are either whole or not there. */
public final class AtomicFile {

	/** Writes the content of a file. */
	public interface Content {

		void writeTo(OutputStream out) throws IOException;
	}

	private AtomicFile() {}

	/**
	 * Writes beside the file (a hidden name that ends in {@code .part}) and renames: what was there stays until the new
	 * file is complete. Missing folders are made.
	 */
	public static void write(final Path file, final Content content) throws IOException {
		final Path target = file.toAbsolutePath();
		Files.createDirectories(target.getParent());
		final Path part = target.resolveSibling("." + target.getFileName() + ".part");
		try {
			try (OutputStream out = Files.newOutputStream(part)) {
				content.writeTo(out);
			}
			Files.move(part, target, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
		}
		finally {
			Files.deleteIfExists(part);
		}
	}
}
