package sc.fiji.superres.probefile;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import sc.fiji.superres.Quoted;
import sc.fiji.superres.binary.HeaderNumber;

/** The header of a Nanonis file: a tag ":NAME:" on a line of its own, then the lines of its value. */
final class NanonisHeader {

	private final Map<String, List<String>> tags = new LinkedHashMap<>();

	NanonisHeader(final String text) {
		List<String> lines = new ArrayList<>();
		for (final String line : text.split("\\R")) {
			final String stripped = line.strip();
			if (isTag(stripped)) tags.put(stripped.substring(1, stripped.length() - 1), lines = new ArrayList<>());
			else if (!stripped.isEmpty()) lines.add(line);
		}
	}

	private static boolean isTag(final String line) {
		return line.length() > 2 && line.startsWith(":") && line.endsWith(":");
	}

	/** The lines of a tag's value; none where the header lacks it. */
	List<String> lines(final String tag) {
		return tags.getOrDefault(tag, List.of());
	}

	/** The value of a tag on one line, without blanks around it; empty where the header lacks it. */
	String text(final String tag) {
		return String.join(" ", lines(tag)).strip();
	}

	/** A number for people; NaN where the header lacks it. */
	double number(final String tag) {
		return HeaderNumber.realOrNone(text(tag));
	}

	/** Several numbers in a line, separated by blanks. */
	String[] parts(final String tag, final int count) throws IOException {
		final String[] parts = text(tag).split("\\s+");
		if (parts.length == count) return parts;
		throw new IOException("its " + tag + " is \"" + Quoted.of(text(tag)) + "\", not " + count + " numbers");
	}

	/** One row of a table whose first line names the columns, by column; the columns are separated by tabs. */
	List<Map<String, String>> table(final String tag) {
		final List<String> lines = lines(tag);
		if (lines.isEmpty()) return List.of();
		final List<String> columns = cells(lines.get(0));
		return lines.stream().skip(1).map(line -> row(columns, cells(line))).toList();
	}

	private static Map<String, String> row(final List<String> columns, final List<String> cells) {
		final Map<String, String> row = new LinkedHashMap<>();
		for (int i = 0; i < Math.min(columns.size(), cells.size()); i++)
			row.put(columns.get(i), cells.get(i));
		return row;
	}

	private static List<String> cells(final String line) {
		return Arrays.stream(line.strip().split("\t")).map(String::strip).toList();
	}
}
