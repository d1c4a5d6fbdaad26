package sc.fiji.superres.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import sc.fiji.superres.crops.ZoomPyramid;
import sc.fiji.superres.evaluate.Measures;
import sc.fiji.superres.evaluate.ScoreTable;

/**
 * A metric over zoom level, a curve for each model: what there is to plot, apart from how.
 *
 * @param metric its name
 * @param unit of the zoom levels, MX or nm
 * @param coarsest zoom level of the axis' left end: L
 * @param finest zoom level of its right end: s·L, less than {@code coarsest} in nm
 * @param factor s
 * @param curves one for each model, in the order judged
 */
public record Curves(String metric, String unit, double coarsest, double finest, int factor, List<Curve> curves) {

	/**
	 * @param model as tables call it
	 * @param zoom levels, coarsest first
	 * @param mean at each
	 * @param spread standard deviation at each, 0 where there is none
	 */
	public record Curve(String model, double[] zoom, double[] mean, double[] spread) {}

	/** The curves of a metric; levels without a finite mean are left out, and models without any level. */
	public static Curves of(final ScoreTable table, final ZoomPyramid pyramid, final String metric) {
		final Map<String, List<ScoreTable.Summary>> models = new LinkedHashMap<>();
		for (final ScoreTable.Summary summary : table.summary()) {
			final List<ScoreTable.Summary> levels = models.computeIfAbsent(summary.model(), m -> new ArrayList<>());
			if (Double.isFinite(summary.statistics().get(metric).mean())) levels.add(summary);
		}
		final List<Curve> curves = new ArrayList<>();
		models.forEach((model, levels) -> curves.add(curve(model, levels, metric)));
		return new Curves(metric, pyramid.recorded().unit(), pyramid.recorded().value(), pyramid.top().value(), pyramid
			.factor(), curves);
	}

	private static Curve curve(final String model, final List<ScoreTable.Summary> levels, final String metric) {
		return new Curve(model, levels.stream().mapToDouble(s -> s.level().value()).toArray(), levels.stream()
			.mapToDouble(s -> s.statistics().get(metric).mean()).toArray(), levels.stream().mapToDouble(s -> s
				.statistics().get(metric).spread()).map(s -> Double.isNaN(s) ? 0 : s).toArray());
	}

	/** Whether there is nothing to draw. */
	public boolean isEmpty() {
		return curves.stream().allMatch(c -> c.mean().length == 0);
	}

	/** The metric with its unit, and what is good in it where that is not more. */
	public String label() {
		final String name = metric.endsWith("PSNR") ? metric + " (dB)" : metric;
		return Measures.better(metric) == Measures.Better.SMALLER ? name + ", less is better" : name;
	}

	/** The axis' name. */
	public String axis() {
		return unit.equals("MX") ? "zoom level (MX)" : "field width (" + unit + ")";
	}
}
