package sc.fiji.superres.train;

import java.util.List;

import sc.fiji.superres.dataset.MultiScaleConfig;
import sc.fiji.superres.swinir.SwinIrConfig;
import sc.fiji.superres.swinir.TorchEngine;

/**
 * Everything a training depends on, beside the images themselves; kept as {@code config.json} in the run folder.
 *
 * @param pairs which pairs are made of the images
 * @param network which network learns from them; of the same factor
 * @param iterations steps in all
 * @param batch pairs in a step
 * @param schedule learning rate over the iterations
 * @param weightDecay AdamW's decoupled decay; PyTorch's default is 0.01
 * @param average decay of the exponential moving average of the weights that is evaluated and kept, in [0,1)
 * @param validation share of the source images kept back to watch the training, in [0,1)
 * @param seed of the split, the first weights and the order of the pairs
 * @param logEvery iterations a line of the log covers
 * @param validateEvery iterations between validations, a multiple of {@code logEvery}
 * @param checkpointEvery iterations between checkpoints, a multiple of {@code logEvery}
 * @param threads processor threads PyTorch computes with on a CPU; the last bits of a result depend on their number
 * @param augmentation how drawn pairs are varied; null, as in files of before it was there, is {@link Augmentation#NONE}
 */
public record TrainConfig(MultiScaleConfig pairs, SwinIrConfig network, long iterations, int batch,
	StepSchedule schedule, double weightDecay, double average, double validation, long seed, long logEvery,
	long validateEvery, long checkpointEvery, int threads, Augmentation augmentation)
{

	/** Decay of the published configuration. */
	public static final double AVERAGE = 0.999;
	/** PyTorch's default. */
	public static final double WEIGHT_DECAY = 0.01;

	/** Below as many parameters, handing work to a second thread costs what it saves. */
	private static final long ONE_THREAD = 100_000;

	public TrainConfig {
		augmentation = augmentation == null ? Augmentation.NONE : augmentation;
		require(pairs.factor() == network.factor(), "The pairs are for ×" + pairs.factor() + " but the network is for ×" +
			network.factor() + ".");
		require(network.channels() == 1, "Training pairs are grey, but the network has " + network.channels() +
			" channels.");
		require(iterations >= 1, "iterations=" + iterations + ": at least 1.");
		require(batch >= 1, "batch=" + batch + ": at least 1, or 0 for the preset's.");
		require(weightDecay >= 0, "The weight decay is at least 0, not " + weightDecay + ".");
		require(average >= 0 && average < 1, "The decay of the weight average lies in [0,1), not " + average + ".");
		require(validation >= 0 && validation < 1, "validation=" + validation + " is no share of the images in [0,1).");
		require(logEvery >= 1 && validateEvery % logEvery == 0 && checkpointEvery % logEvery == 0 && validateEvery > 0 &&
			checkpointEvery > 0, "Validation (" + validateEvery + ") and checkpoints (" + checkpointEvery +
				") come after whole log lines of " + logEvery + " iterations.");
		require(threads >= 1, "threads=" + threads + ": at least 1.");
	}

	/**
	 * The method's recipe: halving steps at the published share of the run, average 0.999 (less where that would span more
	 * than a tenth of the run), about 200 lines of log, a validation every tenth line and a checkpoint every fifth.
	 *
	 * @param batch 0 for the method's: 16 at ×4, 4 at ×2
	 * @param milestones empty for the published ones
	 */
	public static TrainConfig of(final MultiScaleConfig pairs, final SwinIrConfig network, final long iterations,
		final int batch, final double learningRate, final List<Long> milestones, final double validation, final long seed)
	{
		final long log = Math.max(1, Math.min(500, iterations / 200));
		final int size = batch != 0 ? batch : pairs.factor() <= 2 ? 4 : 16;
		final List<Long> steps = milestones.isEmpty() ? StepSchedule.publishedMilestones(iterations) : milestones;
		// a short run must not average over its own beginning: at most a tenth of it, from 10 000 iterations on AVERAGE
		final double average = Math.max(0, Math.min(AVERAGE, 1 - 10.0 / iterations));
		return new TrainConfig(pairs, network, iterations, size, new StepSchedule(learningRate, steps, 0.5), WEIGHT_DECAY,
			average, validation, seed, log, 10 * log, 5 * log, threads(network), Augmentation.NONE);
	}

	/** The same with drawn pairs varied. */
	public TrainConfig withAugmentation(final Augmentation changed) {
		return new TrainConfig(pairs, network, iterations, batch, schedule, weightDecay, average, validation, seed, logEvery,
			validateEvery, checkpointEvery, threads, changed);
	}

	/** Whether a run of this configuration may go on as the other one: all but the length and what follows from it are equal. */
	boolean continues(final TrainConfig other) {
		return normalised().equals(other.normalised());
	}

	private static int threads(final SwinIrConfig network) {
		return network.parameters() < ONE_THREAD ? 1 : TorchEngine.threads();
	}

	private TrainConfig normalised() {
		return new TrainConfig(pairs, network, 1, batch, new StepSchedule(schedule.first(), List.of(), schedule.factor()),
			weightDecay, 0, validation, seed, 1, 1, 1, 1, augmentation);
	}

	private static void require(final boolean holds, final String message) {
		if (!holds) throw new IllegalArgumentException(message);
	}
}
