package sc.fiji.superres.bridge;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Reads the options of {@code run("Label...", "key=value other=[a value] flag")} as ImageJ's recorder writes them.
 * <p>
 * A value ends at the next blank, unless it stands in square brackets (which may nest) or single quotes. A key without
 * {@code =} is a flag.
 * </p>
 */
final class MacroOptions {

	private final String text;
	private int at;

	private MacroOptions(final String text) {
		this.text = text;
	}

	/**
	 * @return key → value in the order written; null is the value of a flag
	 * @throws IllegalArgumentException for a bracket or quote without its end, a value without a key, a key given twice
	 */
	static Map<String, String> parse(final String text) {
		return new MacroOptions(text).parse();
	}

	private Map<String, String> parse() {
		final Map<String, String> options = new LinkedHashMap<>();
		while (isAnotherAhead())
			addTo(options);
		return options;
	}

	/** Goes to the next option, if there is one. */
	private boolean isAnotherAhead() {
		skipBlanks();
		return !isAtEnd();
	}

	private void addTo(final Map<String, String> options) {
		final String key = key();
		requireNew(key, options);
		options.put(key, value(key));
	}

	private static void requireNew(final String key, final Map<String, String> options) {
		if (options.containsKey(key)) throw new IllegalArgumentException(key + " is given twice.");
	}

	private void skipBlanks() {
		while (!isAtEnd() && isAtBlank())
			at++;
	}

	private boolean isAtEnd() {
		return at == text.length();
	}

	private boolean isAtBlank() {
		return Character.isWhitespace(text.charAt(at));
	}

	private String key() {
		final int start = at;
		while (isInKey())
			at++;
		if (at == start) throw keyMissing();
		return text.substring(start, at);
	}

	private boolean isInKey() {
		return !isAtEnd() && !isAt('=') && !isAtBlank();
	}

	private IllegalArgumentException keyMissing() {
		return new IllegalArgumentException("A key is missing before \"" + text.substring(at).trim() +
			"\": options read key=value or key=[a value].");
	}

	/** The value after a key; null for a flag. */
	private String value(final String key) {
		if (!isAt('=')) return null;
		at++;
		return valueHere(key);
	}

	private String valueHere(final String key) {
		if (isAt('[')) return enclosed(key, closingBracket(), ']');
		if (isAt('\'')) return enclosed(key, text.indexOf('\'', at + 1), '\'');
		return plain();
	}

	private boolean isAt(final char character) {
		return at < text.length() && text.charAt(at) == character;
	}

	/** @param end where the closing character is, negative where it is missing */
	private String enclosed(final String key, final int end, final char closing) {
		if (end < 0) throw unclosed(key, closing);
		final String value = text.substring(at + 1, end);
		at = end + 1;
		return value;
	}

	private IllegalArgumentException unclosed(final String key, final char closing) {
		return new IllegalArgumentException(key + "=" + text.substring(at).trim() + ": the closing " + closing +
			" is missing.");
	}

	private String plain() {
		final int start = at;
		while (!isAtEnd() && !isAtBlank())
			at++;
		return text.substring(start, at);
	}

	/** Where the bracket that opens here closes, or -1. */
	private int closingBracket() {
		int depth = 0;
		for (int i = at; i < text.length(); i++) {
			if (text.charAt(i) == '[') depth++;
			if (text.charAt(i) == ']' && --depth == 0) return i;
		}
		return -1;
	}
}
