package sc.fiji.superres.report;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

import sc.fiji.superres.NumberText;
import sc.fiji.superres.crops.ZoomPyramid;
import sc.fiji.superres.dataset.ZoomLevel;
import sc.fiji.superres.evaluate.Example;
import sc.fiji.superres.image.PixelSize;
import sc.fiji.superres.image.RoundNumber;
import sc.fiji.superres.measure.Metrics;
import sc.fiji.superres.metric.Figure;

/**
 * A row for each of some zoom levels: the input, every model's result, and the reference, all on the grey range of the
 * reference. Below them a row for each model with its worst crop of all levels, alone: the one with the most invented
 * power, or the least PSNR where nothing was invented. In the physical evaluation, where each result has a reference of
 * its own, it is that of the result that is most like it.
 */
final class Gallery {

	private static final int MOST_ROWS = 4;
	private static final double SPOKEN_OF = 0.001;
	private static final double SIDE = 256;
	private static final double GAP = 10;
	private static final double HEAD = 30;
	private static final double CAPTION = 22;
	private static final double HISTOGRAM = 44;
	private static final double LEFT = 34;
	private static final double ROW = SIDE + CAPTION + HISTOGRAM + GAP;
	/** Pixels of the picture along each side of a coordinate square. */
	private static final int FINER = 2;
	private static final Font PLAIN = new Font(Font.SANS_SERIF, Font.PLAIN, 12);
	private static final Font BOLD = new Font(Font.SANS_SERIF, Font.BOLD, 15);
	private static final Color INK = new Color(0x222222);
	/** The longest scale bar, as a share of the side. */
	private static final double LONGEST_BAR = 0.4;

	/**
	 * Pictures of one crop.
	 *
	 * @param label at the left
	 * @param examples of one level
	 */
	private record Row(String label, ZoomLevel level, List<Example> examples) {}

	private final List<Row> rows = new ArrayList<>();
	private final Set<String> models = new LinkedHashSet<>();
	private final ZoomPyramid pyramid;
	private final PixelSize pixel;

	private Gallery(final List<Example> examples, final ZoomPyramid pyramid, final PixelSize pixel) {
		this.pyramid = pyramid;
		this.pixel = pixel;
		examples.forEach(example -> models.add(example.score().model()));
		final List<Example> firsts = examples.stream().filter(Example::first).toList();
		for (final ZoomLevel level : shown(levels(firsts)))
			rows.add(new Row(name(level), level, at(level, firsts)));
		for (final String model : models)
			worst(model, examples).ifPresent(worst -> rows.add(row(worst)));
	}

	private static Optional<Example> worst(final String model, final List<Example> examples) {
		return examples.stream().filter(example -> example.score().model().equals(model)).reduce((worst, other) -> other
			.isWorseThan(worst) ? other : worst);
	}

	private Row row(final Example worst) {
		return new Row("worst: " + name(worst.score().level()), worst.score().level(), List.of(worst));
	}

	private String name(final ZoomLevel level) {
		return String.format(Locale.ROOT, "%s (%.0f %%)", level, pyramid.percent(level));
	}

	/** The zoom levels that there are examples of. */
	private List<ZoomLevel> levels(final List<Example> examples) {
		return pyramid.levels().stream().filter(level -> !at(level, examples).isEmpty()).toList();
	}

	private static List<Example> at(final ZoomLevel level, final List<Example> examples) {
		return examples.stream().filter(example -> example.score().level().equals(level)).toList();
	}

	/** As many levels as there are rows, evenly spread from the first to the last. */
	private static List<ZoomLevel> shown(final List<ZoomLevel> levels) {
		if (levels.size() <= 1) return levels;
		final int count = Math.min(MOST_ROWS, levels.size());
		final List<ZoomLevel> shown = new ArrayList<>();
		for (int i = 0; i < count; i++)
			shown.add(levels.get(Math.round(i * (levels.size() - 1f) / (count - 1))));
		return shown;
	}

	/**
	 * Draws the gallery.
	 *
	 * @param pixel size of a pixel of the references as recorded; in pixels where it is not known
	 */
	static BufferedImage draw(final List<Example> examples, final ZoomPyramid pyramid, final PixelSize pixel) {
		return new Gallery(examples, pyramid, pixel).draw();
	}

	private BufferedImage draw() {
		final int width = (int) x(headings().size());
		final int height = (int) (HEAD + rows.size() * ROW + 4);
		final BufferedImage picture = new BufferedImage(FINER * width, FINER * height, BufferedImage.TYPE_INT_RGB);
		final Graphics2D g = graphics(picture);
		drawHeadings(g);
		drawRows(g);
		g.dispose();
		return picture;
	}

	private void drawRows(final Graphics2D g) {
		double y = HEAD;
		for (final Row row : rows) {
			drawRow(g, row, y);
			y += ROW;
		}
	}

	private List<String> headings() {
		final List<String> headings = new ArrayList<>();
		headings.add("Input");
		headings.addAll(models);
		headings.add("Reference");
		return headings;
	}

	private void drawHeadings(final Graphics2D g) {
		final List<String> headings = headings();
		for (int column = 0; column < headings.size(); column++)
			drawText(g, x(column) + SIDE / 2, 21, headings.get(column), BOLD, INK);
	}

	/** Graphics on white, with coordinates that are coarser than the picture's pixels. */
	private static Graphics2D graphics(final BufferedImage picture) {
		final Graphics2D g = picture.createGraphics();
		g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
		g.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
		g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
		g.scale(FINER, FINER);
		g.setColor(Color.WHITE);
		g.fillRect(0, 0, picture.getWidth(), picture.getHeight());
		return g;
	}

	/** Draws a line of text with its middle at x, on the base line y. */
	private static void drawText(final Graphics2D g, final double x, final double y, final String text, final Font font,
		final Color colour)
	{
		final double width = font.getStringBounds(text, g.getFontRenderContext()).getWidth();
		g.setFont(font);
		g.setColor(colour);
		g.drawString(text, (float) (x - width / 2), (float) y);
	}

	private static double x(final int column) {
		return LEFT + column * (SIDE + GAP);
	}

	private void drawRow(final Graphics2D g, final Row row, final double y) {
		final List<Example> examples = row.examples;
		final Example best = mostAlike(examples);
		final Panel reference = Panel.of(best.reference());
		final Panel.GreyRange range = reference.range();
		drawLabel(g, row.label, y);
		drawPanel(g, Panel.of(best.input()), 0, y, best.score().image(), range);
		drawResults(g, examples, y, range);
		drawPanel(g, reference, lastColumn(), y, referenceCaption(examples, best), range);
		drawScaleBar(g, x(lastColumn()), y, reference.width() * pixel.width() / pyramid.ratio(row.level));
	}

	/** The column of the references. */
	private int lastColumn() {
		return models.size() + 1;
	}

	private void drawResults(final Graphics2D g, final List<Example> examples, final double y,
		final Panel.GreyRange range)
	{
		final List<String> columns = List.copyOf(models);
		for (final Example example : examples) {
			final int column = 1 + columns.indexOf(example.score().model());
			drawPanel(g, Panel.of(example.result()), column, y, caption(example), range);
		}
	}

	/** Writes upwards at the left of a row. */
	private static void drawLabel(final Graphics2D g, final String text, final double y) {
		final double x = LEFT - 12;
		final double middle = y + SIDE / 2;
		final AffineTransform before = g.getTransform();
		g.rotate(-Math.PI / 2, x, middle);
		drawText(g, x, middle, text, BOLD, INK);
		g.setTransform(before);
	}

	private static String referenceCaption(final List<Example> examples, final Example best) {
		if (references(examples) > 1) return "matched to " + best.score().model();
		return best.score().origin().reference();
	}

	/** How many references the results of a row have. */
	private static long references(final List<Example> examples) {
		return examples.stream().map(example -> example.score().origin()).distinct().count();
	}

	private static Example mostAlike(final List<Example> examples) {
		return examples.stream().max(Comparator.comparingDouble(Gallery::likeness)).orElseThrow();
	}

	private static double likeness(final Example example) {
		final double measured = value(example, Metrics.LIKENESS);
		if (Double.isNaN(measured)) return example.score().origin().ssim();
		return measured;
	}

	private static double value(final Example example, final Figure figure) {
		return example.score().values().getOrDefault(figure, Double.NaN);
	}

	/** The figures that stand below a result. */
	static String caption(final Example example) {
		final String likeness = String.format(Locale.ROOT, "%s %.3f", Metrics.LIKENESS.name(), likeness(example));
		return quality(value(example, Metrics.QUALITY)) + likeness + invented(value(example, Metrics.INVENTED));
	}

	/** Only where it is worth speaking of. */
	private static String invented(final double share) {
		if (!(share >= SPOKEN_OF)) return "";
		return String.format(Locale.ROOT, ", invented %.1f %%", 100 * share);
	}

	private static String quality(final double value) {
		if (Double.isNaN(value)) return "match left out, ";
		return String.format(Locale.ROOT, "%.2f %s, ", value, Metrics.QUALITY.unit());
	}

	private static void drawPanel(final Graphics2D g, final Panel panel, final int column, final double y,
		final String caption, final Panel.GreyRange range)
	{
		panel.draw(g, new Rectangle2D.Double(x(column), y, SIDE, SIDE), range);
		drawText(g, x(column) + SIDE / 2, y + SIDE + 15, caption, PLAIN, INK);
		panel.histogram(g, new Rectangle2D.Double(x(column), y + SIDE + CAPTION, SIDE, HISTOGRAM), range);
	}

	/**
	 * Draws a scale bar at the lower left of a panel.
	 *
	 * @param field width of what the panel shows, in the unit of the pixel size
	 */
	private void drawScaleBar(final Graphics2D g, final double x, final double y, final double field) {
		final double length = RoundNumber.atMost(LONGEST_BAR * field);
		final double bar = length / field * SIDE;
		final String text = NumberText.plain(length, 3) + " " + unit();
		fill(g, x + 8, y + SIDE - 34, bar + 16, 27, new Color(0, 0, 0, 166));
		fill(g, x + 16, y + SIDE - 15, bar, 3.5, Color.WHITE);
		drawText(g, x + 16 + bar / 2, y + SIDE - 19, text, BOLD.deriveFont(PLAIN.getSize2D()), Color.WHITE);
	}

	private static void fill(final Graphics2D g, final double x, final double y, final double width,
		final double height, final Color colour)
	{
		g.setColor(colour);
		g.fill(new Rectangle2D.Double(x, y, width, height));
	}

	private String unit() {
		if (pixel.unit().equals("pixel")) return "px";
		return pixel.unit();
	}
}
