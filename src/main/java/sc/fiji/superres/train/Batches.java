package sc.fiji.superres.train;

import java.util.SplittableRandom;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;
import sc.fiji.superres.dataset.Pair;
import sc.fiji.superres.dataset.Pairs;
import sc.fiji.superres.image.IntensityRange;
import sc.fiji.superres.image.Planes;

/**
 * Batches of training pairs, made ahead in a background thread.
 * <p>
 * Batch k is drawn uniformly from all pairs with a generator seeded by the run's seed and k alone, which also draws
 * flips, turns and places where they are asked for: what is drawn never depends on timing or on where a run was resumed.
 * </p>
 */
final class Batches implements AutoCloseable {

	/**
	 * Pairs side by side.
	 *
	 * @param inputs N×1×h×w in [0,1]
	 * @param targets N×1×sh×sw in [0,1]
	 */
	record Batch(float[] inputs, float[] targets) {}

	private static final int AHEAD = 4;

	private final Pairs pairs;
	private final int size;
	private final Augmentation augmentation;
	private final long seed;
	private final BlockingQueue<Object> ready = new ArrayBlockingQueue<>(AHEAD);
	private final Thread thread;

	/** Starts to make batch {@code first}, {@code first} + 1, … of {@code size} pairs. */
	Batches(final Pairs pairs, final int size, final Augmentation augmentation, final long seed, final long first) {
		this.pairs = pairs;
		this.size = size;
		this.augmentation = augmentation;
		this.seed = seed;
		thread = new Thread(() -> produce(first), "super-resolution-pairs");
		thread.setDaemon(true);
		thread.start();
	}

	/** The next batch; waits for it. What went wrong while making it is thrown here. */
	Batch next() throws InterruptedException {
		while (true) {
			final Object item = ready.poll(1, TimeUnit.SECONDS);
			if (item instanceof Batch batch) return batch;
			if (item instanceof RuntimeException failure) throw failure;
			if (item instanceof Error failure) throw failure;
			if (!thread.isAlive() && ready.isEmpty()) throw new IllegalStateException("The thread that makes training pairs has ended.");
		}
	}

	@Override
	public void close() {
		thread.interrupt();
	}

	/** Batch k of these pairs. */
	static Batch draw(final Pairs pairs, final int size, final Augmentation augmentation, final long seed, final long k) {
		final SplittableRandom random = new SplittableRandom(seed * 0x9E3779B97F4A7C15L + k);
		final int target = pairs.config().crop(), input = pairs.config().inputCrop();
		final Batch batch = new Batch(new float[size * input * input], new float[size * target * target]);
		for (int i = 0; i < size; i++) {
			final long index = random.nextLong(pairs.size());
			final Pair pair = pairs.drawn(index, random, augmentation.randomCrops());
			final int turn = augmentation.flips() ? random.nextInt(Turn.COUNT) : Turn.NONE;
			put(Turn.of(unit(pair.input(), pair.range()), input, turn), batch.inputs(), i);
			put(Turn.of(unit(pair.target(), pair.range()), target, turn), batch.targets(), i);
		}
		return batch;
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

	private void produce(final long first) {
		try {
			for (long k = first;; k++)
				ready.put(draw(pairs, size, augmentation, seed, k));
		}
		catch (final InterruptedException exc) {
			// closed
		}
		catch (final RuntimeException | Error exc) {
			ready.clear();
			ready.offer(exc);
		}
	}
}
