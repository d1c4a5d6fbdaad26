package sc.fiji.superres.train;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.concurrent.CancellationException;

import sc.fiji.superres.batches.Augmentation;
import sc.fiji.superres.batches.Batches;
import sc.fiji.superres.batches.Validation;
import sc.fiji.superres.checkpoint.Ledger;
import sc.fiji.superres.checkpoint.Stopwatch;
import sc.fiji.superres.checkpoint.TrainingResult;
import sc.fiji.superres.pairs.Pairs;

/** One call of {@link Trainer#train}: the loop over the iterations, and what ends it. */
final class TrainingSession {

	private static final double MINUTE = 60;

	private final TrainConfig config;
	private final RunFolder folder;
	private final TrainingRun run;
	private final Observers observers;
	private final Stopwatch stopwatch;
	private final Safekeeping safekeeping;
	private final TrainingRecord training;
	private final long iterationsBefore;

	/**
	 * @param validation null without validation images
	 * @param ledger of the checkpoint that the run was restored from; empty for a new run
	 */
	TrainingSession(final TrainConfig config, final RunFolder folder, final TrainingRun run,
		final Validation validation, final Ledger ledger, final Observers observers) throws IOException
	{
		this.config = config;
		this.folder = folder;
		this.run = run;
		this.observers = observers;
		stopwatch = Stopwatch.start(ledger.seconds());
		safekeeping = new Safekeeping(config, folder, run, stopwatch);
		training = new TrainingRecord(config, folder, run, validation, ledger, observers, safekeeping, stopwatch);
		iterationsBefore = run.iteration();
	}

	/** Trains to the last iteration, or until something ends it, and leaves a model and a checkpoint. */
	TrainingResult run(final Pairs pairs) throws IOException, InterruptedException {
		begin(pairs);
		try (Batches batches = batches(pairs)) {
			while (run.iteration() < config.iterations() && !ends())
				step(next(batches));
			training.finish();
		}
		catch (final CancellationException exc) {
			keepWhatWasLearnt();
			throw exc;
		}
		return training.result();
	}

	private void begin(final Pairs pairs) throws IOException {
		noteStart(run.iteration());
		folder.startLog(run.iteration());
		training.begin(pairs);
	}

	private void noteStart(final long iteration) {
		if (iteration > config.iterations()) noteBeyond(iteration);
		else if (iteration > 0) observers.noted("Resumed at iteration " + iteration + ".");
	}

	private void noteBeyond(final long iteration) {
		observers.noted("This training is at iteration " + iteration + " already, beyond iterations=" + config
			.iterations() + ": nothing is changed.");
	}

	private Batches batches(final Pairs pairs) {
		final int threads = Batches.threads(run.device());
		return new Batches(pairs, config.batch(), augmentation(), config.seed(), run.iteration(), threads);
	}

	/**
	 * Altered scans do what mixing and oddities do, and without the marks that edges of rectangles leave; so does a
	 * half of the model that a training began with, and mixing teaches noise where that is strong (docs/study.md).
	 */
	private Augmentation augmentation() {
		return config.tuned() < 1 ? config.augmentation().withNothingAdded() : config.augmentation();
	}

	/** Whether something ends the training before its last iteration; says what, unless it is the user who did it. */
	private boolean ends() {
		observers.checkCancelled(run.iteration());
		return observers.wantEnd() || timeIsOver() || nothingImproves();
	}

	private boolean timeIsOver() {
		final double minutes = config.stopping().minutes();
		final boolean over = minutes != 0 && stopwatch.elapsed() >= minutes * MINUTE;
		if (over) observers.noted("The " + minutes + " minutes are over at iteration " + run.iteration() + ".");
		return over;
	}

	private boolean nothingImproves() {
		final int patience = config.stopping().patience();
		final boolean over = patience != 0 && training.ledger().stale() >= patience;
		if (over) notePatience(patience);
		return over;
	}

	private void notePatience(final int patience) {
		observers.noted(String.format(Locale.ROOT,
			"%d validations in a row were not better than %.2f dB: stopped at iteration %d.", patience, training
				.ledger().bestPsnr(), run.iteration()));
	}

	/** The next batch; where its images cannot be read, what was learnt so far is kept. */
	private Batches.Batch next(final Batches batches) throws IOException, InterruptedException {
		try {
			return batches.next();
		}
		catch (final UncheckedIOException exc) {
			throw noMorePairs(exc, exc.getCause());
		}
		catch (final RuntimeException exc) {
			throw noMorePairs(exc, exc);
		}
	}

	private IOException noMorePairs(final RuntimeException exc, final Throwable cause) throws IOException {
		keepWhatWasLearnt();
		return new IOException("Training pairs cannot be made any more: " + cause.getMessage() + " (" + cause.getClass()
			.getSimpleName() + "). " + safekeeping.whatIsKept(), exc);
	}

	private void keepWhatWasLearnt() throws IOException {
		if (safekeeping.isBehind()) safekeeping.writeCheckpoint(training.ledger());
	}

	/** One iteration: forward, backward, update, and what is due to be written after it. */
	private void step(final Batches.Batch batch) throws IOException {
		final double loss = learn(batch);
		training.stepped(loss);
		observers.progress().report(run.iteration(), config.iterations(), message(loss));
		training.logIfDue();
		final boolean last = run.iteration() == config.iterations();
		if (!last && safekeeping.isCheckpointDue()) safekeeping.writeCheckpoint(training.ledger());
	}

	/** Returns the loss; where the memory of the device forces smaller parts of a batch, says so. */
	private double learn(final Batches.Batch batch) {
		final int pairsAtOnce = run.pairsAtOnce();
		final double loss = run.step(batch, config.pairs().inputCrop());
		if (TrainingRun.exploded(loss)) throw safekeeping.exploded("The loss became " + loss, run.iteration() + 1);
		if (run.pairsAtOnce() < pairsAtOnce) noteSmallerParts();
		return loss;
	}

	private void noteSmallerParts() {
		observers.noted("The device ran out of memory: a batch of " + config.batch() +
			" pairs goes through the network by " + run.pairsAtOnce() + " from now on, with the same result.");
	}

	/** Short, because ImageJ's status line is: "120/2000, loss 0.0461, 23.10 dB (bicubic 22.08), 25.3 it/s". */
	private String message(final double loss) {
		return String.format(Locale.ROOT, "%d/%d, loss %.4f%s, %.1f it/s", run.iteration(), config.iterations(), loss,
			training.scores(), speed());
	}

	/** Iterations a second. */
	private double speed() {
		final long done = run.iteration() - iterationsBefore;
		return done / Math.max(1e-9, stopwatch.elapsed());
	}
}
