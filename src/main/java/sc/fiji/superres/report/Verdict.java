package sc.fiji.superres.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import sc.fiji.superres.crops.ZoomPyramid;
import sc.fiji.superres.dataset.ZoomLevel;
import sc.fiji.superres.evaluate.ScoreTable;
import sc.fiji.superres.measure.Metrics;
import sc.fiji.superres.metric.Figure;

/**
 * What an evaluation comes to, in a sentence made from the score table alone: where each model is better than the first
 * one (bicubic enlargement) in PSNR and by how much, and which other figures say the opposite there.
 * <p>
 * A model is better at a level where the mean of the differences ({@link PairedScores}) is above {@value #SAME} dB.
 * </p>
 */
final class Verdict {

	/** Means of noisy crops differ by less without meaning it, in dB. */
	private static final double SAME = 0.05;
	/** As far as another figure, which lies within [0,1], may be worse without an objection. */
	private static final double TOLERATED = 0.02;

	private final ZoomPyramid pyramid;
	private final PairedScores scores;

	private Verdict(final ScoreTable table, final ZoomPyramid pyramid) {
		this.pyramid = pyramid;
		scores = new PairedScores(table);
	}

	/** One sentence; a part for each model but the first. */
	static String of(final ScoreTable table, final ZoomPyramid pyramid) {
		return new Verdict(table, pyramid).sentence();
	}

	private String sentence() {
		final List<String> models = scores.models();
		if (models.size() < 2) return "Nothing was compared: name models= besides bicubic.";
		final List<String> others = models.subList(1, models.size());
		return others.stream().map(this::judgement).collect(Collectors.joining("; ")) + ".";
	}

	private String judgement(final String model) {
		final Map<ZoomLevel, Double> gains = scores.differences(model, Metrics.QUALITY);
		if (gains.isEmpty()) return model + " cannot be compared with " + first() + ": no crop has a " + Metrics.QUALITY
			.name() + " of both";
		return model + " is " + comparison(gains) + objections(model, above(SAME, gains).keySet());
	}

	private String first() {
		return scores.models().get(0);
	}

	private String comparison(final Map<ZoomLevel, Double> gains) {
		final String better = where(above(SAME, gains), gains);
		final String worse = where(below(-SAME, gains), gains);
		if (better.isEmpty() && worse.isEmpty()) return "as good as " + first() + at(gains.keySet(), gains);
		if (better.isEmpty()) return "worse than " + first() + worse;
		if (worse.isEmpty()) return "better than " + first() + better;
		return "better than " + first() + better + " and worse" + worse;
	}

	private static Map<ZoomLevel, Double> above(final double limit, final Map<ZoomLevel, Double> differences) {
		final Map<ZoomLevel, Double> found = new LinkedHashMap<>(differences);
		found.values().removeIf(difference -> difference <= limit);
		return found;
	}

	private static Map<ZoomLevel, Double> below(final double limit, final Map<ZoomLevel, Double> differences) {
		final Map<ZoomLevel, Double> found = new LinkedHashMap<>(differences);
		found.values().removeIf(difference -> difference >= limit);
		return found;
	}

	/** " at 5 MX to 8 MX by 1.20 to 3.40 dB PSNR"; empty without any. */
	private String where(final Map<ZoomLevel, Double> differences, final Map<ZoomLevel, Double> judged) {
		if (differences.isEmpty()) return "";
		return at(differences.keySet(), judged) + by(differences);
	}

	private String at(final Set<ZoomLevel> levels, final Map<ZoomLevel, Double> judged) {
		final String names = LevelNames.of(levels, pyramid);
		if (levels.size() == judged.size() && levels.size() > 1) return " at every zoom level (" + names + ")";
		return " at " + names;
	}

	private static String by(final Map<ZoomLevel, Double> differences) {
		final List<Double> sorted = differences.values().stream().map(Math::abs).sorted().toList();
		final String least = decibels(sorted.get(0));
		final String most = decibels(sorted.get(sorted.size() - 1));
		if (least.equals(most)) return " by " + least + unit();
		return " by " + least + " to " + most + unit();
	}

	private static String decibels(final double value) {
		return String.format(Locale.ROOT, "%.2f", value);
	}

	private static String unit() {
		return " " + Metrics.QUALITY.unit() + " " + Metrics.QUALITY.name();
	}

	/**
	 * ", but by SSIM worse at 5 MX", for each figure that objects.
	 *
	 * @param better where PSNR is better; elsewhere nothing needs to object
	 */
	private String objections(final String model, final Set<ZoomLevel> better) {
		final List<String> objections = new ArrayList<>();
		for (final Figure figure : Metrics.OBJECTING) {
			final Set<ZoomLevel> levels = worse(model, figure);
			levels.retainAll(better);
			if (!levels.isEmpty()) objections.add("by " + figure.name() + " worse at " + LevelNames.of(levels,
				pyramid));
		}
		if (objections.isEmpty()) return "";
		return ", but " + String.join(" and ", objections);
	}

	private Set<ZoomLevel> worse(final String model, final Figure figure) {
		final Map<ZoomLevel, Double> differences = scores.differences(model, figure);
		if (figure.direction() == Figure.Direction.SMALLER_IS_BETTER) return levels(above(TOLERATED, differences));
		return levels(below(-TOLERATED, differences));
	}

	private static Set<ZoomLevel> levels(final Map<ZoomLevel, Double> differences) {
		return new LinkedHashSet<>(differences.keySet());
	}
}
