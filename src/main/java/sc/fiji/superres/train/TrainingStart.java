package sc.fiji.superres.train;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CancellationException;

import ai.djl.Device;
import sc.fiji.superres.NumberText;
import sc.fiji.superres.batches.MemoryEstimate;
import sc.fiji.superres.batches.Validation;
import sc.fiji.superres.calibrate.ModelCalibration;
import sc.fiji.superres.checkpoint.Checkpoint;
import sc.fiji.superres.checkpoint.Checkpoints;
import sc.fiji.superres.checkpoint.Ledger;
import sc.fiji.superres.checkpoint.TimeEstimate;
import sc.fiji.superres.checkpoint.TrainingResult;
import sc.fiji.superres.engine.FreedMemory;
import sc.fiji.superres.engine.TorchEngine;
import sc.fiji.superres.network.StartWeights;
import sc.fiji.superres.pairs.Pairs;
import sc.fiji.superres.torch.StateDict;

/** Everything before the loop of a training, in a run folder that no other training has. */
record TrainingStart(TrainConfig config, RunFolder folder, Device device, TrainingData data, Observers observers) {

	/**
	 * @param start weights to begin with; null draws them from the seed
	 * @param resume whether to go on with the training the run folder holds
	 */
	TrainingResult train(final StateDict start, final boolean resume) throws IOException {
		notePairs();
		final StartWeights first = StartWeights.of(start, config.network(), config.seed());
		final Validation validation = validation();
		final Lesson lesson = new Lesson(config, device, validation, observers);
		final Lesson.Part part = lesson.part(data.learning(), first);
		final RunDescription description = data.description(part.config(), first.origin()).withTeacher(part.model());
		return new TrainingStart(part.config(), folder, device, data, observers).train(first, description, validation,
			resume);
	}

	private TrainingResult train(final StartWeights first, final RunDescription description,
		final Validation validation, final boolean resume) throws IOException
	{
		final int pairsAtOnce = pairsAtOnce();
		final Optional<Checkpoints.Found> found = folder.open(description, resume);
		if (found.isEmpty() && first.given()) observers.noted("Beginning with " + first.origin() + ".");
		found.ifPresent(this::noteDamaged);
		final Optional<Checkpoint> checkpoint = found.map(Checkpoints.Found::checkpoint);
		tellTime(first.weights(), checkpoint.map(Checkpoint::iteration).orElse(0L), validation, pairsAtOnce);
		return train(learning(first.weights(), validation), first.weights(), checkpoint, validation, pairsAtOnce);
	}

	/** With targets of the model that the training begins with, where it teaches. */
	private Pairs learning(final StateDict weights, final Validation validation) throws IOException {
		if (!config.isTaught()) return data.learning();
		return new Lesson(config, device, validation, observers).taught(data.learning(), weights);
	}

	private void notePairs() {
		observers.noted("Learning from " + data.learning().summary());
		if (data.validation() != null) observers.noted("Watching by " + data.validation().summary());
	}

	/**
	 * Says how long the training will take.
	 *
	 * @throws CancellationException where somebody says that this is too long
	 */
	private void tellTime(final StateDict weights, final long done, final Validation validation, final int pairsAtOnce)
		throws IOException
	{
		final Optional<TimeEstimate> estimate = estimate(weights, done, validation, pairsAtOnce);
		if (estimate.isEmpty() || observers.listener().accepts(estimate.get())) return;
		throw new CancellationException("The training was not begun.");
	}

	private Optional<TimeEstimate> estimate(final StateDict weights, final long done, final Validation validation,
		final int pairsAtOnce) throws IOException
	{
		try {
			return new Rehearsal(config, device, validation, observers).estimate(data.learning(), weights, done,
				pairsAtOnce);
		}
		catch (final InterruptedException exc) {
			throw interrupted(exc);
		}
	}

	private static IOException interrupted(final InterruptedException exc) {
		Thread.currentThread().interrupt();
		return new IOException("The training was interrupted.", exc);
	}

	private TrainingResult train(final Pairs pairs, final StateDict weights, final Optional<Checkpoint> checkpoint,
		final Validation validation, final int pairsAtOnce) throws IOException
	{
		final int parts = Math.min(fitted(checkpoint, pairsAtOnce), pairsAtOnce);
		try (TorchEngine.Threads threads = TorchEngine.useThreads(config.threads());
				TrainingRun run = new TrainingRun(config, device, weights, parts))
		{
			checkpoint.ifPresent(run::restore);
			final TrainingResult result = session(run, validation, checkpoint).run(pairs);
			calibrate();
			return result;
		}
		catch (final InterruptedException exc) {
			throw interrupted(exc);
		}
		finally {
			FreedMemory.giveBack(); // the network is closed by now
		}
	}

	private void calibrate() throws IOException {
		new ModelCalibration(data.learning(), data.validation(), device, this::noteCalibration, observers.afterwards())
			.calibrate(List.of(folder.best(), folder.model()));
	}

	private void noteCalibration(final String note) {
		observers.noted(note);
		observers.listener().calibrates();
	}

	/** How many pairs went through the network together when the checkpoint was written. */
	private static int fitted(final Optional<Checkpoint> checkpoint, final int unknown) {
		return checkpoint.map(Checkpoint::pairsAtOnce).filter(n -> n > 0).orElse(unknown);
	}

	private TrainingSession session(final TrainingRun run, final Validation validation,
		final Optional<Checkpoint> checkpoint) throws IOException
	{
		final Ledger ledger = checkpoint.map(Checkpoint::ledger).orElse(Ledger.EMPTY);
		return new TrainingSession(config, folder, run, validation, ledger, observers);
	}

	/** Null without validation images. */
	private Validation validation() {
		if (data.validation() != null) return new Validation(data.validation());
		observers.noted("No image is kept back for validation: the last model is kept, and nothing tells whether it " +
			"is better than bicubic." + vainPatience());
		return null;
	}

	private String vainPatience() {
		if (config.stopping().patience() > 0) return " So patience has no effect.";
		return "";
	}

	private void noteDamaged(final Checkpoints.Found found) {
		for (final String damaged : found.damaged())
			observers.noted("The checkpoint before is used: " + damaged);
	}

	/** How many pairs of a batch go through the network together; says where it is not the whole batch. */
	private int pairsAtOnce() {
		final OptionalLong memory = MemoryEstimate.memory(device);
		if (memory.isEmpty()) return config.batch();
		final int pairs = MemoryEstimate.pairsAtOnce(config.network(), config.batch(), inputSide(), memory.getAsLong());
		if (pairs < config.batch()) notePartsOfBatches(pairs);
		return pairs;
	}

	private void notePartsOfBatches(final int pairs) {
		observers.noted("A whole batch of " + config.batch() + " pairs would take about " + NumberText.gibibytes(
			bytesOfABatch()) + " of memory: it goes through the network by " + pairs + ", with the same result.");
	}

	private long bytesOfABatch() {
		return MemoryEstimate.bytes(config.network(), config.batch(), inputSide());
	}

	private int inputSide() {
		return config.pairs().inputCrop();
	}
}
