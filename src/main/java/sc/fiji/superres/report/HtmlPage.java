package sc.fiji.superres.report;

import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;

import sc.fiji.superres.measure.Metrics;
import sc.fiji.superres.metric.Figure;

/** {@code report.html}: one file that holds its pictures, has no script, and refers to nothing outside of itself. */
final class HtmlPage {

	private static final String STYLE = """
		body{font:15px/1.45 Helvetica,Arial,'Liberation Sans',sans-serif;color:#222;max-width:1180px;\
		margin:32px auto;padding:0 24px}
		h1{font-size:26px;margin:0 0 4px} h2{font-size:19px;margin:36px 0 10px;border-bottom:1px solid #ddd;\
		padding-bottom:4px}
		dl{display:grid;grid-template-columns:max-content 1fr;gap:3px 18px;margin:16px 0} dt{color:#777} \
		dd{margin:0;overflow-wrap:anywhere}
		.plots{display:grid;grid-template-columns:repeat(auto-fit,minmax(480px,1fr));gap:14px 22px} .plots \
		img{width:100%;height:auto}
		table{border-collapse:collapse;font-variant-numeric:tabular-nums;margin:6px 0 22px} \
		caption{text-align:left;font-weight:bold;padding:4px 0}
		th,td{padding:3px 14px;text-align:right} thead th{border-top:2px solid #222;border-bottom:1px solid \
		#222}
		tbody tr:last-child td,tbody tr:last-child th{border-bottom:2px solid #222} \
		th:first-child{text-align:left;font-weight:normal}
		td b{color:#000} .sd{color:#888;font-size:13px} img{max-width:100%} .note{color:#666;font-size:14px}
		.verdict{font-size:18px;font-weight:bold;margin:14px 0}
		summary{cursor:pointer;color:#0072b2} @media print{body{margin:0;max-width:none} .plots,table,\
		img{break-inside:avoid}}
		""";

	/** As CITATION.cff has it. */
	private static final String CITE =
		"Super-Resolution for Fiji (github.com/fiji/Super_Resolution), with the version " +
			"that made the results, and the paper whose method it carries out: Möller et al., A Super-Resolution Training " +
			"Paradigm Based on Low-Resolution Data Only to Surpass the Technical Limits of STEM and STM Microscopy, CVPR " +
			"Workshops 2023.";

	private final Report report;
	private final Map<Figure, byte[]> plots;
	private final byte[] gallery;
	private final List<String> notes;
	private final StringBuilder html = new StringBuilder();

	/**
	 * @param plots figure → SVG
	 * @param gallery PNG; null where there is none
	 */
	HtmlPage(final Report report, final Map<Figure, byte[]> plots, final byte[] gallery, final List<String> notes) {
		this.report = report;
		this.plots = plots;
		this.gallery = gallery;
		this.notes = notes;
	}

	String html() {
		addHead();
		addText("<p class=\"verdict\">", Verdict.of(report.table(), report.pyramid()), "</p>\n");
		addFacts();
		if (!notes.isEmpty()) addNotes();
		addResults();
		addMeanings();
		html.append("<h2>How to cite</h2>\n");
		addText("<p class=\"note\">", CITE, "</p>\n");
		html.append("</body></html>\n");
		return html.toString();
	}

	private void addResults() {
		if (!plots.isEmpty()) addPlots();
		if (gallery != null) addGallery();
		addTables();
	}

	private void addHead() {
		html.append("<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">");
		addText("<title>", report.title(), "</title>\n");
		addStyle();
		addText("<h1>", report.title(), "</h1>\n");
	}

	private void addStyle() {
		html.append("<style>\n").append(STYLE).append("</style></head><body>\n");
	}

	/** Adds a text that is no HTML, between a tag and its end. */
	private void addText(final String before, final String text, final String after) {
		html.append(before).append(HtmlTables.escape(text)).append(after);
	}

	private void addFacts() {
		html.append("<dl>\n");
		report.facts().forEach(this::addFact);
		html.append("</dl>\n");
	}

	private void addFact(final String name, final String text) {
		addText("<dt>", name, "</dt>");
		addText("<dd>", text, "</dd>\n");
	}

	/** What each figure of the tables says. */
	private void addMeanings() {
		html.append("<h2>What the figures mean</h2>\n<dl>\n");
		for (final Figure figure : report.table().figures())
			addFact(figure.label(), figure.meaning() + direction(figure) + ".");
		html.append("</dl>\n");
	}

	private static String direction(final Figure figure) {
		return switch (figure.direction()) {
			case GREATER_IS_BETTER -> "; greater is better";
			case SMALLER_IS_BETTER -> "; smaller is better";
			case NEITHER -> "";
		};
	}

	private void addNotes() {
		html.append("<ul class=\"note\">\n");
		notes.forEach(note -> addText("<li>", note, "</li>\n"));
		html.append("</ul>\n");
	}

	private void addPlots() {
		html.append("<h2>Metrics over zoom level</h2>\n");
		html.append("<p class=\"note\">Mean over the crops; bands are one standard deviation. " +
			"Percentages are of the zoom level of the low-resolution images.</p>\n");
		addPlots(headlines(plots.keySet()));
		html.append("<details><summary>More metrics</summary>\n");
		addPlots(others(plots.keySet()));
		html.append("</details>\n");
	}

	private void addPlots(final List<Figure> figures) {
		html.append("<div class=\"plots\">\n");
		figures.forEach(this::addPlot);
		html.append("</div>\n");
	}

	private static List<Figure> headlines(final Set<Figure> figures) {
		return figures.stream().filter(Metrics.HEADLINES::contains).toList();
	}

	private static List<Figure> others(final Set<Figure> figures) {
		return figures.stream().filter(figure -> !Metrics.HEADLINES.contains(figure)).toList();
	}

	/** Adds a plot as a picture, so that the names inside of one SVG file stay apart from those of another. */
	private void addPlot(final Figure figure) {
		addPicture(figure.column() + " over zoom level", "image/svg+xml", plots.get(figure));
	}

	private void addPicture(final String name, final String type, final byte[] file) {
		addText("<img alt=\"", name, "\" ");
		html.append("src=\"data:").append(type).append(";base64,");
		html.append(Base64.getEncoder().encodeToString(file)).append("\">\n");
	}

	private void addGallery() {
		html.append("<h2>Gallery</h2>\n");
		html.append("<p class=\"note\">The first crop at some of the zoom levels. The grey range of a row is " +
			"that of its reference; histograms are below the images, and the framed middle is shown three times " +
			"enlarged.</p>\n");
		addPicture("Input, results and reference", "image/png", gallery);
	}

	private void addTables() {
		final HtmlTables tables = new HtmlTables(report);
		final Set<Figure> figures = report.table().figures();
		html.append("<h2>Tables</h2>\n");
		html.append("<p class=\"note\">Mean ± standard deviation; the best of a row is bold. All figures: " +
			"summary.csv; every crop: scores.csv.</p>\n");
		headlines(figures).forEach(figure -> html.append(tables.of(figure)));
		html.append("<details><summary>More metrics</summary>\n");
		others(figures).forEach(figure -> html.append(tables.of(figure)));
		html.append("</details>\n");
	}
}
