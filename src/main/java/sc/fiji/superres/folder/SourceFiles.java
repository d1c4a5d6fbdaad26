package sc.fiji.superres.folder;

import java.io.IOException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import sc.fiji.superres.FileNames;

/**
 * The images below a folder, sorted, and the files that were left out.
 * <p>
 * Links are followed. A link that leads nowhere, a name that the locale cannot express and a folder that cannot be
 * listed are problems, and each counts as an image that fails. The following are left out: hidden files, files that no
 * pattern matches, the output folder, and every other sub-folder with results of an earlier run (a
 * {@code summary-1of1.csv}), so that nothing is enlarged twice by mistake.
 * </p>
 *
 * @param images paths relative to the source folder, in an order that is the same on every machine
 * @param leftOut a line for each file that was left out, with the reason
 * @param problems image → reason why it cannot be opened, for images where that is known in advance
 */
public record SourceFiles(List<Path> images, List<String> leftOut, Map<Path, String> problems) {

	/** Number of left-out files that a message names. */
	private static final int LEFT_OUT_NAMED = 3;

	/**
	 * Finds the images.
	 *
	 * @param source an existing folder
	 * @param output the output folder; it may not exist yet, and may lie inside the source, but not around it
	 * @throws IOException where the source is no folder or no image is found; the message names it
	 * @throws IllegalArgumentException where the output folder is or contains the source
	 */
	public static SourceFiles find(final Path source, final Path output, final FilePatterns patterns)
		throws IOException
	{
		requireFolder(source);
		final Path from = source.toRealPath();
		final Path to = real(output);
		if (from.startsWith(to)) throw mixing(source, output);
		final SourceFiles files = new Walk(from, to, patterns).found();
		if (files.images.isEmpty()) throw noImage(source, files.leftOut);
		files.images.sort(Comparator.comparing(FolderRun::name));
		return files;
	}

	private static void requireFolder(final Path source) throws IOException {
		if (!Files.isDirectory(source)) throw new NotDirectoryException("source=" + source + " is no folder.");
	}

	private static IllegalArgumentException mixing(final Path source, final Path output) {
		return new IllegalArgumentException("output=" + output + " is or contains the source folder " + source +
			", so that results would mix with images: name another folder; one inside the source will do.");
	}

	private static IOException noImage(final Path source, final List<String> leftOut) {
		final String message = "source=" + source + " holds no image that pattern= names";
		if (leftOut.isEmpty()) return new IOException(message + ".");
		return new IOException(message + "; left out: " + firstOf(leftOut));
	}

	private static String firstOf(final List<String> leftOut) {
		if (leftOut.size() <= LEFT_OUT_NAMED) return String.join("; ", leftOut) + ".";
		return String.join("; ", leftOut.subList(0, LEFT_OUT_NAMED)) + " …";
	}

	/** The images that nothing is known against. */
	List<Path> sound() {
		return images.stream().filter(image -> !problems.containsKey(image)).toList();
	}

	/** Returns the real path of a path of which a part may not exist yet. */
	private static Path real(final Path path) throws IOException {
		final Path absolute = path.toAbsolutePath().normalize();
		if (Files.exists(absolute) || absolute.getParent() == null) return absolute.toRealPath();
		return real(absolute.getParent()).resolve(absolute.getFileName());
	}

	/** Walks through the source folder and collects the images. */
	private static final class Walk extends SimpleFileVisitor<Path> {

		private final Path source;
		private final Path output;
		private final FilePatterns patterns;
		private final List<Path> images = new ArrayList<>();
		private final List<String> leftOut = new ArrayList<>();
		private final Map<Path, String> problems = new HashMap<>();

		Walk(final Path source, final Path output, final FilePatterns patterns) {
			this.source = source;
			this.output = output;
			this.patterns = patterns;
		}

		SourceFiles found() throws IOException {
			Files.walkFileTree(source, EnumSet.of(FileVisitOption.FOLLOW_LINKS), Integer.MAX_VALUE, this);
			return new SourceFiles(images, leftOut, problems);
		}

		@Override
		public FileVisitResult preVisitDirectory(final Path folder, final BasicFileAttributes attributes)
			throws IOException
		{
			if (folder.equals(source)) return FileVisitResult.CONTINUE;
			if (hidden(folder) || folder.toRealPath().equals(output)) return FileVisitResult.SKIP_SUBTREE;
			if (!holdsResults(folder)) return FileVisitResult.CONTINUE;
			leaveOut(folder, "results of an earlier run");
			return FileVisitResult.SKIP_SUBTREE;
		}

		private void leaveOut(final Path path, final String why) {
			leftOut.add(source.relativize(path) + " (" + why + ")");
		}

		@Override
		public FileVisitResult visitFile(final Path file, final BasicFileAttributes attributes) {
			if (hidden(file)) return FileVisitResult.CONTINUE;
			if (isWanted(file, attributes)) add(file, FileNames.problem(file));
			else leaveOut(file, "no pattern names it");
			return FileVisitResult.CONTINUE;
		}

		/** A link that leads nowhere is wanted, too: it may have led to an image or a folder of images. */
		private boolean isWanted(final Path file, final BasicFileAttributes attributes) {
			if (attributes.isSymbolicLink()) return true;
			return attributes.isRegularFile() && patterns.match(source.relativize(file));
		}

		private void add(final Path file, final Optional<String> problem) {
			final Path image = source.relativize(file);
			images.add(image);
			problem.ifPresent(why -> problems.put(image, why));
		}

		@Override
		public FileVisitResult visitFileFailed(final Path file, final IOException exc) {
			if (exc instanceof FileSystemLoopException) leaveOut(file, "a link back to a folder it lies in");
			else add(file, Optional.of("it cannot be looked into (" + exc + ")"));
			return FileVisitResult.CONTINUE;
		}

		private static boolean hidden(final Path path) {
			return path.getFileName().toString().startsWith(".");
		}

		private static boolean holdsResults(final Path folder) {
			try (Stream<Path> files = Files.list(folder)) {
				return files.anyMatch(RunTable::isSummary);
			}
			catch (final IOException exc) {
				// a folder that cannot be listed is reported when the walk comes to it
				return false;
			}
		}
	}
}
