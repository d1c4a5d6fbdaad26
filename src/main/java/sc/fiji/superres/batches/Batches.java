package sc.fiji.superres.batches;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import ai.djl.Device;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;
import sc.fiji.superres.image.IntensityRange;
import sc.fiji.superres.image.Planes;
import sc.fiji.superres.pairs.Pair;
import sc.fiji.superres.pairs.Pairs;

/**
 * Batches of training pairs, made ahead in the background.
 * <p>
 * Batch k is drawn uniformly from all pairs with a generator seeded by the run's seed and k alone, which also draws
 * flips, turns, places and mixtures where they are asked for: what is drawn never depends on timing or on where a run
 * was resumed.
 * </p>
 */
public final class Batches implements AutoCloseable {

	/**
	 * Pairs side by side.
	 *
	 * @param inputs N×1×h×w in [0,1]
	 * @param targets N×1×sh×sw in [0,1]
	 */
	public record Batch(float[] inputs, float[] targets) {}

	/** Batches made ahead, at least; two for each thread. */
	private static final int AHEAD = 4;
	/** A GPU takes a batch of 16 some 20 times a second; one thread makes 400 pairs (docs/gpu.md). */
	private static final int MOST_THREADS = 8;

	private final Pairs pairs;
	private final int size;
	private final Augmentation augmentation;
	private final long seed;
	private final ExecutorService threads;
	private final Queue<Future<Batch>> ahead = new ArrayDeque<>();
	private long next;

	/**
	 * Starts to make batch {@code first}, {@code first} + 1, … of {@code size} pairs.
	 *
	 * @param threads that make them, each a batch of its own
	 */
	public Batches(final Pairs pairs, final int size, final Augmentation augmentation, final long seed,
		final long first, final int threads)
	{
		this.pairs = pairs;
		this.size = size;
		this.augmentation = augmentation;
		this.seed = seed;
		next = first;
		this.threads = Executors.newFixedThreadPool(threads, Batches::thread);
		while (ahead.size() < Math.max(AHEAD, 2 * threads))
			begin();
	}

	private static Thread thread(final Runnable work) {
		final Thread thread = new Thread(work, "super-resolution-pairs");
		thread.setDaemon(true);
		return thread;
	}

	/**
	 * Threads that make the batches of a training: one beside a CPU that trains, more where the processors are free.
	 */
	public static int threads(final Device device) {
		if (!device.isGpu()) return 1;
		final int free = Runtime.getRuntime().availableProcessors() - 1;
		return Math.max(1, Math.min(MOST_THREADS, free));
	}

	/** The next batch; waits for it. What went wrong while making it is thrown here. */
	public Batch next() throws InterruptedException {
		begin();
		try {
			return ahead.remove().get();
		}
		catch (final ExecutionException exc) {
			if (exc.getCause() instanceof Error failure) throw failure;
			if (exc.getCause() instanceof RuntimeException failure) throw failure;
			throw new IllegalStateException(exc.getCause());
		}
	}

	private void begin() {
		final long k = next++;
		ahead.add(threads.submit(() -> draw(pairs, size, augmentation, seed, k)));
	}

	@Override
	public void close() {
		threads.shutdownNow();
	}

	/** Batch k of these pairs. */
	public static Batch draw(final Pairs pairs, final int size, final Augmentation augmentation, final long seed,
		final long k)
	{
		final SplittableRandom random = new SplittableRandom(seed * 0x9E3779B97F4A7C15L + k);
		final int target = pairs.config().crop();
		final int input = pairs.config().inputCrop();
		final List<Batch> drawn = new ArrayList<>();
		for (int i = 0; i < size; i++)
			drawn.add(draw(pairs, augmentation, random));
		final Oddities oddities = new Oddities(input, target);
		for (final Batch pair : drawn)
			oddities.add(pair.inputs(), pair.targets(), augmentation.oddities(), random);
		final Batch batch = together(drawn, input, target);
		if (size == 1 || augmentation.mixing() == 0) return batch;
		return mixed(new Mixing(batch.inputs(), batch.targets(), size, input, target), augmentation.mixing(), random);
	}

	private static Batch mixed(final Mixing mixing, final int most, final SplittableRandom random) {
		final Batch mixed = new Batch(mixing.inputs().clone(), mixing.targets().clone());
		mixing.mix(mixed.inputs(), mixed.targets(), most, random);
		return mixed;
	}

	private static Batch together(final List<Batch> pairs, final int input, final int target) {
		final int size = pairs.size();
		final Batch batch = new Batch(new float[size * input * input], new float[size * target * target]);
		for (int i = 0; i < size; i++) {
			put(pairs.get(i).inputs(), batch.inputs(), i);
			put(pairs.get(i).targets(), batch.targets(), i);
		}
		return batch;
	}

	/** One pair. */
	private static Batch draw(final Pairs pairs, final Augmentation augmentation, final SplittableRandom random) {
		final long index = random.nextLong(pairs.size());
		final Pair pair = pairs.drawn(index, random, augmentation.randomCrops());
		final int orientation = augmentation.flips() ? random.nextInt(Orientation.COUNT) : Orientation.UPRIGHT;
		final Batch unit = unit(pair);
		return new Batch(Orientation.of(unit.inputs(), pairs.config().inputCrop(), orientation), Orientation.of(unit
			.targets(), pairs.config().crop(), orientation));
	}

	/** A pair as it is, in [0,1]. */
	static Batch unit(final Pair pair) {
		return new Batch(unit(pair.input(), pair.range()), unit(pair.target(), pair.range()));
	}

	/** Grey values of a plane, mapped to [0,1]; a copy. */
	@SuppressWarnings("unchecked")
	static float[] unit(final RandomAccessibleInterval<?> plane, final IntensityRange range) {
		final float[] values = Planes.floatArray((RandomAccessibleInterval<? extends RealType<?>>) plane);
		final float[] unit = new float[values.length];
		for (int i = 0; i < values.length; i++)
			unit[i] = (float) range.toUnit(values[i]);
		return unit;
	}

	/** As part i of a batch. */
	private static void put(final float[] values, final float[] batch, final int i) {
		System.arraycopy(values, 0, batch, i * values.length, values.length);
	}
}
