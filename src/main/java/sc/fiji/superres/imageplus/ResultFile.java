package sc.fiji.superres.imageplus;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

import ij.ImagePlus;
import ij.io.FileInfo;

import sc.fiji.superres.LockFile;

/**
 * The name of a file for a result: beside the file that its image came from, else in the folder for temporary files.
 * Nobody else takes the name until this is closed.
 */
record ResultFile(Path path, LockFile lock) implements AutoCloseable {

	/** {@code title.tif}, or {@code title-2.tif} and so on where that is there already, or somebody is writing it. */
	static ResultFile reserve(final ImagePlus source, final String title) throws IOException {
		return free(folder(source), title.replaceAll("[/\\\\:*?\"<>|]", "_"));
	}

	private static ResultFile free(final Path folder, final String name) throws IOException {
		Optional<ResultFile> free = reserved(folder.resolve(name + ".tif"));
		for (int i = 2; free.isEmpty(); i++)
			free = reserved(folder.resolve(name + "-" + i + ".tif"));
		return free.get();
	}

	private static Path folder(final ImagePlus source) {
		final FileInfo from = source.getOriginalFileInfo();
		if (isInWritableFolder(from)) return Path.of(from.directory).toAbsolutePath();
		return Path.of(System.getProperty("java.io.tmpdir")).toAbsolutePath();
	}

	/** @param from null where the image came from no file */
	private static boolean isInWritableFolder(final FileInfo from) {
		if (from == null || from.directory == null || from.directory.isEmpty()) return false;
		return Files.isWritable(Path.of(from.directory));
	}

	/** Empty where the file is there, or somebody else has taken its name. */
	private static Optional<ResultFile> reserved(final Path file) throws IOException {
		if (Files.exists(file)) return Optional.empty();
		return LockFile.tryTake(lock(file)).map(taken -> new ResultFile(file, taken));
	}

	private static Path lock(final Path file) {
		return file.resolveSibling("." + file.getFileName() + ".lock");
	}

	@Override
	public void close() throws IOException {
		lock.close();
	}
}
