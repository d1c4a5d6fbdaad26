package sc.fiji.superres.train;

import java.util.List;
import java.util.Objects;

import sc.fiji.superres.batches.Augmentation;
import sc.fiji.superres.checkpoint.Rhythm;
import sc.fiji.superres.dataset.MultiScaleConfig;
import sc.fiji.superres.dataset.PairKind;
import sc.fiji.superres.engine.Precision;
import sc.fiji.superres.engine.TorchEngine;
import sc.fiji.superres.network.NetworkConfig;
import sc.fiji.superres.optimize.Loss;
import sc.fiji.superres.optimize.OptimizerConfig;
import sc.fiji.superres.optimize.Schedule;
import sc.fiji.superres.optimize.Stopping;

/**
 * Everything a training depends on, beside the images themselves; kept as {@code config.json} in the run folder. What
 * files of earlier versions lack has the method's value.
 *
 * @param pairs which pairs are made of the images
 * @param network which network learns from them; of the same factor
 * @param iterations steps in all
 * @param batch pairs in a step
 * @param schedule learning rate over the iterations
 * @param loss what is made small
 * @param optimizer numbers of AdamW
 * @param average decay of the exponential moving average of the weights that is evaluated and kept, in [0,1)
 * @param validation share of the source images kept back to watch the training, in [0,1)
 * @param seed of the split, the first weights and the order of the pairs
 * @param rhythm how often something is written
 * @param stopping what ends the run early
 * @param threads processor threads PyTorch computes with on a CPU; the last bits of a result depend on their number
 * @param augmentation how drawn pairs are varied
 * @param precision in which the network computes while it learns; weights, their sum through the blocks and the loss
 *            are in single precision always
 * @param taught the share of independent targets that the model it begins with makes, where that is good at such images
 *            ({@code Lesson}); null or 0 for none
 * @param untuned the greatest share of that model in the weights that are kept, where it makes no targets for nothing
 *            but what it draws into the noise of such images; null for none
 */
public record TrainConfig(MultiScaleConfig pairs, NetworkConfig network, long iterations, int batch, Schedule schedule,
	Loss loss, OptimizerConfig optimizer, double average, double validation, long seed, Rhythm rhythm,
	Stopping stopping, int threads, Augmentation augmentation, Precision precision, Double taught, Double untuned)
{

	/** Decay of the published configuration. */
	public static final double AVERAGE = 0.999;

	/** All of it: the noise of the images' own targets is what makes a tuning forget (docs/study.md). */
	private static final double TAUGHT = 1;

	/**
	 * What counts of the tuned weights where the model that was tuned makes the targets; the rest is that model, as in
	 * WiSE-FT (Wortsman et al. 2022). It costs a tenth of a dB at most on crystals like those of the scans, and of what
	 * they do not show, 0.7 to 0.9 dB less is forgotten (docs/study.md).
	 */
	private static final float TUNED = 0.9f;

	/** A network of fewer parameters is trained on one thread: handing work to a second costs what it saves. */
	private static final long ONE_THREAD = 100_000;
	/**
	 * A network of fewer is trained on half of the threads: it is fast enough to keep the thread that makes pairs busy,
	 * and with all of them it learns half as fast on two cores (docs/benchmarks.md).
	 */
	private static final long HALF_THE_THREADS = 500_000;

	public TrainConfig {
		requireFitting(pairs, network);
		require(iterations >= 1, "iterations=" + iterations + ": at least 1.");
		require(batch >= 1, "batch=" + batch + ": at least 1, or 0 for the preset's.");
		requireAverage(average);
		requireShare(validation);
		require(threads >= 1, "threads=" + threads + ": at least 1.");
		loss = Objects.requireNonNullElse(loss, Loss.of(Loss.Kind.L1));
		optimizer = Objects.requireNonNullElse(optimizer, OptimizerConfig.DEFAULT);
		rhythm = Objects.requireNonNullElse(rhythm, Rhythm.of(iterations));
		stopping = Objects.requireNonNullElse(stopping, Stopping.AT_THE_END);
		augmentation = Objects.requireNonNullElse(augmentation, Augmentation.NONE);
		precision = Objects.requireNonNullElse(precision, Precision.FULL);
		if (taught != null) requireTaught(taught, pairs.pairs());
		if (untuned != null) requireUntuned(untuned);
	}

	private static void requireUntuned(final double share) {
		require(share > 0 && share < 1, "untuned=" + share + " is no share of the kept weights between 0 and 1.");
	}

	private static void requireTaught(final double taught, final PairKind pairs) {
		require(taught >= 0 && taught <= 1, "taught=" + taught + " is no share of the targets in [0,1].");
		require(taught == 0 || pairs == PairKind.INDEPENDENT, "taught=" + taught +
			": only independent pairs have targets of a teacher.");
	}

	private static void requireFitting(final MultiScaleConfig pairs, final NetworkConfig network) {
		require(pairs.factor() == network.factor(), "The pairs are for ×" + pairs.factor() +
			" but the network is for ×" + network.factor() + ".");
		require(network.channels() == 1, "Training pairs are grey, but the network has " + network.channels() +
			" channels.");
	}

	private static void requireAverage(final double average) {
		require(average >= 0 && average < 1, "The decay of the weight average lies in [0,1), not " + average + ".");
	}

	private static void requireShare(final double validation) {
		require(validation >= 0 && validation < 1, "validation=" + validation + " is no share of the images in [0,1).");
	}

	/**
	 * The recipe that goes with the pairs. Published ones: halving steps at the published share of the run, L1.
	 * Independent ones: one cycle ({@link Schedule#oneCycle}), L1, each pair flipped and turned at random. Both:
	 * average 0.999 (less where that would span more than a tenth of the run).
	 *
	 * @param batch 0 for the method's: 16 at ×4, 4 at ×2
	 * @param milestones where the rate halves; empty for the recipe's
	 */
	public static TrainConfig of(final MultiScaleConfig pairs, final NetworkConfig network, final long iterations,
		final int batch, final double learningRate, final List<Long> milestones, final double validation,
		final long seed)
	{
		final boolean independent = pairs.pairs() == PairKind.INDEPENDENT;
		final int size = batch != 0 ? batch : usualBatch(pairs.factor());
		final boolean cycle = independent && milestones.isEmpty();
		final Schedule steps = steps(iterations, learningRate, milestones);
		final Schedule schedule = cycle ? steps.oneCycle(iterations) : steps;
		final Augmentation augmentation = independent ? Augmentation.FLIPS : Augmentation.NONE;
		return new TrainConfig(pairs, network, iterations, size, schedule, null, null, usualAverage(iterations),
			validation, seed, null, null, threads(network), augmentation, null, null, null);
	}

	private static Schedule steps(final long iterations, final double learningRate, final List<Long> milestones) {
		if (!milestones.isEmpty()) return Schedule.steps(learningRate, milestones);
		return Schedule.steps(learningRate, Schedule.publishedMilestones(iterations));
	}

	private static int usualBatch(final int factor) {
		return factor <= 2 ? 4 : 16;
	}

	/**
	 * A short run must not average over its own beginning: at most a tenth of it, from 10 000 iterations on AVERAGE.
	 */
	private static double usualAverage(final long iterations) {
		return Math.max(0, Math.min(AVERAGE, 1 - 10.0 / iterations));
	}

	/** The same with drawn pairs varied. */
	public TrainConfig withAugmentation(final Augmentation changed) {
		return new TrainConfig(pairs, network, iterations, batch, schedule, loss, optimizer, average, validation, seed,
			rhythm, stopping, threads, changed, precision, taught, untuned);
	}

	/** The same for other pairs of the same factor, such as those whose zoom levels are sampled. */
	public TrainConfig withPairs(final MultiScaleConfig changed) {
		return new TrainConfig(changed, network, iterations, batch, schedule, loss, optimizer, average, validation,
			seed, rhythm, stopping, threads, augmentation, precision, taught, untuned);
	}

	/** The same with another loss, schedule, and end. */
	public TrainConfig with(final Loss.Kind loss, final Schedule rates, final Stopping stopping) {
		return new TrainConfig(pairs, network, iterations, batch, rates, Loss.of(loss), optimizer, average, validation,
			seed, rhythm, stopping, threads, augmentation, precision, taught, untuned);
	}

	/** Whether the model it begins with makes targets. */
	boolean isTaught() {
		return taught != null && taught > 0;
	}

	/** The same where the model it begins with makes the targets. */
	public TrainConfig withTeacher() {
		return withTaught(TAUGHT);
	}

	/** The same with another share of a teacher; null for none. */
	TrainConfig withTaught(final Double changed) {
		return new TrainConfig(pairs, network, iterations, batch, schedule, loss, optimizer, average, validation, seed,
			rhythm, stopping, threads, augmentation, precision, changed, untuned);
	}

	/** The same with a share of the model it begins with in what is kept; null for none. */
	TrainConfig withUntuned(final Double share) {
		return new TrainConfig(pairs, network, iterations, batch, schedule, loss, optimizer, average, validation, seed,
			rhythm, stopping, threads, augmentation, precision, taught, share);
	}

	/** What counts of the tuned weights; the rest is the model it begins with. */
	float tuned() {
		if (isTaught()) return TUNED;
		if (untuned == null) return 1;
		return 1 - untuned.floatValue();
	}

	/** The same in another precision. */
	public TrainConfig withPrecision(final Precision changed) {
		return new TrainConfig(pairs, network, iterations, batch, schedule, loss, optimizer, average, validation, seed,
			rhythm, stopping, threads, augmentation, changed, taught, untuned);
	}

	/** Learning rate of an iteration, which counts from 0. */
	double rate(final long iteration) {
		return schedule.rate(iteration, iterations);
	}

	/**
	 * Whether a run of this configuration may go on as the other one: all is equal but the length and what follows from
	 * it (milestones, warm-up, average), what is written when, what ends it, and the precision.
	 */
	boolean continues(final TrainConfig other) {
		return normalised().equals(other.normalised());
	}

	private static int threads(final NetworkConfig network) {
		if (network.parameters() < ONE_THREAD) return 1;
		if (network.parameters() < HALF_THE_THREADS) return Math.max(1, TorchEngine.threads() / 2);
		return TorchEngine.threads();
	}

	private TrainConfig normalised() {
		final Schedule rates = new Schedule(schedule.first(), List.of(), schedule.factor(), schedule.kind(), 0);
		return new TrainConfig(pairs, network, 1, batch, rates, loss, optimizer, 0, validation, seed, null, null, 1,
			augmentation, null, taught, untuned);
	}

	private static void require(final boolean holds, final String message) {
		if (!holds) throw new IllegalArgumentException(message);
	}
}
