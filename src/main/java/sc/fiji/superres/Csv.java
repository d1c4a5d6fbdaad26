package sc.fiji.superres;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Writes tables as comma-separated text. */
public final class Csv {

	/** A text that a spreadsheet would compute as a formula; a negative number looks like one but is not. */
	private static final Pattern FORMULA = Pattern.compile("[=+@\\t-].*", Pattern.DOTALL);
	private static final Pattern NUMBER = Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?|-?Infinity");

	private Csv() {}

	/** Formats one row, including the line break at its end. */
	public static String row(final Object... values) {
		final List<String> cells = new ArrayList<>();
		for (final Object value : values)
			cells.add(cell(value.toString()));
		return String.join(",", cells) + "\n";
	}

	/**
	 * Formats one cell: quoted where necessary, and with blanks instead of line breaks, so that a row stays one line. A
	 * text that a spreadsheet would take for a formula gets a ' in front.
	 */
	public static String cell(final String text) {
		return quoted(disarmed(text.replaceAll("\\R", " ")));
	}

	private static String disarmed(final String line) {
		if (!FORMULA.matcher(line).matches() || NUMBER.matcher(line).matches()) return line;
		return "'" + line;
	}

	private static String quoted(final String line) {
		if (line.matches("[^,\"]*")) return line;
		return '"' + line.replace("\"", "\"\"") + '"';
	}
}
