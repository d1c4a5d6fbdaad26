package sc.fiji.superres.train;

import java.io.IOException;

import sc.fiji.superres.checkpoint.Checkpoint;
import sc.fiji.superres.checkpoint.Checkpoints;
import sc.fiji.superres.checkpoint.Ledger;
import sc.fiji.superres.checkpoint.Stopwatch;

/** The checkpoints of a training that runs; what goes wrong says which of them is kept. */
final class Safekeeping {

	private static final double MINUTE = 60;
	/** Instead of an iteration: there is no checkpoint yet. */
	private static final long NONE = -1;

	/** Writes a file. */
	interface Writing {

		void write() throws IOException;
	}

	private final TrainConfig config;
	private final RunFolder folder;
	private final Checkpoints checkpoints;
	private final TrainingRun run;
	private final Stopwatch stopwatch;
	/** Iteration of the last checkpoint, or {@link #NONE}. */
	private long kept;
	/** When it was written, or this session began. */
	private long keptAt;

	/** @param run as its checkpoint restored it, where there is one */
	Safekeeping(final TrainConfig config, final RunFolder folder, final TrainingRun run, final Stopwatch stopwatch)
		throws IOException
	{
		this.config = config;
		this.folder = folder;
		this.run = run;
		this.stopwatch = stopwatch;
		checkpoints = folder.checkpoints();
		kept = run.iteration() > 0 ? run.iteration() : NONE;
		keptAt = stopwatch.begun();
	}

	/** Whether something was learnt since the last checkpoint. */
	boolean isBehind() {
		return run.iteration() > Math.max(0, kept);
	}

	/** Whether there is no checkpoint of this iteration, be it the first. */
	boolean lacksThisIteration() {
		return run.iteration() > kept;
	}

	/** Whether the last checkpoint is older than the configuration wants. */
	boolean isCheckpointDue() {
		return Stopwatch.since(keptAt) >= config.rhythm().checkpointMinutes() * MINUTE;
	}

	/** @throws IllegalStateException where the weights are no numbers any more; the last checkpoint stays */
	void writeCheckpoint(final Ledger ledger) throws IOException {
		try {
			write(run.checkpoint(ledger.withSeconds(stopwatch.total())));
		}
		catch (final IllegalStateException exc) {
			throw exploded("The weights are no numbers any more", run.iteration());
		}
		kept = run.iteration();
		keptAt = System.nanoTime();
	}

	private void write(final Checkpoint checkpoint) throws IOException {
		write("The checkpoint of iteration " + run.iteration(), () -> checkpoints.write(checkpoint));
	}

	/**
	 * Writes a file of the run folder.
	 *
	 * @param what the file, for people
	 * @throws IOException where it cannot be written; the message says what is kept
	 */
	void write(final String what, final Writing writing) throws IOException {
		try {
			writing.write();
		}
		catch (final IOException exc) {
			throw refused(what, exc);
		}
	}

	private IOException refused(final String what, final IOException exc) {
		return new IOException(what + " could not be written: " + exc.getMessage() + ". " + whatIsKept() +
			" Make room or writable what refuses, and call the training again to go on.", exc);
	}

	/** The error that ends a training whose numbers exploded. */
	IllegalStateException exploded(final String what, final long iteration) {
		return new IllegalStateException(what + " at iteration " + iteration + " (learning rate " + config.rate(
			iteration - 1) + "). " + wayOut());
	}

	private String wayOut() {
		if (kept == NONE) return "Nothing was kept yet: begin again with a smaller learning rate.";
		return whatIsKept() + " Start a new run from it or from best.pt (start=) with a smaller learning rate.";
	}

	/** A sentence about the last checkpoint. */
	String whatIsKept() {
		if (kept == NONE) return "Nothing was kept yet.";
		final String checkpoint = "The checkpoint of iteration " + kept + " ";
		if (checkpoints.holds(kept)) return checkpoint + "is kept in " + folder.path() + ".";
		return checkpoint + "is not in " + folder.path() + " any more: somebody moved or deleted it.";
	}
}
