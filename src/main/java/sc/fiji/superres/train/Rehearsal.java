package sc.fiji.superres.train;

import java.io.IOException;
import java.util.Optional;

import ai.djl.Device;
import sc.fiji.superres.batches.Batches;
import sc.fiji.superres.batches.Validation;
import sc.fiji.superres.checkpoint.Stopwatch;
import sc.fiji.superres.checkpoint.TimeEstimate;
import sc.fiji.superres.engine.Network;
import sc.fiji.superres.engine.TorchEngine;
import sc.fiji.superres.pairs.Pairs;
import sc.fiji.superres.torch.StateDict;

/**
 * Times some steps of which nothing is kept, so that people know how long a training takes before it begins. It costs
 * some seconds, or a single step where steps are that slow; short trainings begin at once.
 *
 * @param validation null without validation images
 */
record Rehearsal(TrainConfig config, Device device, Validation validation, Observers observers) {

	/** A training of fewer steps is over before it would be worth it. */
	private static final long LEAST_STEPS = 1000;
	/** Seconds until Java has compiled what makes pairs, and the batches made ahead are used up. */
	private static final double WARM_UP = 2;
	/** Seconds that are measured at a time after it, and steps, */
	private static final double MEASURED = 1;
	private static final int MEASURED_STEPS = 16;
	/** though not beyond so many seconds. */
	private static final double MOST_SECONDS = 3;
	/** So much of the time before is what steps take that have become faster. */
	private static final double FASTER = 0.95;
	/** Times in a row without becoming faster that end the measuring: a single one may have met other work. */
	private static final int NOT_FASTER = 2;
	/** Times that are measured at most. */
	private static final int MOST_MEASURED = 10;
	private static final double MINUTE = 60;

	/** Steps that were timed. */
	private record Timed(long steps, double seconds) {

		double aStep() {
			return seconds / steps;
		}
	}

	/**
	 * @param done steps that earlier sessions did
	 * @return empty for a short training, and where somebody ended the rehearsal
	 */
	Optional<TimeEstimate> estimate(final Pairs pairs, final StateDict weights, final long done, final int pairsAtOnce)
		throws IOException, InterruptedException
	{
		final long iterations = config.iterations() - done;
		if (iterations < LEAST_STEPS) return Optional.empty();
		try (TorchEngine.Threads threads = TorchEngine.useThreads(config.threads());
				TrainingRun run = new TrainingRun(config, device, weights, pairsAtOnce);
				Batches batches = new Batches(pairs, config.batch(), config.augmentation(), config.seed(), 0, Batches
					.threads(device)))
		{
			final Timed steps = steps(run, batches);
			if (steps.steps() == 0) return Optional.empty();
			return Optional.of(new TimeEstimate(iterations, steps.aStep(), validations(iterations, run), limit()));
		}
	}

	private double limit() {
		final double minutes = config.stopping().minutes();
		if (minutes == 0) return Double.POSITIVE_INFINITY;
		return minutes * MINUTE;
	}

	/** Steps after the warm-up, as fast as they become; a single step that takes as long as that counts itself. */
	private Timed steps(final TrainingRun run, final Batches batches) throws InterruptedException {
		final Timed warmUp = steps(run, batches, WARM_UP, 0);
		if (warmUp.steps() <= 1) return warmUp;
		Timed fastest = warmUp;
		int notFaster = 0;
		for (int i = 0; i < MOST_MEASURED && notFaster < NOT_FASTER; i++) {
			final Timed now = steps(run, batches, MEASURED, MEASURED_STEPS);
			if (now.steps() == 0) return fastest;
			notFaster = now.aStep() > FASTER * fastest.aStep() ? notFaster + 1 : 0;
			if (now.aStep() < fastest.aStep()) fastest = now;
		}
		return fastest;
	}

	/** So many seconds and steps at least, until the time is over in any case, or somebody wants the end. */
	private Timed steps(final TrainingRun run, final Batches batches, final double seconds, final int least)
		throws InterruptedException
	{
		final Stopwatch stopwatch = Stopwatch.start(0);
		long steps = 0;
		while (!isOver(stopwatch.elapsed(), seconds, steps >= least) && !observers.wantEnd()) {
			observers.checkCancelled(0);
			observers.progress().report(0, config.iterations(), "Timing some steps");
			run.step(batches.next(), config.pairs().inputCrop());
			steps++;
		}
		return new Timed(steps, stopwatch.elapsed());
	}

	private static boolean isOver(final double elapsed, final double seconds, final boolean enough) {
		return elapsed >= MOST_SECONDS || elapsed >= seconds && enough;
	}

	/** Seconds that all validations take: one is timed. */
	private double validations(final long iterations, final TrainingRun run) throws IOException {
		if (validation == null) return 0;
		final Stopwatch stopwatch = Stopwatch.start(0);
		try (Network network = run.enlarging()) {
			validation.findings(network, validation.score(network, () -> observers.checkCancelled(0)));
		}
		return stopwatch.elapsed() * iterations / config.rhythm().validateEvery();
	}
}
