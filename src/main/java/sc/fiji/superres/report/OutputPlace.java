package sc.fiji.superres.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Where a report goes; an unfit place is refused before hours are spent. */
final class OutputPlace {

	private OutputPlace() {}

	/**
	 * The place of a folder, which must not be there yet, or be empty.
	 *
	 * @return the absolute path
	 * @throws IOException where something is there, and where nothing can be written
	 */
	static Path of(final Path folder) throws IOException {
		final Path place = folder.toAbsolutePath().normalize();
		if (isOccupied(place)) throw occupied(folder);
		requireWritable(place, folder);
		return place;
	}

	private static boolean isOccupied(final Path place) throws IOException {
		return Files.exists(place) && !isEmptyFolder(place);
	}

	private static IOException occupied(final Path folder) {
		return new IOException("output=" + folder +
			" is there already and not empty. Give a new folder, or delete this one: reports are not mixed.");
	}

	/** Makes a file where the folder is to be, or in the nearest one above that is there, and takes it away again. */
	private static void requireWritable(final Path place, final Path output) throws IOException {
		final Path there = nearestExisting(place);
		try {
			Files.delete(Files.createTempFile(there, ".superres", ".probe"));
		}
		catch (final IOException exc) {
			throw notWritable(output, there, exc);
		}
	}

	private static IOException notWritable(final Path output, final Path there, final IOException exc) {
		return new IOException("output=" + output + " cannot be written: " + there + " takes no files (" + exc +
			"). Give a folder that you may write to.", exc);
	}

	private static Path nearestExisting(final Path place) {
		Path there = place;
		while (!Files.exists(there) && there.getParent() != null)
			there = there.getParent();
		return there;
	}

	private static boolean isEmptyFolder(final Path folder) throws IOException {
		return Files.isDirectory(folder) && holdsNothing(folder);
	}

	private static boolean holdsNothing(final Path folder) throws IOException {
		try (Stream<Path> files = Files.list(folder)) {
			return files.findAny().isEmpty();
		}
	}
}
