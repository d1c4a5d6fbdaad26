package sc.fiji.superres.user;

import java.util.LinkedHashMap;
import java.util.Map;

import ij.measure.ResultsTable;

/**
 * A row for ImageJ's Results table.
 *
 * <pre>
 * new ResultsRow().put("Image", "sr").put("PSNR", 27.3).append();
 * </pre>
 */
public final class ResultsRow {

	private static final int DECIMALS = 4;

	private final Map<String, Object> values = new LinkedHashMap<>();

	/** The next column; NaN and infinite values are written as ImageJ writes them. */
	public ResultsRow put(final String column, final double value) {
		values.put(column, value);
		return this;
	}

	/** The next column. */
	public ResultsRow put(final String column, final String value) {
		values.put(column, value);
		return this;
	}

	/** Adds the row to the table and shows the table where there are windows. */
	public void append() {
		final ResultsTable table = ResultsTable.getResultsTable();
		table.incrementCounter();
		values.forEach((column, value) -> {
			if (value instanceof Double number) table.addValue(column, number);
			else table.addValue(column, value.toString());
		});
		table.setPrecision(DECIMALS);
		table.show("Results");
	}
}
