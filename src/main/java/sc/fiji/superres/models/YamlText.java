package sc.fiji.superres.models;

import java.util.Locale;

/** Texts in YAML. */
final class YamlText {

	private YamlText() {}

	/**
	 * A text between double quotes, whatever it holds: what JSON or YAML does not take as it is, such as quotes,
	 * control characters and the byte order mark, is escaped as both know it.
	 */
	static String quoted(final String text) {
		final StringBuilder quoted = new StringBuilder("\"");
		for (final char c : text.toCharArray())
			quoted.append(escaped(c));
		return quoted.append('"').toString();
	}

	private static String escaped(final char c) {
		if (c == '"' || c == '\\') return "\\" + c;
		if (isControl(c)) return String.format(Locale.ROOT, "\\u%04x", (int) c);
		return String.valueOf(c);
	}

	/** What YAML 1.2 does not count as printable, or takes as the end of a line. */
	private static boolean isControl(final char c) {
		return c < ' ' || c >= 0x7f && c < 0xa0 || c == 0x2028 || c == 0x2029 || c == 0xfeff || c > 0xfffd;
	}
}
