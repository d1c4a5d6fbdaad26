package sc.fiji.superres;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Tables as text with commas, as spreadsheets read them. */
public final class Csv {

	/** What a spreadsheet takes for a formula and would compute: a name can begin so, and a number is none. */
	private static final Pattern FORMULA = Pattern.compile("[=+@\\t-].*", Pattern.DOTALL);
	private static final Pattern NUMBER = Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?|-?Infinity");

	private Csv() {}

	/** A line of a table, with its end. */
	public static String row(final Object... values) {
		final List<String> cells = new ArrayList<>();
		for (final Object value : values)
			cells.add(cell(value.toString()));
		return String.join(",", cells) + "\n";
	}

	/**
	 * Quoted where it must be; without line breaks, so that a row stays one line. Text that a spreadsheet would take
	 * for a formula gets a ' in front.
	 */
	public static String cell(final String text) {
		final String line = text.replaceAll("\\R", " ");
		final boolean formula = FORMULA.matcher(line).matches() && !NUMBER.matcher(line).matches();
		final String shown = formula ? "'" + line : line;
		if (shown.matches("[^,\"]*")) return shown;
		return '"' + shown.replace("\"", "\"\"") + '"';
	}
}
