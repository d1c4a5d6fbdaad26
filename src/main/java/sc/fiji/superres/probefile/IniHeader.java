package sc.fiji.superres.probefile;

import java.util.LinkedHashMap;
import java.util.Map;

/** A header of lines "key=value", in sections with names in brackets or without any. */
final class IniHeader {

	/** The section of lines in front of the first section. */
	static final String NONE = "";

	private final Map<String, Map<String, String>> sections = new LinkedHashMap<>();

	/** Reads the text of a header; lines that are neither a section nor a value are left out. */
	IniHeader(final String text) {
		Map<String, String> section = section(NONE);
		for (final String line : text.split("\\R")) {
			final String stripped = line.strip();
			if (isSection(stripped)) section = section(stripped.substring(1, stripped.length() - 1));
			else addValue(section, stripped);
		}
	}

	private static boolean isSection(final String line) {
		return line.length() > 2 && line.startsWith("[") && line.endsWith("]");
	}

	private static void addValue(final Map<String, String> section, final String line) {
		final int equals = line.indexOf('=');
		if (equals > 0) section.putIfAbsent(line.substring(0, equals).strip(), line.substring(equals + 1).strip());
	}

	/** The values of a section, which may be none. */
	Map<String, String> section(final String name) {
		return sections.computeIfAbsent(name, key -> new LinkedHashMap<>());
	}
}
