package sc.fiji.superres.report;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import sc.fiji.superres.dataset.ZoomLevel;
import sc.fiji.superres.evaluate.Example;
import sc.fiji.superres.evaluate.ZoomPyramid;
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
		final List<ZoomLevel> levels = pyramid.levels().stream().filter(l -> examples.stream().anyMatch(e -> e.score().level()
			.equals(l))).toList();
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
		final PictureCanvas canvas = new PictureCanvas((int) (LEFT + columns * (SIDE + GAP)), (int) (HEAD + rows.size() *
			height + 4), FINER);
		final List<String> heads = new ArrayList<>(List.of("Input"));
		heads.addAll(models);
		heads.add("Reference");
		for (int c = 0; c < columns; c++)
			canvas.text(x(c) + SIDE / 2, 21, heads.get(c), 15, Look.INK, Canvas.Anchor.MIDDLE, true, false);
		double y = HEAD;
		for (final Map.Entry<ZoomLevel, List<Example>> row : rows.entrySet()) {
			row(canvas, row.getKey(), row.getValue(), y);
			y += height;
		}
		return canvas.picture();
	}

	private static double x(final int column) {
		return LEFT + column * (SIDE + GAP);
	}

	private void row(final PictureCanvas canvas, final ZoomLevel level, final List<Example> examples, final double y) {
		final Example best = best(examples);
		final Panel reference = Panel.of(best.reference());
		final float low = reference.quantile(DARK), high = Math.max(low + 1e-3f, reference.quantile(BRIGHT));
		canvas.text(LEFT - 12, y + SIDE / 2, String.format(Locale.ROOT, "%s (%.0f %%)", level, pyramid.percent(level)), 15,
			Look.INK, Canvas.Anchor.MIDDLE, true, true);
		panel(canvas, Panel.of(best.input()), 0, y, best.score().image(), low, high);
		int column = 1;
		for (final String model : models) {
			for (final Example example : examples)
				if (example.score().model().equals(model)) panel(canvas, Panel.of(example.result()), column, y, figures(example),
					low, high);
			column++;
		}
		final boolean own = examples.stream().map(e -> e.score().origin()).distinct().count() > 1;
		panel(canvas, reference, column, y, own ? "matched to " + best.score().model() : best.score().origin().reference(), low, high);
		scaleBar(canvas, x(column), y, reference.width(), pyramid.ratio(level));
	}

	private static Example best(final List<Example> examples) {
		return examples.stream().max((a, b) -> Double.compare(likeness(a), likeness(b))).orElseThrow();
	}

	private static double likeness(final Example example) {
		return example.score().values().getOrDefault(LIKENESS, Double.NaN);
	}

	private static String figures(final Example example) {
		final Map<String, Double> values = example.score().values();
		return String.format(Locale.ROOT, "%.2f dB, SSIM %.3f", values.getOrDefault("PSNR", Double.NaN), likeness(example));
	}

	private static void panel(final PictureCanvas canvas, final Panel panel, final int column, final double y,
		final String caption, final float low, final float high)
	{
		panel.draw(canvas, x(column), y, SIDE, low, high);
		canvas.text(x(column) + SIDE / 2, y + SIDE + 15, caption, 12, Look.INK, Canvas.Anchor.MIDDLE, false, false);
		panel.histogram(canvas, x(column), y + SIDE + CAPTION, SIDE, HISTOGRAM, low, high);
	}

	/** At the lower left of a panel of {@code pixels} pixels that are 1/z times as large as recorded. */
	private void scaleBar(final Canvas canvas, final double x, final double y, final int pixels, final double z) {
		final double field = pixels * pixel.width() / z, length = Axis.atMost(LONGEST_BAR * field);
		final double bar = length / field * SIDE;
		canvas.box(x + 8, y + SIDE - 34, bar + 16, 27, "#000000", 0.65);
		canvas.box(x + 16, y + SIDE - 15, bar, 3.5, "#ffffff", 1);
		canvas.text(x + 16 + bar / 2, y + SIDE - 19, Axis.plain(length) + " " + unit(), 12, "#ffffff", Canvas.Anchor.MIDDLE, true,
			false);
	}

	private String unit() {
		return pixel.unit().equals("pixel") ? "px" : pixel.unit();
	}
}
