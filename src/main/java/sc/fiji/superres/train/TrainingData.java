package sc.fiji.superres.train;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import sc.fiji.superres.image.IntensityRange;
import sc.fiji.superres.pairs.Pairs;

/**
 * The pairs of a training.
 *
 * @param learning pairs to learn from
 * @param validation pairs of other images to watch by; null without any
 */
record TrainingData(Pairs learning, Pairs validation) {

	/** What {@code config.json} says of them. */
	RunDescription description(final TrainConfig config, final String start) throws IOException {
		return new RunDescription(config, learning.sources(), validationSources(), hashes(), ranges(), start);
	}

	private List<String> validationSources() {
		return validation == null ? List.of() : validation.sources();
	}

	private Map<String, IntensityRange> ranges() {
		final Map<String, IntensityRange> ranges = new TreeMap<>(learning.ranges());
		if (validation != null) ranges.putAll(validation.ranges());
		return ranges;
	}

	/** Of a file that holds pairs of both kinds, the hashes of both. */
	private Map<String, String> hashes() throws IOException {
		final Map<String, String> hashes = new TreeMap<>(learning.hashes());
		if (validation == null) return hashes;
		validation.hashes().forEach((name, hash) -> hashes.merge(name, hash, (a, b) -> a + " " + b));
		return hashes;
	}
}
