package sc.fiji.superres.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import sc.fiji.superres.crops.Score;
import sc.fiji.superres.crops.ZoomPyramid;
import sc.fiji.superres.dataset.ZoomLevel;
import sc.fiji.superres.evaluate.ScoreTable;
import sc.fiji.superres.measure.Metrics;
import sc.fiji.superres.metric.Figure;

/**
 * What an evaluation comes to, in a sentence made from the score table alone: where each model is better than the first
 * one (bicubic enlargement) in PSNR and by how much, and which other figures say the opposite there.
 * <p>
 * Crop by crop the model's figure is compared with the first model's; crops that lack one of both do not count. A model
 * is better at a level where the mean of these differences is above {@value #SAME} dB.
 * </p>
 */
final class Verdict {

	/** Means of noisy crops differ by less without meaning it, in dB. */
	private static final double SAME = 0.05;
	/** As far as another figure, which lies within [0,1], may be worse without an objection. */
	private static final double TOLERATED = 0.02;

	private final ZoomPyramid pyramid;
	/** Model → crop → its score; the first model is the one to be better than. */
	private final Map<String, Map<String, Score>> scores = new LinkedHashMap<>();

	private Verdict(final ScoreTable table, final ZoomPyramid pyramid) {
		this.pyramid = pyramid;
		for (final Score score : table.scores())
			scores.computeIfAbsent(score.model(), model -> new LinkedHashMap<>()).put(crop(score), score);
	}

	private static String crop(final Score score) {
		return score.level() + "/" + score.image() + "/" + score.crop();
	}

	/** One sentence; a part for each model but the first. */
	static String of(final ScoreTable table, final ZoomPyramid pyramid) {
		return new Verdict(table, pyramid).sentence();
	}

	private String sentence() {
		final List<String> models = new ArrayList<>(scores.keySet());
		if (models.size() < 2) return "Nothing was compared: name models= besides bicubic.";
		final String first = models.get(0);
		return models.subList(1, models.size()).stream().map(model -> model + " " + judgement(first, model)).collect(
			Collectors.joining("; ")) + ".";
	}

	private String judgement(final String first, final String model) {
		final Map<ZoomLevel, Double> gains = differences(first, model, Metrics.QUALITY);
		if (gains.isEmpty()) return "cannot be compared with " + first + ": no crop has a " + Metrics.QUALITY.name() +
			" of both";
		final Map<ZoomLevel, Double> better = where(gains, SAME, Double.MAX_VALUE);
		final Map<ZoomLevel, Double> worse = where(gains, -Double.MAX_VALUE, -SAME);
		return comparison(first, gains, better, worse) + objections(first, model, better.keySet());
	}

	private String comparison(final String first, final Map<ZoomLevel, Double> gains,
		final Map<ZoomLevel, Double> better, final Map<ZoomLevel, Double> worse)
	{
		if (better.isEmpty() && worse.isEmpty()) return "is as good as " + first + " " + at(gains.keySet(), gains);
		if (better.isEmpty()) return "is worse than " + first + " " + at(worse.keySet(), gains) + by(worse);
		final String gain = "is better than " + first + " " + at(better.keySet(), gains) + by(better);
		if (worse.isEmpty()) return gain;
		return gain + " and worse " + at(worse.keySet(), gains) + by(worse);
	}

	/** Mean difference to the first model at each level where crops have a figure of both. */
	private Map<ZoomLevel, Double> differences(final String first, final String model, final Figure figure) {
		final Map<ZoomLevel, List<Double>> all = new LinkedHashMap<>();
		scores.get(model).forEach((crop, score) -> {
			final double difference = value(score, figure) - value(scores.get(first).get(crop), figure);
			if (Double.isFinite(difference)) all.computeIfAbsent(score.level(), level -> new ArrayList<>()).add(
				difference);
		});
		final Map<ZoomLevel, Double> means = new LinkedHashMap<>();
		all.forEach((level, values) -> means.put(level, mean(values)));
		return means;
	}

	private static double value(final Score score, final Figure figure) {
		if (score == null) return Double.NaN;
		return score.values().getOrDefault(figure, Double.NaN);
	}

	private static double mean(final List<Double> values) {
		return values.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
	}

	/** The levels whose difference is above one value and below another. */
	private static Map<ZoomLevel, Double> where(final Map<ZoomLevel, Double> differences, final double above,
		final double below)
	{
		final Map<ZoomLevel, Double> found = new LinkedHashMap<>(differences);
		found.values().removeIf(difference -> difference <= above || difference >= below);
		return found;
	}

	/** ", but ..." for each figure that is worse at levels where PSNR is better. */
	private String objections(final String first, final String model, final Set<ZoomLevel> better) {
		final List<String> objections = new ArrayList<>();
		for (final Figure figure : Metrics.OBJECTING) {
			final Set<ZoomLevel> levels = new LinkedHashSet<>(worse(first, model, figure));
			levels.retainAll(better);
			if (!levels.isEmpty()) objections.add("by " + figure.name() + " worse at " + names(levels));
		}
		if (objections.isEmpty()) return "";
		return ", but " + String.join(" and ", objections);
	}

	private Set<ZoomLevel> worse(final String first, final String model, final Figure figure) {
		final Map<ZoomLevel, Double> differences = differences(first, model, figure);
		if (figure.direction() == Figure.Direction.SMALLER_IS_BETTER) return where(differences, TOLERATED,
			Double.MAX_VALUE).keySet();
		return where(differences, -Double.MAX_VALUE, -TOLERATED).keySet();
	}

	private String at(final Set<ZoomLevel> levels, final Map<ZoomLevel, Double> judged) {
		if (levels.size() == judged.size() && levels.size() > 1) return "at every zoom level (" + names(levels) + ")";
		return "at " + names(levels);
	}

	private String names(final Set<ZoomLevel> levels) {
		return LevelNames.of(levels, pyramid);
	}

	/** " by 1.20 to 3.40 dB PSNR". */
	private static String by(final Map<ZoomLevel, Double> differences) {
		final List<Double> sorted = differences.values().stream().map(Math::abs).sorted().toList();
		final String least = decibels(sorted.get(0));
		final String most = decibels(sorted.get(sorted.size() - 1));
		final String unit = " " + Metrics.QUALITY.unit() + " " + Metrics.QUALITY.name();
		if (least.equals(most)) return " by " + least + unit;
		return " by " + least + " to " + most + unit;
	}

	private static String decibels(final double value) {
		return String.format(Locale.ROOT, "%.2f", value);
	}
}
