package sc.fiji.superres.folder;

import java.nio.file.FileSystems;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.PatternSyntaxException;

/**
 * File names by patterns, upper and lower case alike: {@code *.tif;scan_??.png}.
 * <p>
 * A pattern with a slash is held against the path below the source folder ({@code day1/**}), one without against the
 * file's name.
 * </p>
 */
public final class FilePatterns {

	private final List<PathMatcher> names = new ArrayList<>(), paths = new ArrayList<>();

	private FilePatterns() {}

	/**
	 * @param text globs with {@code ;} or {@code ,} between them, as {@link java.nio.file.FileSystem#getPathMatcher}
	 *            takes them
	 */
	public static FilePatterns parse(final String text) {
		final FilePatterns patterns = new FilePatterns();
		final List<String> globs = Arrays.stream(text.split("[;,](?![^{]*\\})")).map(String::trim).filter(glob -> !glob
			.isEmpty()).toList();
		if (globs.isEmpty()) throw new IllegalArgumentException("pattern=" + text +
			" names no file: write *.tif;*.png.");
		for (final String glob : globs)
			(glob.contains("/") ? patterns.paths : patterns.names).add(matcher(glob));
		return patterns;
	}

	private static PathMatcher matcher(final String glob) {
		try {
			return FileSystems.getDefault().getPathMatcher("glob:" + glob.toLowerCase(Locale.ROOT));
		}
		catch (final PatternSyntaxException exc) {
			throw new IllegalArgumentException("pattern=" + glob + " is no pattern for file names (" + exc
				.getDescription() + "): write *.tif;*.png.", exc);
		}
	}

	/** @param image path relative to the source folder */
	public boolean match(final Path image) {
		final Path path = lowerCase(image.toString());
		return names.stream().anyMatch(m -> m.matches(path.getFileName())) || paths.stream().anyMatch(m -> m.matches(
			path));
	}

	/**
	 * Letters that this locale cannot express are held against patterns as {@code _}: only what is around them is
	 * known.
	 */
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
