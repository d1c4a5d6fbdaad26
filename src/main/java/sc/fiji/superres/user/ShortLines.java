package sc.fiji.superres.user;

import java.util.stream.Collectors;

/** Breaks long lines of a text for windows that do not. */
public final class ShortLines {

	private ShortLines() {}

	/**
	 * Breaks lines at blanks. Line breaks that are there stay, and so do words that are too long.
	 *
	 * @param columns characters of a line at most
	 */
	public static String of(final String text, final int columns) {
		return text.lines().map(line -> broken(line, columns)).collect(Collectors.joining("\n"));
	}

	private static String broken(final String line, final int columns) {
		return line.replaceAll("(.{1," + columns + "})(?: |$)", "$1\n").stripTrailing();
	}
}
