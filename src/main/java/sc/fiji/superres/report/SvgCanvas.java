package sc.fiji.superres.report;

import java.util.Locale;

/** Writes SVG 1.1 that any browser, Inkscape or LaTeX takes: paths and text, no style sheets. */
final class SvgCanvas implements Canvas {

	private final StringBuilder svg = new StringBuilder();

	SvgCanvas(final int width, final int height) {
		svg.append(String.format(Locale.ROOT, "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%1$d\" height=\"%2$d\" " +
			"viewBox=\"0 0 %1$d %2$d\" font-family=\"Helvetica, Arial, 'Liberation Sans', sans-serif\">%n", width, height).replace("\r", ""));
		box(0, 0, width, height, "#ffffff", 1);
	}

	@Override
	public void path(final double[] x, final double[] y, final String fill, final double opacity, final String stroke,
		final double width, final boolean closed)
	{
		svg.append("<path d=\"");
		for (int i = 0; i < x.length; i++)
			svg.append(i == 0 ? 'M' : 'L').append(number(x[i])).append(' ').append(number(y[i]));
		svg.append(closed ? "Z\"" : "\"").append(" fill=\"").append(fill == null ? "none" : fill).append('"');
		if (fill != null && opacity < 1) svg.append(" fill-opacity=\"").append(number(opacity)).append('"');
		if (stroke != null) svg.append(" stroke=\"").append(stroke).append("\" stroke-width=\"").append(number(width)).append(
			"\" stroke-linejoin=\"round\"");
		svg.append("/>\n");
	}

	@Override
	public void text(final double x, final double y, final String text, final double size, final String colour,
		final Anchor anchor, final boolean bold, final boolean upright)
	{
		svg.append("<text x=\"").append(number(x)).append("\" y=\"").append(number(y)).append("\" font-size=\"").append(number(
			size)).append("\" fill=\"").append(colour).append("\" text-anchor=\"").append(anchor.name().toLowerCase(
				Locale.ROOT)).append('"');
		if (bold) svg.append(" font-weight=\"bold\"");
		if (upright) svg.append(" transform=\"rotate(-90 ").append(number(x)).append(' ').append(number(y)).append(")\"");
		svg.append('>').append(escape(text)).append("</text>\n");
	}

	/** The whole file, without an XML declaration, so that it can stand inside HTML too. */
	String svg() {
		return svg + "</svg>\n";
	}

	/** Text as HTML and XML want it. */
	static String escape(final String text) {
		return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
	}

	private static String number(final double value) {
		final String text = String.format(Locale.ROOT, "%.2f", value);
		return text.replaceFirst("\\.?0+$", "").replaceFirst("^-0$", "0");
	}
}
