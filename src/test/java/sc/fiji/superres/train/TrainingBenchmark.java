package sc.fiji.superres.train;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;

import ai.djl.Device;
import ai.djl.MalformedModelException;
import ai.djl.Model;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import ai.djl.training.GradientCollector;
import ai.djl.training.ParameterStore;
import sc.fiji.superres.NumberText;
import sc.fiji.superres.Progress;
import sc.fiji.superres.batches.MemoryEstimate;
import sc.fiji.superres.batches.Augmentation;
import sc.fiji.superres.batches.Batches;
import sc.fiji.superres.benchmark.ProcessMemory;
import sc.fiji.superres.dataset.MultiScaleConfig;
import sc.fiji.superres.dataset.SourceImage;
import sc.fiji.superres.engine.TorchEngine;
import sc.fiji.superres.image.IntensityRange;
import sc.fiji.superres.network.TrainableNetwork;
import sc.fiji.superres.optimize.AdamW;
import sc.fiji.superres.optimize.Loss;
import sc.fiji.superres.pairs.PairSource;
import sc.fiji.superres.simulate.StemScan;
import sc.fiji.superres.swinir.SwinIrConfig;

/**
 * Training steps of the lightweight network ×4 on one machine in one run: how long a step takes, what data, forward,
 * backward and the optimizer take of it, how much memory it needs at the peak (Linux), and what forward and backward
 * take in the plain form of {@code scripts/bench/plain_swinir.py}. Ours goes through the network in parts where a
 * training's would ({@link MemoryEstimate#pairsAtOnce}), the plain form as a whole. {@code scripts/bench/training.sh}
 * runs it.
 * <p>
 * Arguments: side of an input; batch; the plain form's file; rounds. Or: {@code memory} and iterations, for the memory
 * of a small network over a long run.
 * </p>
 */
public final class TrainingBenchmark {

	private static final double MEGA = 1 << 20;
	private static final int FACTOR = 4, WARM = 3;

	private TrainingBenchmark() {}

	/** See above. */
	public static void main(final String[] arguments) throws Exception {
		if (arguments[0].equals("memory")) memory(Integer.parseInt(arguments[1]));
		else steps(Integer.parseInt(arguments[0]), Integer.parseInt(arguments[1]), Path.of(arguments[2]), Integer
			.parseInt(arguments[3]));
	}

	private static void steps(final int side, final int size, final Path plainFile, final int rounds) throws Exception {
		final SwinIrConfig light = SwinIrConfig.light(FACTOR);
		final MultiScaleConfig preset = MultiScaleConfig.preset("4x ms 1.25-10").withCrop(FACTOR * side, 8);
		final List<SourceImage> scans = new ArrayList<>();
		for (int seed = 1; seed <= 2; seed++)
			scans.add(new SourceImage("gan_" + seed + ".png", StemScan.galliumNitride(1024, 1024, 15, seed).simulate(
				Progress.NONE), IntensityRange.EIGHT_BIT));
		final PairSource pairs = PairSource.of(scans, preset, 1L << 30);
		final TrainConfig config = TrainConfig.of(preset, light, 1000, size, 1e-4, List.of(), 0, 1);
		try (TorchEngine.Threads threads = TorchEngine.useThreads(config.threads());
				NDManager memory = TorchEngine.newManager(Device.cpu()))
		{
			JniUtils.setGradMode(false);
			System.out.printf(Locale.ROOT, "light ×4, batch %d of %d×%d, %d threads%n", size, side, side, config
				.threads());
			ours(config, pairs, side, rounds);
			beside(config, plainFile, Batches.draw(pairs, size, Augmentation.NONE, 1, 0), side, rounds, memory);
		}
	}

	/** Whole steps as a training makes them, batches from their own thread. */
	private static void ours(final TrainConfig config, final PairSource pairs, final int side, final int rounds)
		throws IOException, InterruptedException
	{
		try (TrainableNetwork network = network(config);
				TrainableNetwork average = network(config);
				NDManager memory = TorchEngine.newManager(Device.cpu());
				AdamW optimizer = new AdamW(network.parameters(), average.parameters(), config.optimizer(), 0.999,
					Device.cpu(), memory);
				Batches batches = new Batches(pairs, config.batch(), Augmentation.NONE, 1, 0, 1))
		{
			final double base = ProcessMemory.now() / MEGA;
			final double[][] parts = new double[4][rounds];
			for (int i = -WARM; i < rounds; i++) {
				final long start = System.nanoTime();
				final Batches.Batch batch = batches.next();
				final long drawn = System.nanoTime();
				final double[] pass = parts(x -> network.forward(x, true), config, batch, side, memory);
				final long passed = System.nanoTime();
				optimizer.step(1e-4);
				if (i < 0) continue;
				parts[0][i] = (drawn - start) / 1e6;
				parts[1][i] = pass[0];
				parts[2][i] = pass[1];
				parts[3][i] = (System.nanoTime() - passed) / 1e6;
			}
			final double peak = ProcessMemory.peak() / MEGA;
			final double step = median(parts[0]) + median(parts[1]) + median(parts[2]) + median(parts[3]);
			final String[] names = { "waiting for data", "forward", "backward", "optimizer" };
			System.out.printf(Locale.ROOT, "step: %.3f s%n", step / 1e3);
			for (int p = 0; p < parts.length; p++)
				System.out.printf(Locale.ROOT, "  %-17s %8.1f ms %5.1f %%%n", names[p], median(parts[p]), 100 * median(
					parts[p]) / step);
			System.out.printf(Locale.ROOT, "  making a batch in the other thread %.1f ms%n", making(config, pairs));
			System.out.printf(Locale.ROOT,
				"  memory: %.0f MB before the first step, %.0f MB at the peak; estimated %s%n", base, peak, NumberText
					.gibibytes(MemoryEstimate.bytes(config.network(), atOnce(config, side), side)));
		}
	}

	private static double making(final TrainConfig config, final PairSource pairs) {
		final double[] times = new double[20];
		for (int k = 0; k < times.length; k++) {
			final long start = System.nanoTime();
			Batches.draw(pairs, config.batch(), Augmentation.NONE, 2, k);
			times[k] = (System.nanoTime() - start) / 1e6;
		}
		return median(times);
	}

	/** Forward and backward in turns with the plain form. */
	private static void beside(final TrainConfig config, final Path plainFile, final Batches.Batch batch,
		final int side, final int rounds, final NDManager memory) throws IOException, MalformedModelException
	{
		try (TrainableNetwork network = network(config);
				Model plain = Model.newInstance("plain", Device.cpu(), "PyTorch"))
		{
			plain.load(plainFile, null, Map.of("trainParam", "true"));
			final Block block = plain.getBlock();
			final double[] ours = new double[rounds], theirs = new double[rounds];
			for (int i = -WARM; i < rounds; i++) {
				final double[] a = parts(x -> network.forward(x, true), config, batch, side, memory);
				network.parameters().values().forEach(p -> JniUtils.zeroGrad((PtNDArray) p));
				final double[] b = pass(x -> block.forward(new ParameterStore(), new NDList(x), true)
					.singletonOrThrow(), config.loss(), batch, config.batch(), side, memory);
				block.getDirectParameters().forEach(p -> JniUtils.zeroGrad((PtNDArray) p.getValue().getArray()));
				if (i < 0) continue;
				ours[i] = a[0] + a[1];
				theirs[i] = b[0] + b[1];
			}
			System.out.printf(Locale.ROOT,
				"forward and backward in turns: ours %.0f ms, plain form %.0f ms, ratio %.2f, of the fastest %.2f%n",
				median(ours), median(theirs), median(theirs) / median(ours), least(theirs) / least(ours));
		}
	}

	/** Milliseconds of forward and backward, in parts as a training makes them. */
	private static double[] parts(final UnaryOperator<NDArray> network, final TrainConfig config,
		final Batches.Batch batch, final int side, final NDManager memory)
	{
		final int atOnce = atOnce(config, side);
		final double[] sum = new double[2];
		for (int from = 0; from < config.batch(); from += atOnce) {
			final int n = Math.min(atOnce, config.batch() - from);
			final double[] part = pass(network, config.loss(), part(batch, from, n, config.batch()), n, side, memory);
			sum[0] += part[0];
			sum[1] += part[1];
		}
		return sum;
	}

	private static int atOnce(final TrainConfig config, final int side) {
		final long memory = MemoryEstimate.memory(Device.cpu()).orElseThrow();
		return MemoryEstimate.pairsAtOnce(config.network(), config.batch(), side, memory);
	}

	private static Batches.Batch part(final Batches.Batch batch, final int from, final int n, final int all) {
		return new Batches.Batch(part(batch.inputs(), from, n, all), part(batch.targets(), from, n, all));
	}

	private static float[] part(final float[] values, final int from, final int n, final int all) {
		final int one = values.length / all;
		return Arrays.copyOfRange(values, from * one, (from + n) * one);
	}

	/** Milliseconds of forward and backward. */
	private static double[] pass(final UnaryOperator<NDArray> network, final Loss loss, final Batches.Batch batch,
		final int n, final int side, final NDManager memory)
	{
		try (NDManager scope = memory.newSubManager();
				GradientCollector collector = TorchEngine.start().newGradientCollector())
		{
			final NDArray input = scope.create(batch.inputs(), new Shape(n, 1, side, side));
			final NDArray target = scope.create(batch.targets(), new Shape(n, 1, (long) FACTOR * side, (long) FACTOR *
				side));
			final long start = System.nanoTime();
			final NDArray value = loss.of(network.apply(input), target);
			value.getFloat();
			final long forward = System.nanoTime();
			collector.backward(value);
			return new double[] { (forward - start) / 1e6, (System.nanoTime() - forward) / 1e6 };
		}
	}

	/** Prints the resident memory while a small network learns. */
	private static void memory(final int iterations) throws IOException, InterruptedException {
		final TrainConfig config = TinyTraining.config(iterations, 1);
		try (TorchEngine.Threads threads = TorchEngine.useThreads(1);
				TrainingRun run = new TrainingRun(config, Device.cpu(), config.network().firstWeights(1), config
					.batch());
				Batches batches = new Batches(TinyTraining.pairs(1), config.batch(), Augmentation.NONE, 1, 0, 1))
		{
			for (int i = 1; i <= iterations; i++) {
				run.step(batches.next(), config.pairs().inputCrop());
				if (i % (iterations / 10) == 0 || i == 100) System.out.printf(Locale.ROOT, "iteration %5d: %.1f MB%n",
					i, ProcessMemory.now() / MEGA);
			}
		}
	}

	private static TrainableNetwork network(final TrainConfig config) throws IOException {
		return TrainableNetwork.load(config.network(), config.network().firstWeights(1), Device.cpu());
	}

	private static double least(final double[] values) {
		return Arrays.stream(values).min().orElseThrow();
	}

	private static double median(final double[] values) {
		return Arrays.stream(values).sorted().toArray()[values.length / 2];
	}
}
