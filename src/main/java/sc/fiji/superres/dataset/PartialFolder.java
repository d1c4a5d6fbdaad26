package sc.fiji.superres.dataset;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A folder in the making: {@code .NAME.part} beside {@code NAME}, renamed when it is whole, deleted when it is not, so
 * that a folder under its own name is always complete.
 */
final class PartialFolder {

	private final Path folder;
	private final Path path;

	private PartialFolder(final Path folder, final Path path) {
		this.folder = folder;
		this.path = path;
	}

	/**
	 * @param folder the final place; refused where it is a file or holds anything
	 */
	static PartialFolder beside(final Path folder) throws IOException {
		final Path target = folder.toAbsolutePath().normalize();
		if (Files.exists(target) && !(Files.isDirectory(target) && isEmpty(target))) {
			throw new FileAlreadyExistsException("The output folder " + target +
				" is there already and not empty. Choose a new folder, or delete this one first.");
		}
		final Path path = target.resolveSibling("." + target.getFileName() + ".part");
		Files.createDirectories(target.getParent());
		try {
			Files.createDirectory(path);
		}
		catch (final FileAlreadyExistsException exc) {
			throw new IOException("The folder " + path +
				" was left by a run that was killed, or belongs to one that still writes. Delete it if none is running.", exc);
		}
		return new PartialFolder(target, path);
	}

	/** Where to write. */
	Path path() {
		return path;
	}

	/** Gives the folder its final name. */
	void complete() throws IOException {
		Files.deleteIfExists(folder); // an empty one; an error where somebody has filled it meanwhile
		Files.move(path, folder, StandardCopyOption.ATOMIC_MOVE);
	}

	/** Deletes everything written; what cannot be deleted is added to {@code cause}. */
	void discard(final Throwable cause) {
		try (Stream<Path> inside = Files.walk(path)) {
			final List<Path> deepestFirst = inside.sorted(Comparator.reverseOrder()).toList();
			for (final Path each : deepestFirst)
				Files.delete(each);
		}
		catch (final IOException exc) {
			cause.addSuppressed(new IOException("The unfinished folder " + path + " could not be deleted.", exc));
		}
	}

	private static boolean isEmpty(final Path directory) throws IOException {
		try (Stream<Path> inside = Files.list(directory)) {
			return inside.findAny().isEmpty();
		}
	}
}
