package sc.fiji.superres.evaluate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.DoubleStream;

import sc.fiji.superres.Csv;
import sc.fiji.superres.crops.Score;
import sc.fiji.superres.crops.ZoomPyramid;
import sc.fiji.superres.dataset.ZoomLevel;
import sc.fiji.superres.metric.Figure;

/** The scores of an evaluation, and what they come to for each model and zoom level. Any thread may add and read. */
public final class ScoreTable {

	/**
	 * A figure over the crops of one model at one level.
	 *
	 * @param mean of the finite values; NaN without any, infinite where all are
	 * @param spread their standard deviation (of a sample, n − 1); NaN with fewer than two
	 * @param count how many finite values there are
	 */
	public record Statistic(double mean, double spread, int count) {

		static Statistic of(final double[] values) {
			final double[] finite = DoubleStream.of(values).filter(Double::isFinite).toArray();
			if (finite.length == 0) return new Statistic(mean(values), Double.NaN, 0);
			final double mean = mean(finite);
			return new Statistic(mean, standardDeviation(finite, mean), finite.length);
		}

		private static double mean(final double[] values) {
			return DoubleStream.of(values).average().orElse(Double.NaN);
		}

		private static double standardDeviation(final double[] values, final double mean) {
			if (values.length < 2) return Double.NaN;
			final double squares = DoubleStream.of(values).map(v -> (v - mean) * (v - mean)).sum();
			return Math.sqrt(squares / (values.length - 1));
		}
	}

	/**
	 * One model at one zoom level.
	 *
	 * @param crops how many were judged
	 * @param statistics figure → its statistic, in the order of the columns
	 */
	public record Summary(String model, ZoomLevel level, int crops, Map<Figure, Statistic> statistics) {}

	private final List<Score> scores = new ArrayList<>();

	/** Adds scores, all of one evaluation. */
	public synchronized void add(final List<Score> more) {
		scores.addAll(more);
	}

	/** Everything so far, in the order it was added. */
	public synchronized List<Score> scores() {
		return List.copyOf(scores);
	}

	/** The figures, in the order of the columns. */
	public Set<Figure> figures() {
		final Set<Figure> figures = new LinkedHashSet<>();
		scores().forEach(score -> figures.addAll(score.values().keySet()));
		return figures;
	}

	/** A summary for each model and zoom level, in the order in which they were judged. */
	public List<Summary> summary() {
		final Map<String, List<Score>> groups = new LinkedHashMap<>();
		for (final Score score : scores())
			groups.computeIfAbsent(group(score), group -> new ArrayList<>()).add(score);
		return groups.values().stream().map(ScoreTable::summary).toList();
	}

	private static String group(final Score score) {
		return score.level() + " " + score.model();
	}

	private static Summary summary(final List<Score> group) {
		final Map<Figure, Statistic> statistics = new LinkedHashMap<>();
		final Score first = group.get(0);
		for (final Figure figure : first.values().keySet())
			statistics.put(figure, Statistic.of(values(group, figure)));
		return new Summary(first.model(), first.level(), group.size(), statistics);
	}

	private static double[] values(final List<Score> group, final Figure figure) {
		return group.stream().mapToDouble(score -> score.values().get(figure)).toArray();
	}

	/** A row for each crop: {@code scores.csv}. */
	public String scoresCsv() {
		final Set<Figure> figures = figures();
		final StringBuilder csv = new StringBuilder(Csv.row(heading(figures).toArray()));
		for (final Score score : scores())
			csv.append(Csv.row(cells(score, figures).toArray()));
		return csv.toString();
	}

	private static List<Object> heading(final Set<Figure> figures) {
		final List<Object> heading = new ArrayList<>(List.of("Model", "Zoom", "Unit", "Image", "Crop", "Reference", "X",
			"Y", "Scale", "Rotation", "Match SSIM"));
		figures.forEach(figure -> heading.add(figure.column()));
		return heading;
	}

	private static List<Object> cells(final Score score, final Set<Figure> figures) {
		final List<Object> cells = new ArrayList<>();
		cells.add(score.model());
		cells.add(number(score.level().rounded()));
		cells.add(score.level().unit());
		cells.add(score.image());
		cells.add(score.crop());
		cells.addAll(cells(score.origin()));
		figures.forEach(figure -> cells.add(number(score.values().get(figure))));
		return cells;
	}

	private static List<String> cells(final Score.Origin origin) {
		return List.of(origin.reference(), number(origin.x()), number(origin.y()), number(origin.scale()), number(origin
			.rotation()), number(origin.ssim()));
	}

	/**
	 * A row for each model and zoom level, with mean, standard deviation and count of each figure: {@code summary.csv}.
	 */
	public String summaryCsv(final ZoomPyramid pyramid) {
		final StringBuilder csv = new StringBuilder(Csv.row(summaryHeading(figures()).toArray()));
		for (final Summary summary : summary())
			csv.append(Csv.row(cells(summary, pyramid).toArray()));
		return csv.toString();
	}

	private static List<Object> summaryHeading(final Set<Figure> figures) {
		final List<Object> heading = new ArrayList<>(List.of("Model", "Zoom", "Unit", "Percent", "Crops"));
		for (final Figure figure : figures)
			heading.addAll(List.of(figure.column(), figure.column() + " SD", figure.column() + " N"));
		return heading;
	}

	private static List<Object> cells(final Summary summary, final ZoomPyramid pyramid) {
		final ZoomLevel level = summary.level();
		final List<Object> cells = new ArrayList<>();
		cells.add(summary.model());
		cells.add(number(level.rounded()));
		cells.add(level.unit());
		cells.add(number(pyramid.percent(level)));
		cells.add(summary.crops());
		summary.statistics().values().forEach(statistic -> cells.addAll(cells(statistic)));
		return cells;
	}

	private static List<Object> cells(final Statistic statistic) {
		return List.of(number(statistic.mean()), number(statistic.spread()), statistic.count());
	}

	/** Seven digits at most: 22.19837, 0.8021; NaN and Infinity as Java and R write them. */
	private static String number(final double value) {
		if (!Double.isFinite(value)) return Double.toString(value);
		final boolean whole = value == Math.rint(value) && Math.abs(value) < 1e9;
		if (whole) return Long.toString((long) value);
		return String.format(Locale.ROOT, "%.7g", value);
	}
}
