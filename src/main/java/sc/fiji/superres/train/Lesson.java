package sc.fiji.superres.train;

import java.io.IOException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;

import ai.djl.Device;
import sc.fiji.superres.Sha256;
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
 * knows would else be lost to the noise of the targets.
 *
 * @param validation pairs of images that were kept back; null without any
 */
record Lesson(TrainConfig config, Device device, Validation validation, Observers observers) {

	/**
	 * Whether the model teaches: it must do no worse than bicubic at any zoom level of the images that were kept back,
	 * and draw nothing into noise.
	 *
	 * @param start what the training begins with
	 * @return the SHA-256 of its weights; null where it does not teach
	 */
	String teacher(final Pairs learning, final StartWeights start) throws IOException {
		if (!config.isTaught() || learning.images().isEmpty()) return null;
		if (!start.given()) throw forgotten();
		final String objection = objection(learning.images(), start.weights());
		if (objection.isEmpty()) return sha256(start.weights());
		observers.noted("The targets are those of the images alone, not of the model that the training begins with: " +
			objection + ".");
		return null;
	}

	private static IOException forgotten() {
		return new IOException("This training was begun with a model that makes its targets. Name that model again " +
			"(start=), or choose another run folder.");
	}

	/** Why the model may not teach; empty where it may. */
	private String objection(final List<SourceImage> images, final StateDict start) throws IOException {
		if (validation == null) return "no image is kept back that would tell whether it is good at such images";
		try (TorchEngine.Threads threads = TorchEngine.useThreads(config.threads()); Network network = load(start)) {
			if (new Teacher(network, observers.stoppable()).choice(images).isEmpty())
				return "all images are frames of one place, or too large";
			final Validation.Scores scores = validation.score(network, () -> observers.checkCancelled(0));
			return String.join("; ", validation.findings(network, scores).warnings());
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
