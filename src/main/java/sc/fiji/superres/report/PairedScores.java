package sc.fiji.superres.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import sc.fiji.superres.crops.Score;
import sc.fiji.superres.dataset.ZoomLevel;
import sc.fiji.superres.evaluate.ScoreTable;
import sc.fiji.superres.metric.Figure;

/** Scores of models against those of the first model, crop by crop; crops that lack one of both do not count. */
final class PairedScores {

	/** Model → crop → its score. */
	private final Map<String, Map<String, Score>> scores = new LinkedHashMap<>();

	PairedScores(final ScoreTable table) {
		table.scores().forEach(this::add);
	}

	private void add(final Score score) {
		scores.computeIfAbsent(score.model(), model -> new LinkedHashMap<>()).put(crop(score), score);
	}

	private static String crop(final Score score) {
		return score.level() + "/" + score.image() + "/" + score.crop();
	}

	/** The models in the order in which they were judged. */
	List<String> models() {
		return List.copyOf(scores.keySet());
	}

	/** By how much a figure of a model is above the first model's: the mean at each level that has crops of both. */
	Map<ZoomLevel, Double> differences(final String model, final Figure figure) {
		final Map<ZoomLevel, List<Double>> all = new LinkedHashMap<>();
		for (final Score score : scores.get(model).values()) {
			final double difference = value(score, figure) - value(firstModels(score), figure);
			if (Double.isFinite(difference)) at(score.level(), all).add(difference);
		}
		final Map<ZoomLevel, Double> means = new LinkedHashMap<>();
		all.forEach((level, differences) -> means.put(level, mean(differences)));
		return means;
	}

	/** The first model's score of the same crop; null where there is none. */
	private Score firstModels(final Score score) {
		return scores.values().iterator().next().get(crop(score));
	}

	private static double value(final Score score, final Figure figure) {
		if (score == null) return Double.NaN;
		return score.values().getOrDefault(figure, Double.NaN);
	}

	private static List<Double> at(final ZoomLevel level, final Map<ZoomLevel, List<Double>> all) {
		return all.computeIfAbsent(level, its -> new ArrayList<>());
	}

	private static double mean(final List<Double> values) {
		return values.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
	}
}
