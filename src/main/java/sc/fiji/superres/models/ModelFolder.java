package sc.fiji.superres.models;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** Finds the model files of a folder, those of run folders in it too. */
public final class ModelFolder {

	private static final List<String> SUFFIXES = List.of(".pt", ".pth", ".safetensors");
	/** What a training goes on from; no models. */
	private static final String CHECKPOINT = "checkpoint";

	private ModelFolder() {}

	/**
	 * @return every file named as a model, sorted; what is hidden and what lies in folders named checkpoint left out
	 * @throws IOException when it is no folder, or holds none
	 */
	public static List<Path> files(final Path folder) throws IOException {
		if (!Files.isDirectory(folder)) throw new NotDirectoryException(folder +
			" is no folder; to list models, give model= the folder they are in.");
		final ModelFinder finder = new ModelFinder(folder);
		Files.walkFileTree(folder, finder);
		if (finder.found.isEmpty()) throw noModel(folder);
		Collections.sort(finder.found);
		return finder.found;
	}

	private static IOException noModel(final Path folder) {
		return new IOException("The folder " + folder + " holds no model: no file that ends in " + String.join(", ",
			SUFFIXES) + ".");
	}

	private static final class ModelFinder extends SimpleFileVisitor<Path> {

		private final Path folder;
		private final List<Path> found = new ArrayList<>();

		ModelFinder(final Path folder) {
			this.folder = folder;
		}

		@Override
		public FileVisitResult preVisitDirectory(final Path path, final BasicFileAttributes attributes) {
			if (path.equals(folder) || !isSkipped(name(path))) return FileVisitResult.CONTINUE;
			return FileVisitResult.SKIP_SUBTREE;
		}

		private static boolean isSkipped(final String folder) {
			return folder.equals(CHECKPOINT) || folder.startsWith(".");
		}

		@Override
		public FileVisitResult visitFile(final Path path, final BasicFileAttributes attributes) {
			if (isModel(name(path))) found.add(path);
			return FileVisitResult.CONTINUE;
		}

		private static boolean isModel(final String name) {
			return !name.startsWith(".") && SUFFIXES.stream().anyMatch(name::endsWith);
		}

		/** A folder that may not be read hides no other. */
		@Override
		public FileVisitResult visitFileFailed(final Path path, final IOException exc) {
			return FileVisitResult.CONTINUE;
		}
	}

	private static String name(final Path path) {
		return path.getFileName() == null ? "" : path.getFileName().toString().toLowerCase(Locale.ROOT);
	}
}
