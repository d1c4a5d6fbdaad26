package sc.fiji.superres.train;

import java.io.IOException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;

import ai.djl.Device;
import sc.fiji.superres.Sha256;
import sc.fiji.superres.batches.Findings;
import sc.fiji.superres.batches.Teacher;
import sc.fiji.superres.batches.Validation;
import sc.fiji.superres.dataset.SourceImage;
import sc.fiji.superres.engine.Network;
import sc.fiji.superres.engine.Precision;
import sc.fiji.superres.engine.TorchEngine;
import sc.fiji.superres.network.StartWeights;
import sc.fiji.superres.pairs.Pairs;
import sc.fiji.superres.survey.Lessons;
import sc.fiji.superres.torch.StateDict;
import sc.fiji.superres.torch.Storages;

/**
 * Has the model that a training begins with make its targets, where it is known to be good at such images: what it
 * knows would else be lost to the noise of the targets. Where it is good at them but for what it draws into their noise
 * alone, its targets would teach that; then it stays a half of what is kept.
 *
 * @param validation pairs of images that were kept back; null without any
 */
record Lesson(TrainConfig config, Device device, Validation validation, Observers observers) {

	/**
	 * What the model is to do.
	 *
	 * @param config with the share of its targets, or of its weights in what is kept
	 * @param model SHA-256 of its weights; null where it does neither
	 */
	record Part(TrainConfig config, String model) {}

	/**
	 * Why the model may not teach.
	 *
	 * @param words empty where it may
	 * @param drawsOnly whether that is what it draws into noise, and nothing else
	 */
	private record Objection(String words, boolean drawsOnly) {

		static Objection of(final Findings findings) {
			return new Objection(String.join("; ", findings.warnings()), findings.drawsOnly());
		}
	}

	/** At most, of what is kept: it leaves an eighth of the specks that noisy targets teach (docs/study.md). */
	private static final double UNTUNED = 0.5;

	/**
	 * Whether the model teaches: it must do no worse than bicubic at any zoom level of the images that were kept back,
	 * and draw nothing into noise.
	 *
	 * @param start what the training begins with
	 */
	Part part(final Pairs learning, final StartWeights start) throws IOException {
		final boolean isAsked = config.isTaught() && !learning.images().isEmpty();
		if (!isAsked && config.untuned() == null) return new Part(config.withTaught(null), null);
		if (!start.given()) throw forgotten();
		if (!isAsked) return new Part(config.withTaught(null), sha256(start.weights()));
		final Objection objection = objection(learning.images(), start.weights());
		if (objection.words.isEmpty()) return new Part(config, sha256(start.weights()));
		return refused(objection, start.weights());
	}

	private Part refused(final Objection objection, final StateDict start) {
		final String words = "The targets are those of the images alone, not of the model that the training begins " +
			"with: " + objection.words + ".";
		final TrainConfig untaught = config.withTaught(null);
		if (!objection.drawsOnly) {
			observers.noted(words);
			return new Part(untaught, null);
		}
		observers.noted(words + " Else it is good at such images: up to half of the weights that are kept are its.");
		return new Part(untaught.withUntuned(UNTUNED), sha256(start));
	}

	private static IOException forgotten() {
		return new IOException("This training was begun with a model that makes its targets, or is a part of what is " +
			"kept. Name that model again (start=), or choose another run folder.");
	}

	private Objection objection(final List<SourceImage> images, final StateDict start) throws IOException {
		if (validation == null) return new Objection(
			"no image is kept back that would tell whether it is good at such images", false);
		try (TorchEngine.Threads threads = TorchEngine.useThreads(config.threads()); Network network = load(start)) {
			if (new Teacher(network, observers.stoppable()).choice(images).isEmpty()) return new Objection(
				"all images are frames of one place, or too large", false);
			final Validation.Scores scores = validation.score(network, () -> observers.checkCancelled(0));
			return Objection.of(validation.findings(network, scores));
		}
	}

	private Network load(final StateDict weights) throws IOException {
		return config.network().load(weights, device, Precision.FULL);
	}

	private static String sha256(final StateDict weights) {
		final MessageDigest digest = Sha256.begin();
		weights.forEach((name, tensor) -> digest.update(Storages.bytes(tensor.values())));
		return HexFormat.of().formatHex(digest.digest());
	}

	/** The pairs with targets of the model; it looks at the images first. */
	Pairs taught(final Pairs learning, final StateDict teacher) throws IOException {
		final List<?> images = learning.images();
		try (TorchEngine.Threads threads = TorchEngine.useThreads(config.threads()); Network network = load(teacher)) {
			final Lessons lessons = new Teacher(network, observers.stoppable()).of(learning.images(), config.taught());
			observers.noted("The model that the training begins with is good at such images: it makes the targets of " +
				lessons.seen().size() + " of " + images.size() +
				" images, without their noise, and of scans of altered crystals, lest it forget what these do not show.");
			return learning.taught(lessons);
		}
	}
}
