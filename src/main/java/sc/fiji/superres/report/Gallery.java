package sc.fiji.superres.report;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.DoubleStream;

import sc.fiji.superres.NumberText;
import sc.fiji.superres.crops.ZoomPyramid;
import sc.fiji.superres.dataset.ZoomLevel;
import sc.fiji.superres.evaluate.Example;
import sc.fiji.superres.image.PixelSize;

/**
 * A row for each of some zoom levels: the input, every model's result, and the reference, all on the grey range of the
 * reference. In the physical evaluation, where each result has a reference of its own, it is that of the result that is
 * most like it.
 */
final class Gallery {

	private static final int MOST_ROWS = 4;
	private static final double SIDE = 256, GAP = 10, HEAD = 30, CAPTION = 22, HISTOGRAM = 44, LEFT = 34;
	private static final int FINER = 2;
	private static final Font PLAIN = new Font(Font.SANS_SERIF, Font.PLAIN, 12), BOLD = new Font(Font.SANS_SERIF,
		Font.BOLD, 15);
	private static final Color INK = new Color(0x222222);
	/** Shares of the reference's pixels that are black and white. */
	private static final double DARK = 0.001, BRIGHT = 0.999;
	private static final double LONGEST_BAR = 0.4; // of the side
	private static final String LIKENESS = "SSIM";

	private final Map<ZoomLevel, List<Example>> rows = new LinkedHashMap<>();
	private final Set<String> models = new LinkedHashSet<>();
	private final ZoomPyramid pyramid;
	private final PixelSize pixel;

	private Gallery(final List<Example> examples, final ZoomPyramid pyramid, final PixelSize pixel) {
		this.pyramid = pyramid;
		this.pixel = pixel;
		examples.forEach(e -> models.add(e.score().model()));
		final List<ZoomLevel> levels = pyramid.levels().stream().filter(l -> examples.stream().anyMatch(e -> e.score()
			.level().equals(l))).toList();
		final int n = Math.min(MOST_ROWS, levels.size());
		for (int i = 0; i < n; i++) {
			final ZoomLevel level = levels.get(n == 1 ? 0 : Math.round(i * (levels.size() - 1f) / (n - 1)));
			rows.put(level, examples.stream().filter(e -> e.score().level().equals(level)).toList());
		}
	}

	/**
	 * @param pixel size of a pixel of the references as recorded; in pixels where it is not known
	 */
	static BufferedImage draw(final List<Example> examples, final ZoomPyramid pyramid, final PixelSize pixel) {
		return new Gallery(examples, pyramid, pixel).draw();
	}

	private BufferedImage draw() {
		final int columns = models.size() + 2;
		final double height = SIDE + CAPTION + HISTOGRAM + GAP;
		final int w = (int) (LEFT + columns * (SIDE + GAP)), h = (int) (HEAD + rows.size() * height + 4);
		final BufferedImage picture = new BufferedImage(FINER * w, FINER * h, BufferedImage.TYPE_INT_RGB);
		final Graphics2D g = graphics(picture);
		final List<String> heads = new ArrayList<>(List.of("Input"));
		heads.addAll(models);
		heads.add("Reference");
		for (int c = 0; c < columns; c++)
			text(g, x(c) + SIDE / 2, 21, heads.get(c), BOLD, INK);
		double y = HEAD;
		for (final Map.Entry<ZoomLevel, List<Example>> row : rows.entrySet()) {
			row(g, row.getKey(), row.getValue(), y);
			y += height;
		}
		g.dispose();
		return picture;
	}

	/** White, and finer than its coordinates. */
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

	/** A line of text around x, on the base line y. */
	private static void text(final Graphics2D g, final double x, final double y, final String text, final Font font,
		final Color colour)
	{
		g.setFont(font);
		g.setColor(colour);
		g.drawString(text, (float) (x - font.getStringBounds(text, g.getFontRenderContext()).getWidth() / 2),
			(float) y);
	}

	private static double x(final int column) {
		return LEFT + column * (SIDE + GAP);
	}

	private void row(final Graphics2D g, final ZoomLevel level, final List<Example> examples, final double y) {
		final Example best = best(examples);
		final Panel reference = Panel.of(best.reference());
		final float low = reference.quantile(DARK), high = Math.max(low + 1e-3f, reference.quantile(BRIGHT));
		final AffineTransform before = g.getTransform();
		g.rotate(-Math.PI / 2, LEFT - 12, y + SIDE / 2);
		text(g, LEFT - 12, y + SIDE / 2, String.format(Locale.ROOT, "%s (%.0f %%)", level, pyramid.percent(level)),
			BOLD, INK);
		g.setTransform(before);
		panel(g, Panel.of(best.input()), 0, y, best.score().image(), low, high);
		int column = 1;
		for (final String model : models) {
			for (final Example example : examples)
				if (example.score().model().equals(model)) panel(g, Panel.of(example.result()), column, y, figures(
					example), low, high);
			column++;
		}
		final boolean own = examples.stream().map(e -> e.score().origin()).distinct().count() > 1;
		panel(g, reference, column, y, own ? "matched to " + best.score().model() : best.score().origin().reference(),
			low, high);
		scaleBar(g, x(column), y, reference.width(), pyramid.ratio(level));
	}

	private static Example best(final List<Example> examples) {
		return examples.stream().max((a, b) -> Double.compare(likeness(a), likeness(b))).orElseThrow();
	}

	private static double likeness(final Example example) {
		final double likeness = example.score().values().getOrDefault(LIKENESS, Double.NaN);
		return Double.isNaN(likeness) ? example.score().origin().ssim() : likeness;
	}

	/** What stands below a result. */
	static String figures(final Example example) {
		final Map<String, Double> values = example.score().values();
		final double psnr = values.getOrDefault("PSNR", Double.NaN);
		if (Double.isNaN(psnr)) return String.format(Locale.ROOT, "match left out, SSIM %.3f", likeness(example));
		return String.format(Locale.ROOT, "%.2f dB, SSIM %.3f", psnr, likeness(example));
	}

	private static void panel(final Graphics2D g, final Panel panel, final int column, final double y,
		final String caption, final float low, final float high)
	{
		panel.draw(g, x(column), y, SIDE, low, high);
		text(g, x(column) + SIDE / 2, y + SIDE + 15, caption, PLAIN, INK);
		panel.histogram(g, x(column), y + SIDE + CAPTION, SIDE, HISTOGRAM, low, high);
	}

	/** At the lower left of a panel of {@code pixels} pixels that are 1/z times as large as recorded. */
	private void scaleBar(final Graphics2D g, final double x, final double y, final int pixels, final double z) {
		final double field = pixels * pixel.width() / z, length = round(LONGEST_BAR * field), bar = length / field *
			SIDE;
		g.setColor(new Color(0, 0, 0, 166));
		g.fill(new Rectangle2D.Double(x + 8, y + SIDE - 34, bar + 16, 27));
		g.setColor(Color.WHITE);
		g.fill(new Rectangle2D.Double(x + 16, y + SIDE - 15, bar, 3.5));
		text(g, x + 16 + bar / 2, y + SIDE - 19, NumberText.plain(length, 3) + " " + unit(), BOLD.deriveFont(PLAIN
			.getSize2D()), Color.WHITE);
	}

	/** The greatest of 1, 2, 2.5 and 5, times a power of ten, that is no greater. */
	static double round(final double atMost) {
		final double magnitude = Math.pow(10, Math.floor(Math.log10(atMost)));
		return DoubleStream.of(1, 2, 2.5, 5, 10).map(s -> s * magnitude).filter(s -> s <= atMost * (1 + 1e-9)).max()
			.orElse(magnitude);
	}

	private String unit() {
		return pixel.unit().equals("pixel") ? "px" : pixel.unit();
	}
}
