package sc.fiji.superres.report;

import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.DoubleStream;

import sc.fiji.superres.dataset.ZoomLevel;
import sc.fiji.superres.evaluate.Measures;
import sc.fiji.superres.evaluate.ScoreTable;

/** {@code report.html}: one file that holds its pictures, has no script, and refers to nothing outside of itself. */
final class HtmlPage {

	private static final String STYLE =
		"""
			body{font:15px/1.45 Helvetica,Arial,'Liberation Sans',sans-serif;color:#222;max-width:1180px;margin:32px auto;padding:0 24px}
			h1{font-size:26px;margin:0 0 4px} h2{font-size:19px;margin:36px 0 10px;border-bottom:1px solid #ddd;padding-bottom:4px}
			dl{display:grid;grid-template-columns:max-content 1fr;gap:3px 18px;margin:16px 0} dt{color:#777} dd{margin:0;overflow-wrap:anywhere}
			.plots{display:grid;grid-template-columns:repeat(auto-fit,minmax(480px,1fr));gap:14px 22px} .plots img{width:100%;height:auto}
			table{border-collapse:collapse;font-variant-numeric:tabular-nums;margin:6px 0 22px} caption{text-align:left;font-weight:bold;padding:4px 0}
			th,td{padding:3px 14px;text-align:right} thead th{border-top:2px solid #222;border-bottom:1px solid #222}
			tbody tr:last-child td,tbody tr:last-child th{border-bottom:2px solid #222} th:first-child{text-align:left;font-weight:normal}
			td b{color:#000} .sd{color:#888;font-size:13px} img{max-width:100%} .note{color:#666;font-size:14px}
			summary{cursor:pointer;color:#0072b2} @media print{body{margin:0;max-width:none} .plots,table,img{break-inside:avoid}}
			""";
	/** Shown at once; the others wait folded up. */
	private static final Set<String> FIRST = Set.of("PSNR", "SSIM", "MS-SSIM", "FRC resolution (px)");

	private final Report report;
	private final Map<String, byte[]> plots;
	private final byte[] gallery;
	private final List<String> notes;
	private final StringBuilder html = new StringBuilder();

	/**
	 * @param plots metric → SVG
	 * @param gallery PNG; null where there is none
	 */
	HtmlPage(final Report report, final Map<String, byte[]> plots, final byte[] gallery, final List<String> notes) {
		this.report = report;
		this.plots = plots;
		this.gallery = gallery;
		this.notes = notes;
	}

	String html() {
		final String title = escape(report.title());
		html.append("<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>").append(title).append(
			"</title>\n<style>\n").append(STYLE).append("</style></head><body>\n<h1>").append(title).append(
				"</h1>\n<dl>\n");
		report.facts().forEach((name, text) -> html.append("<dt>").append(escape(name)).append("</dt><dd>").append(
			escape(text)).append("</dd>\n"));
		html.append("</dl>\n");
		if (!notes.isEmpty()) list();
		plots();
		gallery();
		html.append(
			"<h2>Tables</h2>\n<p class=\"note\">Mean ± standard deviation; the best of a row is bold. All figures: " +
				"summary.csv; every crop: scores.csv.</p>\n");
		final Set<String> metrics = report.table().metrics();
		metrics.stream().filter(FIRST::contains).forEach(this::table);
		html.append("<details><summary>More metrics</summary>\n");
		metrics.stream().filter(m -> !FIRST.contains(m)).forEach(this::table);
		return html.append("</details>\n</body></html>\n").toString();
	}

	private void list() {
		html.append("<ul class=\"note\">\n");
		notes.forEach(note -> html.append("<li>").append(escape(note)).append("</li>\n"));
		html.append("</ul>\n");
	}

	private void plots() {
		if (plots.isEmpty()) return;
		html.append(
			"<h2>Metrics over zoom level</h2>\n<p class=\"note\">Mean over the crops; bands are one standard deviation. " +
				"Percentages are of the zoom level of the low-resolution images.</p>\n<div class=\"plots\">\n");
		plots.keySet().stream().filter(FIRST::contains).forEach(this::plot);
		html.append("</div>\n<details><summary>More metrics</summary>\n<div class=\"plots\">\n");
		plots.keySet().stream().filter(m -> !FIRST.contains(m)).forEach(this::plot);
		html.append("</div>\n</details>\n");
	}

	/** As a picture, so that the names inside of one SVG file stay apart from those of another. */
	private void plot(final String metric) {
		picture(metric + " over zoom level", "image/svg+xml", plots.get(metric));
	}

	private void picture(final String name, final String type, final byte[] file) {
		html.append("<img alt=\"").append(escape(name)).append("\" src=\"data:").append(type).append(";base64,").append(
			Base64.getEncoder().encodeToString(file)).append("\">\n");
	}

	private void gallery() {
		if (gallery == null) return;
		html.append(
			"<h2>Gallery</h2>\n<p class=\"note\">The first crop at some of the zoom levels. The grey range of a row is " +
				"that of its reference; histograms are below the images, and the framed middle is shown three times enlarged.</p>\n");
		picture("Input, results and reference", "image/png", gallery);
	}

	private void table(final String metric) {
		if (Curves.of(report.table(), report.pyramid(), metric).isEmpty()) return;
		final List<ScoreTable.Summary> all = report.table().summary();
		final Set<String> models = new LinkedHashSet<>();
		final Set<ZoomLevel> levels = new LinkedHashSet<>();
		all.forEach(s -> models.add(s.model()));
		report.pyramid().levels().stream().filter(l -> all.stream().anyMatch(s -> s.level().equals(l))).forEach(
			levels::add);
		html.append("<table><caption>").append(escape(metric)).append("</caption><thead><tr><th>Zoom level</th>");
		models.forEach(m -> html.append("<th>").append(escape(m)).append("</th>"));
		html.append("<th>Crops</th></tr></thead><tbody>\n");
		for (final ZoomLevel level : levels)
			row(metric, level, models, all.stream().filter(s -> s.level().equals(level)).toList());
		html.append("</tbody></table>\n");
	}

	private void row(final String metric, final ZoomLevel level, final Set<String> models,
		final List<ScoreTable.Summary> row)
	{
		html.append(String.format(Locale.ROOT, "<tr><th>%s (%.0f %%)</th>", level, report.pyramid().percent(level)));
		final double best = best(metric, row);
		for (final String model : models)
			html.append("<td>").append(row.stream().filter(s -> s.model().equals(model)).map(s -> s.statistics().get(
				metric)).map(s -> figure(s, s.mean() == best && models.size() > 1)).findFirst().orElse("–")).append(
					"</td>");
		html.append("<td>").append(row.get(0).crops()).append("</td></tr>\n");
	}

	private static double best(final String metric, final List<ScoreTable.Summary> row) {
		final DoubleStream means = row.stream().mapToDouble(s -> s.statistics().get(metric).mean()).filter(v -> !Double
			.isNaN(v));
		return switch (Measures.better(metric)) {
			case GREATER -> means.max().orElse(Double.NaN);
			case SMALLER -> means.min().orElse(Double.NaN);
			case NEITHER -> Double.NaN;
		};
	}

	private static String figure(final ScoreTable.Statistic statistic, final boolean best) {
		final double mean = statistic.mean();
		final int decimals = Math.abs(mean) < 10 ? 4 : 2;
		final String text = Double.isFinite(mean) ? String.format(Locale.ROOT, "%." + decimals + "f", mean) : mean > 0
			? "∞" : "–";
		final String spread = Double.isNaN(statistic.spread()) ? "" : String.format(Locale.ROOT,
			" <span class=\"sd\">± %." + decimals + "f</span>", statistic.spread());
		return (best ? "<b>" + text + "</b>" : text) + spread;
	}

	/** Text as HTML wants it. */
	private static String escape(final String text) {
		return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
	}
}
