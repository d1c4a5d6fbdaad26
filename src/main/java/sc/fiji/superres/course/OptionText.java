package sc.fiji.superres.course;

import java.io.File;
import java.util.StringJoiner;

/**
 * Options of a macro line: {@code key=value other=[a value]}.
 *
 * <pre>
 * new OptionText().with("source", "active image").with("zoom", "5").toString() // source=[active image] zoom=5
 * </pre>
 */
final class OptionText {

	/** What can stand without brackets. */
	private static final String PLAIN = "[\\w.:%;-]+";

	private final StringJoiner text = new StringJoiner(" ");

	/** Adds a key; nothing where the value is blank. */
	OptionText with(final String key, final String value) {
		if (!value.isBlank()) text.add(key + "=" + enclosed(value.trim()));
		return this;
	}

	/** Adds the path of a file or folder, with the slashes that macros need no second one for. */
	OptionText withPath(final String key, final String path) {
		if (File.separatorChar == '\\') return with(key, path.replace('\\', '/'));
		return with(key, path);
	}

	private static String enclosed(final String value) {
		if (value.matches(PLAIN)) return value;
		if (areBracketsPaired(value)) return "[" + value + "]";
		return "'" + value + "'";
	}

	/** Whether macros can hold a value: one with an odd bracket needs quotes, and then holds none. */
	static boolean canHold(final String value) {
		return areBracketsPaired(value) || !value.contains("'");
	}

	private static boolean areBracketsPaired(final String value) {
		int open = 0;
		for (final char character : value.toCharArray()) {
			if (character == '[') open++;
			if (character == ']' && --open < 0) return false;
		}
		return open == 0;
	}

	@Override
	public String toString() {
		return text.toString();
	}
}
