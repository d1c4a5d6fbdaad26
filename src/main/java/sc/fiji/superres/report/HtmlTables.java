package sc.fiji.superres.report;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.DoubleStream;

import sc.fiji.superres.dataset.ZoomLevel;
import sc.fiji.superres.evaluate.ScoreTable;
import sc.fiji.superres.metric.Figure;

/** The tables of {@code report.html}, one for each figure: a row for each zoom level, a column for each model. */
final class HtmlTables {

	private static final String NOTHING = "–";

	private final Report report;
	private final List<ScoreTable.Summary> summaries;
	private final Set<String> models = new LinkedHashSet<>();

	HtmlTables(final Report report) {
		this.report = report;
		summaries = report.table().summary();
		summaries.forEach(summary -> models.add(summary.model()));
	}

	/** The table of a figure; empty where no value of it is a finite number. */
	String of(final Figure figure) {
		if (isEmpty(figure)) return "";
		return head(figure) + rows(figure) + "</tbody></table>\n";
	}

	private boolean isEmpty(final Figure figure) {
		return Curves.of(report.table(), report.pyramid(), figure).isEmpty();
	}

	private String rows(final Figure figure) {
		final StringBuilder html = new StringBuilder();
		for (final ZoomLevel level : report.pyramid().levels()) {
			final List<ScoreTable.Summary> judged = at(level);
			if (!judged.isEmpty()) html.append(row(figure, level, judged));
		}
		return html.toString();
	}

	private String head(final Figure figure) {
		final StringBuilder html = new StringBuilder();
		html.append("<table><caption>").append(escape(figure.column())).append("</caption>");
		html.append("<thead><tr><th>Zoom level</th>");
		models.forEach(model -> html.append("<th>").append(escape(model)).append("</th>"));
		html.append("<th>Crops</th></tr></thead><tbody>\n");
		return html.toString();
	}

	private List<ScoreTable.Summary> at(final ZoomLevel level) {
		return summaries.stream().filter(summary -> summary.level().equals(level)).toList();
	}

	private String row(final Figure figure, final ZoomLevel level, final List<ScoreTable.Summary> judged) {
		final double best = best(figure, judged);
		final StringBuilder html = new StringBuilder();
		html.append(String.format(Locale.ROOT, "<tr><th>%s (%.0f %%)</th>", level, report.pyramid().percent(level)));
		for (final String model : models)
			html.append("<td>").append(cell(figure, model, judged, best)).append("</td>");
		html.append("<td>").append(judged.get(0).crops()).append("</td></tr>\n");
		return html.toString();
	}

	private String cell(final Figure figure, final String model, final List<ScoreTable.Summary> judged,
		final double best)
	{
		for (final ScoreTable.Summary summary : judged) {
			if (!summary.model().equals(model)) continue;
			final ScoreTable.Statistic statistic = summary.statistics().get(figure);
			final boolean isBest = statistic.mean() == best && models.size() > 1;
			return cell(statistic, isBest);
		}
		return NOTHING;
	}

	private static String cell(final ScoreTable.Statistic statistic, final boolean isBest) {
		final int decimals = decimals(statistic.mean());
		final String mean = number(statistic.mean(), decimals);
		return marked(mean, isBest) + spread(statistic, decimals);
	}

	private static String marked(final String mean, final boolean isBest) {
		if (isBest) return "<b>" + mean + "</b>";
		return mean;
	}

	private static String spread(final ScoreTable.Statistic statistic, final int decimals) {
		if (Double.isNaN(statistic.spread())) return "";
		return " <span class=\"sd\">± " + fixed(statistic.spread(), decimals) + "</span>";
	}

	private static int decimals(final double mean) {
		if (Math.abs(mean) < 10) return 4;
		return 2;
	}

	private static String number(final double value, final int decimals) {
		if (Double.isFinite(value)) return fixed(value, decimals);
		if (value > 0) return "∞";
		return NOTHING;
	}

	private static String fixed(final double value, final int decimals) {
		return String.format(Locale.ROOT, "%." + decimals + "f", value);
	}

	/** The best mean of a row; NaN where none is better than another. */
	private static double best(final Figure figure, final List<ScoreTable.Summary> judged) {
		final DoubleStream means = judged.stream().mapToDouble(summary -> summary.statistics().get(figure).mean())
			.filter(mean -> !Double.isNaN(mean));
		return switch (figure.direction()) {
			case GREATER_IS_BETTER -> means.max().orElse(Double.NaN);
			case SMALLER_IS_BETTER -> means.min().orElse(Double.NaN);
			case NEITHER -> Double.NaN;
		};
	}

	/** Text with the characters that mean something in HTML replaced. */
	static String escape(final String text) {
		return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
	}
}
