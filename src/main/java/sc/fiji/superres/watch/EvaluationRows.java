package sc.fiji.superres.watch;

import sc.fiji.superres.evaluate.ScoreTable;
import sc.fiji.superres.user.ResultsRow;

/** What an evaluation leaves in ImageJ's Results table: a row of means for each model and zoom level. */
public final class EvaluationRows {

	private EvaluationRows() {}

	/** Adds the rows; {@code Image} is the model and {@code Reference} the zoom level. */
	public static void append(final ScoreTable table) {
		table.summary().forEach(EvaluationRows::append);
	}

	private static void append(final ScoreTable.Summary summary) {
		final ResultsRow row = new ResultsRow();
		row.put("Image", summary.model()).put("Reference", summary.level().toString());
		summary.statistics().forEach((figure, statistic) -> row.put(figure.column(), statistic.mean()));
		row.put("Zoom", summary.level().rounded()).put("Crops", summary.crops());
		summary.statistics().forEach((figure, statistic) -> row.put(figure.column() + " SD", statistic.spread()));
		row.append();
	}
}
