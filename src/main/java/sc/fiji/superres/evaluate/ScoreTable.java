package sc.fiji.superres.evaluate;

import java.util.ArrayList;
import java.util.Collection;
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

/** The scores of an evaluation, and what they come to for each model and zoom level. Any thread may add and read. */
public final class ScoreTable {

	/**
	 * A metric over the crops of one model at one level.
	 *
	 * @param mean of the finite figures; NaN without any, infinite where all are
	 * @param spread their standard deviation (of a sample, n − 1); NaN with fewer than two
	 * @param count how many they are
	 */
	public record Statistic(double mean, double spread, int count) {

		static Statistic of(final double[] values) {
			final double[] finite = DoubleStream.of(values).filter(Double::isFinite).toArray();
			if (finite.length == 0) return new Statistic(DoubleStream.of(values).average().orElse(Double.NaN),
				Double.NaN, 0);
			final double mean = DoubleStream.of(finite).average().orElseThrow();
			final double squares = DoubleStream.of(finite).map(v -> (v - mean) * (v - mean)).sum();
			return new Statistic(mean, finite.length < 2 ? Double.NaN : Math.sqrt(squares / (finite.length - 1)),
				finite.length);
		}
	}

	/**
	 * One model at one zoom level.
	 *
	 * @param crops judged
	 * @param statistics metric → what its figures come to
	 */
	public record Summary(String model, ZoomLevel level, int crops, Map<String, Statistic> statistics) {}

	private final List<Score> scores = new ArrayList<>();

	/** Adds scores, all of one evaluation. */
	public synchronized void add(final List<Score> more) {
		scores.addAll(more);
	}

	/** Everything so far, in the order it was added. */
	public synchronized List<Score> scores() {
		return List.copyOf(scores);
	}

	/** The metrics, in the order of the columns. */
	public Set<String> metrics() {
		final Set<String> metrics = new LinkedHashSet<>();
		scores().forEach(score -> metrics.addAll(score.values().keySet()));
		return metrics;
	}

	/** A summary for each model and zoom level, in the order in which they were judged. */
	public List<Summary> summary() {
		final Map<String, List<Score>> groups = new LinkedHashMap<>();
		for (final Score score : scores())
			groups.computeIfAbsent(score.level() + " " + score.model(), k -> new ArrayList<>()).add(score);
		return groups.values().stream().map(ScoreTable::summary).toList();
	}

	private static Summary summary(final List<Score> group) {
		final Map<String, Statistic> statistics = new LinkedHashMap<>();
		for (final String metric : group.get(0).values().keySet())
			statistics.put(metric, Statistic.of(group.stream().mapToDouble(s -> s.values().get(metric)).toArray()));
		return new Summary(group.get(0).model(), group.get(0).level(), group.size(), statistics);
	}

	/** A row for each crop: {@code scores.csv}. */
	public String scoresCsv() {
		final Set<String> metrics = metrics();
		final StringBuilder csv = new StringBuilder(row(List.of("Model", "Zoom", "Unit", "Image", "Crop", "Reference",
			"X", "Y", "Scale", "Rotation", "Match SSIM"), metrics));
		for (final Score score : scores()) {
			final Score.Origin origin = score.origin();
			csv.append(row(List.of(score.model(), number(score.level().rounded()), score.level().unit(), score.image(),
				score.crop(), origin.reference(), number(origin.x()), number(origin.y()), number(origin.scale()),
				number(origin.rotation()), number(origin.ssim())), metrics.stream().map(m -> number(score.values().get(
					m))).toList()));
		}
		return csv.toString();
	}

	/** A row for each model and zoom level, for each metric mean, standard deviation and count: {@code summary.csv}. */
	public String summaryCsv(final ZoomPyramid pyramid) {
		final List<String> heads = metrics().stream().flatMap(m -> List.of(m, m + " SD", m + " N").stream()).toList();
		final StringBuilder csv = new StringBuilder(row(List.of("Model", "Zoom", "Unit", "Percent", "Crops"), heads));
		for (final Summary summary : summary()) {
			final List<String> figures = new ArrayList<>();
			for (final Statistic s : summary.statistics().values())
				figures.addAll(List.of(number(s.mean()), number(s.spread()), Integer.toString(s.count())));
			csv.append(row(List.of(summary.model(), number(summary.level().rounded()), summary.level().unit(), number(
				pyramid.percent(summary.level())), summary.crops()), figures));
		}
		return csv.toString();
	}

	private static String row(final List<?> first, final Collection<String> rest) {
		final List<Object> cells = new ArrayList<>(first);
		cells.addAll(rest);
		return Csv.row(cells.toArray());
	}

	/** Seven digits at most: 22.19837, 0.8021; NaN and Infinity as Java and R write them. */
	private static String number(final double value) {
		if (!Double.isFinite(value)) return Double.toString(value);
		return value == Math.rint(value) && Math.abs(value) < 1e9 ? Long.toString((long) value) : String.format(
			Locale.ROOT, "%.7g", value);
	}
}
