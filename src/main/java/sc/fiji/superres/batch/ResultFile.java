package sc.fiji.superres.batch;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;

/**
 * Results that appear whole, whoever else writes to the folder.
 * <p>
 * Each process writes under a hidden name of its own and renames; what a killed process left under such a name is deleted
 * before the same result is written again.
 * </p>
 */
final class ResultFile {

	/** Writes to the file it is given. */
	interface Writer {

		void write(Path file) throws IOException;
	}

	private static final String END = ".part";
	/** Process numbers are not unique among the nodes of a cluster. */
	private static final String PROCESS = Long.toHexString(new SecureRandom().nextLong());

	private ResultFile() {}

	/** Makes the folders, writes aside, and puts the file in its place when it is on disk. */
	static void write(final Path result, final Writer writer) throws IOException {
		Files.createDirectories(result.getParent());
		final String start = "." + result.getFileName() + ".";
		deleteRemains(result.getParent(), start);
		final Path part = result.resolveSibling(start + PROCESS + END);
		try {
			writer.write(part);
			toDisk(part);
			Files.move(part, result, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
		}
		catch (final NoSuchFileException exc) {
			if (!exc.getMessage().startsWith(part.toString())) throw exc;
			throw new IOException(result + " is being written by another run at the same time.", exc);
		}
		finally {
			Files.deleteIfExists(part);
		}
	}

	/** A crash of the machine after the renaming must not leave an empty file. */
	private static void toDisk(final Path file) throws IOException {
		try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
			channel.force(true);
		}
	}

	private static void deleteRemains(final Path folder, final String start) throws IOException {
		try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, file -> {
			final String name = file.getFileName().toString();
			return name.startsWith(start) && name.endsWith(END);
		})) {
			for (final Path file : files)
				Files.deleteIfExists(file);
		}
	}
}
