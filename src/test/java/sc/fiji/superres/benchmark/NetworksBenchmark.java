package sc.fiji.superres.benchmark;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.FutureTask;

import ai.djl.Device;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.integer.UnsignedShortType;
import sc.fiji.superres.Progress;
import sc.fiji.superres.batches.Augmentation;
import sc.fiji.superres.batches.Batches;
import sc.fiji.superres.dataset.MultiScaleConfig;
import sc.fiji.superres.engine.Network;
import sc.fiji.superres.engine.Precision;
import sc.fiji.superres.engine.TorchEngine;
import sc.fiji.superres.image.IntensityRange;
import sc.fiji.superres.image.Planes;
import sc.fiji.superres.network.Architectures;
import sc.fiji.superres.network.NetworkConfig;
import sc.fiji.superres.train.TrainConfig;
import sc.fiji.superres.train.TrainingSteps;
import sc.fiji.superres.upscale.GreyUpscale;
import sc.fiji.superres.upscale.NetworkUpscaler;

/**
 * The fast network against the lightweight one, both ×4 on the CPU, in turns in one process: enlarging, training steps,
 * what a second thread gains, and a whole 16-bit image. Prints the tables of docs/benchmarks.md;
 * {@code scripts/bench/networks.sh} runs it. Linux only.
 * <p>
 * Arguments: rounds; side of the whole image in pixels; {@code light} where the lightweight network enlarges that image
 * as well, which takes it two minutes at 2048²; {@link #PARTS}, where not all are wanted.
 * </p>
 */
public final class NetworksBenchmark {

	private static final String FAST = "fast", LIGHT = "light";
	private static final String SMALL_STEPS = "steps24", LARGE_STEPS = "steps64", THREADS = "threads", WHOLE = "whole";
	private static final List<String> PARTS = List.of(Precision.FULL.label(), Precision.AUTO.label(), Precision.INT8
		.label(), SMALL_STEPS, LARGE_STEPS, THREADS, WHOLE);
	private static final double FAST_RATE = 2e-3, LIGHT_RATE = 1e-3;
	private static final int FACTOR = 4, LARGEST = 320, BATCH = 16, SMALL_BATCH = 4, OVERLAP = 16, CROPS = 8, SEED = 1;
	private static final int SMALL_INPUT = 24, LARGE_INPUT = 64, WARM_UP = 256, WHOLE_IMAGES = 3;
	private static final int[] SIDES = { 64, 128, LARGEST };
	private static final double SECOND = 1e3, MEGA = 1 << 20;

	/** Some rows. */
	private interface Part {

		void print() throws IOException;
	}

	private NetworksBenchmark() {}

	/** Prints all tables, each made on a thread of its own. */
	public static void main(final String[] arguments) throws Exception {
		final int rounds = Integer.parseInt(arguments[0]);
		final int side = Integer.parseInt(arguments[1]);
		final List<String> parts = parts(arguments);
		System.out.println(TorchEngine.describe(Device.cpu()) + ", Java " + Runtime.version() + "\n");
		System.out.println(
			"| ×4 | fast, ms | light, ms | light / fast | MB: fast | light |\n|---|---|---|---|---|---|");
		for (final Precision precision : List.of(Precision.FULL, Precision.AUTO, Precision.INT8))
			if (parts.contains(precision.label()) && (precision == Precision.AUTO || precision.isOfTheCpu())) apart(
				() -> enlarging(precision, rounds));
		if (parts.contains(SMALL_STEPS)) apart(() -> training(SMALL_INPUT, rounds));
		if (parts.contains(LARGE_STEPS)) apart(() -> training(LARGE_INPUT, rounds));
		System.out.println();
		if (parts.contains(THREADS)) apart(() -> threads(rounds));
		System.out.println("\n| image, 16 bit, ×4 | network | s | MB |\n|---|---|---|---|");
		if (parts.contains(WHOLE)) apart(() -> whole(FAST, Precision.FULL, side, WHOLE_IMAGES));
		if (parts.contains(WHOLE)) apart(() -> whole(FAST, Precision.AUTO, side, WHOLE_IMAGES));
		if (parts.contains(LIGHT)) apart(() -> whole(LIGHT, Precision.FULL, side, 1));
	}

	/** What was asked for; nothing, or the lightweight network's whole image alone, means all the rest as well. */
	private static List<String> parts(final String[] arguments) {
		final List<String> asked = new ArrayList<>(List.of(arguments).subList(2, arguments.length));
		for (final String part : asked)
			if (!PARTS.contains(part) && !part.equals(LIGHT)) throw new IllegalArgumentException("'" + part +
				"' is not understood: give some of " + PARTS + " or " + LIGHT + ", or nothing.");
		if (asked.isEmpty() || asked.equals(List.of(LIGHT))) asked.addAll(PARTS);
		return asked;
	}

	/** A thread's OpenMP threads end with it; were there more of these than processors, all would be slow. */
	private static void apart(final Part part) throws Exception {
		final FutureTask<Void> task = new FutureTask<>(() -> {
			part.print();
			return null;
		});
		final Thread thread = new Thread(task, "benchmark");
		thread.start();
		thread.join();
		task.get();
	}

	/** @param precision of the fast network; the lightweight one is in full precision */
	private static void enlarging(final Precision precision, final int rounds) throws IOException {
		try (Network fast = network(FAST, precision); Network light = network(LIGHT, Precision.FULL)) {
			for (final int side : SIDES) {
				final float[] image = image(side);
				final Turns turns = Turns.take(() -> fast.run(image, 1, side, side), () -> light.run(image, 1, side,
					side), rounds * LARGEST / side);
				System.out.println(turns.row("enlarge " + side + "×" + side + suffix(precision)));
			}
		}
	}

	private static String suffix(final Precision precision) {
		return precision == Precision.FULL ? "" : ", " + precision.label();
	}

	private static Network network(final String preset, final Precision precision) throws IOException {
		final NetworkConfig config = Architectures.preset(preset, FACTOR);
		final Precision chosen = precision == Precision.AUTO ? config.automatic(Device.cpu()) : precision;
		return config.load(config.firstWeights(SEED), Device.cpu(), chosen);
	}

	private static float[] image(final int side) {
		final float[] image = new float[side * side];
		final Random random = new Random(side);
		for (int i = 0; i < image.length; i++)
			image[i] = random.nextFloat();
		return image;
	}

	private static void training(final int side, final int rounds) throws IOException {
		final TrainConfig fastConfig = config(FAST, side, BATCH, FAST_RATE);
		final TrainConfig lightConfig = config(LIGHT, side, BATCH, LIGHT_RATE);
		final Batches.Batch batch = Batches.draw(BenchmarkPairs.of(fastConfig.pairs()), BATCH, Augmentation.FLIPS, SEED,
			0);
		try (TorchEngine.Threads threads = TorchEngine.useThreads(TorchEngine.threads());
				TrainingSteps fast = new TrainingSteps(fastConfig);
				TrainingSteps light = new TrainingSteps(lightConfig))
		{
			final Turns turns = Turns.take(() -> fast.step(batch), () -> light.step(batch), rounds);
			System.out.println(turns.row("training step, " + inputs(side, BATCH)));
		}
	}

	private static TrainConfig config(final String preset, final int side, final int batch, final double rate) {
		final MultiScaleConfig pairs = MultiScaleConfig.preset("4x independent 5-20").withCrop(FACTOR * side, CROPS);
		return TrainConfig.of(pairs, Architectures.preset(preset, FACTOR), 1000, batch, rate, List.of(), 0, SEED);
	}

	private static String inputs(final int side, final int batch) {
		return batch + " inputs of " + side + "×" + side;
	}

	private static void threads(final int rounds) throws IOException {
		ThreadsTable.printHeader();
		threads(SMALL_INPUT, SMALL_BATCH, rounds);
		threads(SMALL_INPUT, BATCH, rounds);
		threads(LARGE_INPUT, BATCH, rounds);
	}

	private static void threads(final int side, final int batch, final int rounds) throws IOException {
		ThreadsTable.printRow(inputs(side, batch), config(FAST, side, batch, FAST_RATE), rounds);
	}

	/** As Super-Resolve Image does it: in tiles of automatic size, on the threads of tiles. */
	private static void whole(final String preset, final Precision precision, final int side, final int times)
		throws IOException
	{
		try (Network network = network(preset, precision)) {
			enlarge(network, plane(WARM_UP));
			final var plane = plane(side);
			final double[] millis = new double[times];
			final long bytes = Turns.peak(() -> Arrays.setAll(millis, i -> Turns.millis(() -> enlarge(network,
				plane))));
			System.out.println(String.format(Locale.ROOT, "| %d² | %s | %.2f | %.0f |", side, preset + suffix(
				precision), Turns.median(millis) / SECOND, bytes / MEGA));
		}
	}

	private static RandomAccessibleInterval<UnsignedShortType> plane(final int side) {
		final float[] image = image(side);
		final short[] pixels = new short[image.length];
		for (int i = 0; i < pixels.length; i++)
			pixels[i] = (short) (image[i] * Short.MAX_VALUE);
		return Planes.shorts(pixels, side, side);
	}

	private static void enlarge(final Network network, final RandomAccessibleInterval<UnsignedShortType> plane) {
		GreyUpscale.upscale(List.of(plane), new IntensityRange(0, Short.MAX_VALUE), new NetworkUpscaler(network, 0,
			OVERLAP), Progress.NONE);
	}
}
