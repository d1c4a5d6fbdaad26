package sc.fiji.superres.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import sc.fiji.superres.crops.ZoomPyramid;
import sc.fiji.superres.dataset.ZoomLevel;
import sc.fiji.superres.evaluate.ScoreTable;
import sc.fiji.superres.metric.Figure;

/**
 * A figure over zoom level, a curve for each model: what there is to plot, apart from how.
 *
 * @param figure what is plotted
 * @param unit of the zoom levels, MX or nm
 * @param coarsest zoom level of the axis' left end: L
 * @param finest zoom level of its right end: s·L, less than {@code coarsest} in nm
 * @param factor s
 * @param curves one for each model, in the order judged
 */
public record Curves(Figure figure, String unit, double coarsest, double finest, int factor, List<Curve> curves) {

	/**
	 * The curve of one model; all arrays have an element for each level.
	 *
	 * @param model as tables call it
	 * @param zoom levels, coarsest first
	 * @param mean at each level
	 * @param spread standard deviation at each level, 0 where there is none
	 */
	public record Curve(String model, double[] zoom, double[] mean, double[] spread) {

		private static Curve of(final String model, final List<ScoreTable.Summary> levels, final Figure figure) {
			final double[] zoom = levels.stream().mapToDouble(level -> level.level().value()).toArray();
			return of(model, zoom, levels.stream().map(level -> level.statistics().get(figure)).toList());
		}

		private static Curve of(final String model, final double[] zoom, final List<ScoreTable.Statistic> statistics) {
			final double[] mean = statistics.stream().mapToDouble(ScoreTable.Statistic::mean).toArray();
			final double[] spread = statistics.stream().mapToDouble(Curve::spreadOrZero).toArray();
			return new Curve(model, zoom, mean, spread);
		}

		private static double spreadOrZero(final ScoreTable.Statistic statistic) {
			if (Double.isNaN(statistic.spread())) return 0;
			return statistic.spread();
		}

		/** Whether there is nothing to draw. */
		public boolean isEmpty() {
			return mean.length == 0;
		}

		double low(final int level) {
			return mean[level] - spread[level];
		}

		double high(final int level) {
			return mean[level] + spread[level];
		}
	}

	/** The least and the greatest value that a plot has to show, standard deviations included. */
	public record Extent(double low, double high) {}

	/** The curves of a figure. A level without a finite mean is left out of its curve, which may so become empty. */
	public static Curves of(final ScoreTable table, final ZoomPyramid pyramid, final Figure figure) {
		final List<Curve> curves = new ArrayList<>();
		levels(table, figure).forEach((model, levels) -> curves.add(Curve.of(model, levels, figure)));
		final ZoomLevel recorded = pyramid.recorded();
		return new Curves(figure, recorded.unit(), recorded.value(), pyramid.top().value(), pyramid.factor(), curves);
	}

	/** Model → its levels with a finite mean. */
	private static Map<String, List<ScoreTable.Summary>> levels(final ScoreTable table, final Figure figure) {
		final Map<String, List<ScoreTable.Summary>> models = new LinkedHashMap<>();
		for (final ScoreTable.Summary summary : table.summary()) {
			final List<ScoreTable.Summary> levels = models.computeIfAbsent(summary.model(), m -> new ArrayList<>());
			if (Double.isFinite(summary.statistics().get(figure).mean())) levels.add(summary);
		}
		return models;
	}

	/** Whether there is nothing to draw. */
	public boolean isEmpty() {
		return curves.stream().allMatch(Curve::isEmpty);
	}

	/** What a plot has to show; the low end is infinite where all curves are empty. */
	public Extent extent() {
		double low = Double.POSITIVE_INFINITY;
		double high = Double.NEGATIVE_INFINITY;
		for (final Curve curve : curves) {
			for (int level = 0; level < curve.mean.length; level++) {
				low = Math.min(low, curve.low(level));
				high = Math.max(high, curve.high(level));
			}
		}
		return new Extent(low, high);
	}

	/** The label of the vertical axis: the figure with its unit, and a note where less is better. */
	public String label() {
		final boolean smallerIsBetter = figure.direction() == Figure.Direction.SMALLER_IS_BETTER;
		if (smallerIsBetter) return figure.label() + ", less is better";
		return figure.label();
	}

	/** The label of the horizontal axis. */
	public String axis() {
		if (unit.equals("MX")) return "zoom level (MX)";
		return "field width (" + unit + ")";
	}
}
