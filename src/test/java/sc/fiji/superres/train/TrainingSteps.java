package sc.fiji.superres.train;

import java.io.IOException;

import ai.djl.Device;
import sc.fiji.superres.batches.Batches;

/** Steps of a training on the CPU, one by one, for the benchmarks. */
public final class TrainingSteps implements AutoCloseable {

	private final TrainingRun run;
	private final int side;

	/** A training of a network with its first weights; a whole batch goes through it at once. */
	public TrainingSteps(final TrainConfig config) throws IOException {
		run = new TrainingRun(config, Device.cpu(), config.network().firstWeights(config.seed()), config.batch());
		side = config.pairs().inputCrop();
	}

	/**
	 * Forward, loss, backward, update and average, as a training does them.
	 *
	 * @throws IllegalStateException where nothing was learnt, since the loss is no number or beyond all grey values
	 */
	public void step(final Batches.Batch batch) {
		final double loss = run.step(batch, side);
		if (TrainingRun.exploded(loss)) throw new IllegalStateException("The loss is " + loss + " after " + run
			.iteration() + " steps: the benchmark learns at too high a rate.");
	}

	@Override
	public void close() {
		run.close();
	}
}
