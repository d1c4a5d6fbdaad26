package sc.fiji.superres.train;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;

import ai.djl.Device;
import sc.fiji.superres.LockFile;
import sc.fiji.superres.NumberText;
import sc.fiji.superres.Progress;
import sc.fiji.superres.batches.Validation;
import sc.fiji.superres.checkpoint.Checkpoint;
import sc.fiji.superres.checkpoint.Checkpoints;
import sc.fiji.superres.checkpoint.Ledger;
import sc.fiji.superres.engine.TorchEngine;
import sc.fiji.superres.image.IntensityRange;
import sc.fiji.superres.pairs.Pairs;
import sc.fiji.superres.torch.StateDict;

/**
 * Trains a network on pairs made from low-resolution images, on the fly or beforehand.
 *
 * <pre>{@code
 *
 * TrainingResult result = new Trainer(config, new RunFolder(folder), device).train(pairs, validationPairs, null, true,
 * 	TrainingListener.NONE, Progress.NONE);
 * }</pre>
 */
public final class Trainer {

	private final TrainConfig config;
	private final RunFolder folder;
	private final Device device;

	public Trainer(final TrainConfig config, final RunFolder folder, final Device device) {
		this.config = config;
		this.folder = folder;
		this.device = device;
	}

	/**
	 * As {@link #train(Pairs, Pairs, StateDict, boolean, TrainingListener, Progress, TrainingControl)} where nobody but
	 * the progress stops it.
	 */
	public TrainingResult train(final Pairs pairs, final Pairs validation, final StateDict start, final boolean resume,
		final TrainingListener listener, final Progress progress) throws IOException
	{
		return train(pairs, validation, start, resume, listener, progress, new TrainingControl());
	}

	/**
	 * Runs the training to its end, or until it is stopped; the run folder then holds a model and a checkpoint to go on
	 * from.
	 *
	 * @param pairs to learn from
	 * @param validation pairs of other images to watch by; null without any
	 * @param start weights to begin with, of the same network but perhaps for another factor; null draws them from the
	 *            seed
	 * @param resume whether to go on with the training the run folder holds
	 * @param progress a wish to stop here (Escape) is one to finish: the model is written
	 * @param control finishes or cancels the training
	 * @throws java.util.concurrent.CancellationException when the control cancelled; the checkpoint is written, models
	 *             are as they were
	 * @throws IOException when the run folder, a file in it, or a source refuses, or another training has the folder;
	 *             the message names it, and what is kept
	 * @throws IllegalStateException when the loss explodes, or not even one pair fits the memory of the device; the
	 *             last checkpoint stays
	 */
	public TrainingResult train(final Pairs pairs, final Pairs validation, final StateDict start, final boolean resume,
		final TrainingListener listener, final Progress progress, final TrainingControl control) throws IOException
	{
		try (LockFile lock = folder.lock()) {
			return alone(pairs, validation, start, resume, listener, progress, control);
		}
	}

	/** The training, which has the folder for itself. */
	private TrainingResult alone(final Pairs pairs, final Pairs validation, final StateDict start, final boolean resume,
		final TrainingListener listener, final Progress progress, final TrainingControl control) throws IOException
	{
		listener.noted("Learning from " + pairs.summary());
		if (validation != null) listener.noted("Watching by " + validation.summary());
		final StartWeights first = StartWeights.of(start, config.network(), config.seed());
		final int pairsAtOnce = pairsAtOnce(listener);
		final Validation watch = validation == null ? null : new Validation(validation);
		if (watch == null) listener.noted(
			"No image is kept back for validation: the last model is kept, and nothing tells whether it is better than bicubic." +
				(config.stopping().patience() > 0 ? " So patience has no effect." : ""));
		final Optional<Checkpoints.Found> found = folder.open(new RunFolder.Description(config, names(pairs), names(
			validation), hashes(pairs, validation), ranges(pairs, validation), first.origin()), resume);
		if (found.isEmpty() && start != null) listener.noted("Beginning with " + first.origin() + ".");
		found.ifPresent(f -> f.damaged().forEach(d -> listener.noted("The checkpoint before is used: " + d)));
		final Optional<Checkpoint> checkpoint = found.map(Checkpoints.Found::checkpoint);
		final int fitting = checkpoint.map(Checkpoint::pairsAtOnce).filter(n -> n > 0 && n < pairsAtOnce).orElse(
			pairsAtOnce);
		try (TorchEngine.Threads threads = TorchEngine.useThreads(config.threads());
				TrainingRun run = new TrainingRun(config, device, first.weights(), fitting))
		{
			checkpoint.ifPresent(run::restore);
			final Ledger ledger = checkpoint.map(Checkpoint::ledger).orElse(Ledger.EMPTY);
			return new TrainingSession(config, folder, run, watch, ledger, listener, progress, control).go(pairs);
		}
		catch (final InterruptedException exc) {
			Thread.currentThread().interrupt();
			throw new IOException("The training was interrupted.", exc);
		}
	}

	private int pairsAtOnce(final TrainingListener listener) {
		final OptionalLong memory = MemoryEstimate.memory(device);
		if (memory.isEmpty()) return config.batch();
		final int pairs = MemoryEstimate.pairsAtOnce(config, memory.getAsLong());
		final int side = config.pairs().inputCrop();
		if (pairs < config.batch()) listener.noted("A whole batch of " + config.batch() + " pairs would take about " +
			NumberText.gibibytes(MemoryEstimate.bytes(config.network(), config.batch(), side)) + " of " + NumberText
				.gibibytes(memory.getAsLong()) + ": it goes through the network by " + pairs +
			", with the same result.");
		return pairs;
	}

	private static List<String> names(final Pairs pairs) {
		return pairs == null ? List.of() : pairs.sources();
	}

	private static Map<String, IntensityRange> ranges(final Pairs pairs, final Pairs validation) {
		final Map<String, IntensityRange> ranges = new TreeMap<>(pairs.ranges());
		if (validation != null) ranges.putAll(validation.ranges());
		return ranges;
	}

	private static Map<String, String> hashes(final Pairs pairs, final Pairs validation) throws IOException {
		final Map<String, String> hashes = new TreeMap<>(pairs.hashes());
		if (validation != null) validation.hashes().forEach((name, hash) -> hashes.merge(name, hash, (a, b) -> a + " " +
			b));
		return hashes;
	}
}
