package sc.fiji.superres.train;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import com.google.gson.Gson;

import sc.fiji.superres.Sha256;
import sc.fiji.superres.image.IntensityRange;

/**
 * What {@code config.json} holds: the configuration, and which images went where.
 *
 * @param config of the training
 * @param training names of the images to learn from
 * @param validation names of the images to watch by
 * @param hashes of the images' content by name, or of a pair folder's files; null in files of before it was there
 * @param ranges grey values that are 0 and 1 by the name of the image; null in files of before it was there
 * @param start where the first weights come from, for people
 * @param teacher SHA-256 of the first weights, where they make the targets or are a part of what is kept; else null
 * @param run tells this run from others, for its checkpoints; null in files of before it was there
 */
record RunDescription(TrainConfig config, List<String> training, List<String> validation, Map<String, String> hashes,
	Map<String, IntensityRange> ranges, String start, String teacher, String run)
{

	/** Of a run that begins: what decides its result tells it from others. */
	RunDescription(final TrainConfig config, final List<String> training, final List<String> validation,
		final Map<String, String> hashes, final Map<String, IntensityRange> ranges, final String start)
	{
		this(config, training, validation, hashes, ranges, start, null, null);
	}

	/** The same where weights of that hash make the targets, or are a part of what is kept; null where none do. */
	RunDescription withTeacher(final String hash) {
		return new RunDescription(config, training, validation, hashes, ranges, start, hash, run);
	}

	/**
	 * The same with the name of its run.
	 *
	 * @param before the name that the run has already; null for a run that begins
	 */
	RunDescription withRun(final String before) {
		final String name = before == null ? digest() : before;
		return new RunDescription(config, training, validation, hashes, ranges, start, teacher, name);
	}

	private String digest() {
		final byte[] all = new Gson().toJson(this).getBytes(StandardCharsets.UTF_8);
		return HexFormat.of().formatHex(Sha256.begin().digest(all));
	}

	/**
	 * Why a training of another description may not go on with this one.
	 *
	 * @return the end of a sentence that begins with the run folder, and what to do; nothing where it may go on
	 */
	Optional<String> objection(final RunDescription next) {
		if (!config.continues(next.config)) {
			return Optional.of("holds a training with other settings. Choose another folder, or give the settings of " +
				"its config.json (only its length, milestones, and what stops it or is written when may change).");
		}
		if (!hasSameImages(next)) {
			return Optional.of("holds a training on other images. Choose another folder, or restore the images its " +
				"config.json names.");
		}
		if (!Objects.equals(teacher, next.teacher)) {
			return Optional.of(
				"holds a training whose targets, or a part of whose weights, another model made. Begin with the same " +
					"model as then (start=), or choose another folder.");
		}
		return changedImage(next).or(() -> changedRange(next));
	}

	private boolean hasSameImages(final RunDescription next) {
		return training.equals(next.training) && validation.equals(next.validation);
	}

	private Optional<String> changedImage(final RunDescription next) {
		if (hashes == null) return Optional.empty();
		return firstChanged(hashes, next.hashes).map(name -> "holds a training on other images: the content of " +
			name + " has changed since. Choose another folder, or restore the image.");
	}

	private Optional<String> changedRange(final RunDescription next) {
		if (ranges == null || ranges.equals(next.ranges)) return Optional.empty();
		final String name = firstChanged(ranges, next.ranges).orElse("images");
		return Optional.of("holds a training with another range of grey values: " + name + rangeBefore(name) +
			". Give the range it was begun with, or choose another folder.");
	}

	private String rangeBefore(final String name) {
		final IntensityRange range = ranges.get(name);
		if (range == null) return "";
		return " had range=" + range.low() + ":" + range.high();
	}

	/** The first name of a map that has another value in the other one. */
	private static Optional<String> firstChanged(final Map<String, ?> before, final Map<String, ?> now) {
		return before.keySet().stream().filter(name -> !before.get(name).equals(now.get(name))).findFirst();
	}
}
