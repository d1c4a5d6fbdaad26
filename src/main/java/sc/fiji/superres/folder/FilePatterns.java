package sc.fiji.superres.folder;

import java.nio.file.FileSystems;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.PatternSyntaxException;

/**
 * Patterns for file names, which ignore the case of letters: {@code *.tif;scan_??.png}.
 * <p>
 * A pattern with a slash is compared with the path below the source folder ({@code day1/**}), a pattern without one
 * with the file's name.
 * </p>
 */
public final class FilePatterns {

	private final List<PathMatcher> names = new ArrayList<>();
	private final List<PathMatcher> paths = new ArrayList<>();

	private FilePatterns() {}

	/**
	 * Parses patterns.
	 *
	 * @param text globs separated by {@code ;} or {@code ,}, as {@link java.nio.file.FileSystem#getPathMatcher} takes
	 *            them
	 * @throws IllegalArgumentException if there is no pattern, or one is not valid
	 */
	public static FilePatterns parse(final String text) {
		final FilePatterns patterns = new FilePatterns();
		for (final String part : text.split("[;,](?![^{]*\\})")) {
			final String glob = part.trim();
			if (!glob.isEmpty()) patterns.add(glob);
		}
		if (patterns.isEmpty()) throw new IllegalArgumentException("pattern=" + text +
			" names no file: write *.tif;*.png.");
		return patterns;
	}

	private boolean isEmpty() {
		return names.isEmpty() && paths.isEmpty();
	}

	private void add(final String glob) {
		if (glob.contains("/")) paths.add(matcher(glob));
		else names.add(matcher(glob));
	}

	private static PathMatcher matcher(final String glob) {
		try {
			return FileSystems.getDefault().getPathMatcher("glob:" + glob.toLowerCase(Locale.ROOT));
		}
		catch (final PatternSyntaxException exc) {
			throw noPattern(glob, exc);
		}
	}

	private static IllegalArgumentException noPattern(final String glob, final PatternSyntaxException exc) {
		return new IllegalArgumentException("pattern=" + glob + " is no pattern for file names (" + exc
			.getDescription() + "): write *.tif;*.png.", exc);
	}

	/**
	 * Whether a pattern matches an image.
	 *
	 * @param image path relative to the source folder
	 */
	public boolean match(final Path image) {
		final Path path = lowerCase(image.toString());
		return matches(names, path.getFileName()) || matches(paths, path);
	}

	private static boolean matches(final List<PathMatcher> patterns, final Path path) {
		return patterns.stream().anyMatch(pattern -> pattern.matches(path));
	}

	/** Replaces letters that this locale cannot express by {@code _}, since only the letters around them are known. */
	private static Path lowerCase(final String path) {
		final String lower = path.toLowerCase(Locale.ROOT);
		try {
			return Path.of(lower);
		}
		catch (final InvalidPathException exc) {
			return Path.of(lower.replaceAll("[^\\x20-\\x7e]", "_"));
		}
	}
}
