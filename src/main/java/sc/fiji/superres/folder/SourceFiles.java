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
 * The images below a folder, sorted, and what is left out.
 * <p>
 * Links are followed; one that leads nowhere, a name that the locale cannot express and a folder that cannot be looked
 * into are problems, each counted as an image that fails. Left out: what is hidden, what no pattern names, the output
 * folder, and every other sub-folder that holds results of ours (a {@code summary-1of1.csv}): nothing is enlarged twice
 * by mistake.
 * </p>
 *
 * @param images paths relative to the source folder, in an order that is the same on every machine
 * @param leftOut what was passed over and why, a line each
 * @param problems why some of the images cannot be opened, known before anybody tries
 */
public record SourceFiles(List<Path> images, List<String> leftOut, Map<Path, String> problems) {

	/**
	 * @param source an existing folder
	 * @param output need not exist; may lie inside the source, but not around it
	 * @throws IOException where the source is no folder or no image is found; the message names it
	 */
	public static SourceFiles find(final Path source, final Path output, final FilePatterns patterns)
		throws IOException
	{
		if (!Files.isDirectory(source)) throw new NotDirectoryException("source=" + source + " is no folder.");
		final Path from = source.toRealPath(), to = real(output);
		if (from.startsWith(to)) throw new IllegalArgumentException("output=" + output +
			" is or contains the source folder " + source +
			", so that results would mix with images: name another folder; one inside the source will do.");
		final Walk walk = new Walk(from, to, patterns);
		Files.walkFileTree(from, EnumSet.of(FileVisitOption.FOLLOW_LINKS), Integer.MAX_VALUE, walk);
		walk.images.sort(Comparator.comparing(FolderRun::name));
		if (walk.images.isEmpty()) throw new IOException("source=" + source + " holds no image that pattern= names" +
			(walk.leftOut.isEmpty() ? "." : "; left out: " + String.join("; ", walk.leftOut.subList(0, Math.min(3,
				walk.leftOut.size()))) + (walk.leftOut.size() > 3 ? " …" : ".")));
		return new SourceFiles(walk.images, walk.leftOut, walk.problems);
	}

	/** The real path of the part that exists, and the rest. */
	private static Path real(final Path path) throws IOException {
		final Path absolute = path.toAbsolutePath().normalize();
		if (Files.exists(absolute) || absolute.getParent() == null) return absolute.toRealPath();
		return real(absolute.getParent()).resolve(absolute.getFileName());
	}

	private static final class Walk extends SimpleFileVisitor<Path> {

		private final Path source, output;
		private final FilePatterns patterns;
		private final List<Path> images = new ArrayList<>();
		private final List<String> leftOut = new ArrayList<>();
		private final Map<Path, String> problems = new HashMap<>();

		Walk(final Path source, final Path output, final FilePatterns patterns) {
			this.source = source;
			this.output = output;
			this.patterns = patterns;
		}

		@Override
		public FileVisitResult preVisitDirectory(final Path folder, final BasicFileAttributes attributes)
			throws IOException
		{
			if (folder.equals(source)) return FileVisitResult.CONTINUE;
			if (hidden(folder) || folder.toRealPath().equals(output)) return FileVisitResult.SKIP_SUBTREE;
			if (!holdsResults(folder)) return FileVisitResult.CONTINUE;
			leftOut.add(source.relativize(folder) + " (results of an earlier run)");
			return FileVisitResult.SKIP_SUBTREE;
		}

		@Override
		public FileVisitResult visitFile(final Path file, final BasicFileAttributes attributes) {
			if (hidden(file)) return FileVisitResult.CONTINUE;
			final Path image = source.relativize(file);
			final boolean wanted = attributes.isRegularFile() && patterns.match(image);
			final boolean dangling = attributes.isSymbolicLink(); // it may have been an image or a folder of them
			if (wanted || dangling) add(image, FileNames.problem(file));
			else leftOut.add(image + " (no pattern names it)");
			return FileVisitResult.CONTINUE;
		}

		private void add(final Path image, final Optional<String> problem) {
			images.add(image);
			problem.ifPresent(why -> problems.put(image, why));
		}

		@Override
		public FileVisitResult visitFileFailed(final Path file, final IOException exc) {
			final Path place = source.relativize(file);
			if (exc instanceof FileSystemLoopException) leftOut.add(place + " (a link back to a folder it lies in)");
			else add(place, Optional.of("it cannot be looked into (" + exc + ")"));
			return FileVisitResult.CONTINUE;
		}

		private static boolean hidden(final Path path) {
			return path.getFileName().toString().startsWith(".");
		}

		private static boolean holdsResults(final Path folder) {
			try (Stream<Path> files = Files.list(folder)) {
				return files.anyMatch(file -> RunTable.isSummary(file.getFileName().toString()));
			}
			catch (final IOException exc) {
				return false; // what cannot be listed is named when the walk comes to it
			}
		}
	}
}
