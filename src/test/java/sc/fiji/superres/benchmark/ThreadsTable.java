package sc.fiji.superres.benchmark;

import java.io.IOException;
import java.util.Locale;

import ai.djl.Device;
import sc.fiji.superres.batches.Augmentation;
import sc.fiji.superres.batches.Batches;
import sc.fiji.superres.engine.TorchEngine;
import sc.fiji.superres.train.TrainConfig;
import sc.fiji.superres.train.TrainingSteps;

/**
 * What a second thread of PyTorch gains in a training whose batches are drawn on a thread of their own, which needs a
 * processor as well: ten steps with one thread, ten with two, and again.
 */
final class ThreadsTable {

	private static final int STEPS = 10;
	private static final double MILLI = 1e6;

	private final TrainingSteps training;
	private final Batches batches;
	/** Nanoseconds that the training waited for batches since this was last set to 0. */
	private long waited;

	private ThreadsTable(final TrainingSteps training, final Batches batches) {
		this.training = training;
		this.batches = batches;
	}

	static void printHeader() {
		System.out.println("| step of fast | one thread, ms | of it waiting for pairs | two threads, ms | " +
			"of it waiting for pairs | one / two |");
		System.out.println("|---|---|---|---|---|---|");
	}

	/** Prints a row for a training. */
	static void printRow(final String what, final TrainConfig config, final int rounds) throws IOException {
		try (TrainingSteps training = new TrainingSteps(config);
				Batches batches = new Batches(BenchmarkPairs.of(config.pairs()), config.batch(), Augmentation.FLIPS,
					config.seed(), 0, Batches.threads(Device.cpu())))
		{
			new ThreadsTable(training, batches).printRow(what, rounds);
		}
	}

	private void printRow(final String what, final int rounds) {
		final double[][] millis = new double[2][rounds];
		final double[][] waiting = new double[2][rounds];
		for (int round = -1; round < rounds; round++) // the first one warms up
			for (int threads = 1; threads <= 2; threads++) {
				final double took = aStep(threads);
				if (round < 0) continue;
				millis[threads - 1][round] = took;
				waiting[threads - 1][round] = waited / MILLI / STEPS;
			}
		final double one = Turns.median(millis[0]);
		final double two = Turns.median(millis[1]);
		System.out.println(String.format(Locale.ROOT, "| %s | %.1f | %.1f | %.1f | %.1f | %.2f |", what, one, Turns
			.median(waiting[0]), two, Turns.median(waiting[1]), one / two));
	}

	/** Milliseconds of a step, waiting included. */
	private double aStep(final int threads) {
		waited = 0;
		try (TorchEngine.Threads used = TorchEngine.useThreads(threads)) {
			return Turns.millis(this::steps) / STEPS;
		}
	}

	private void steps() {
		for (int step = 0; step < STEPS; step++)
			training.step(next());
	}

	private Batches.Batch next() {
		final long start = System.nanoTime();
		try {
			return batches.next();
		}
		catch (final InterruptedException exc) {
			throw new IllegalStateException("The benchmark was interrupted.", exc);
		}
		finally {
			waited += System.nanoTime() - start;
		}
	}
}
