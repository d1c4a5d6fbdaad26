package sc.fiji.superres.upscale;

import java.util.Collection;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import sc.fiji.superres.Progress;
import sc.fiji.superres.Waiting;

/**
 * Runs tiles on a thread of their device, so that the user can stop without waiting for the end of a tile. Native code
 * cannot be interrupted, but it can be abandoned: it ends in the background, and the device's next tile waits for it a
 * while. Code that does not end (an endless loop in other people's TorchScript) is abandoned for good with its thread.
 * <p>
 * A device always uses the same thread, because each thread that has run tiles on a CPU keeps a team of OpenMP threads.
 * If there are more of these than processors, all of them sleep at every step, and a pixel takes 60 instead of 30 µs on
 * two cores. The thread never ends, because PyTorch's libraries keep about 100 kB for each thread that has used them.
 * </p>
 */
final class TileWorker {

	/** Milliseconds that a tile waits for an earlier one that was abandoned. */
	private static final int PATIENCE = 5000;

	private static final Map<String, TileWorker> WORKERS = new ConcurrentHashMap<>();

	/** All workers so far, since those that were given up may still be at work. */
	private static final Collection<TileWorker> ALL = new ConcurrentLinkedQueue<>();

	private final ExecutorService thread;
	private volatile boolean busy;

	private TileWorker(final String device) {
		thread = thread(device);
		ALL.add(this);
	}

	/**
	 * Begins the work on the thread of a device, as soon as the work that was begun before is done.
	 *
	 * @param device name of the device
	 * @return what {@link #await} takes; without it, the work goes on to its end
	 * @throws CancellationException if the user wants to stop while abandoned work is waited for
	 */
	static <T> Future<T> begin(final String device, final Supplier<T> work, final Progress progress) {
		return free(device, progress).submit(work);
	}

	/**
	 * Waits for work.
	 *
	 * @return its result
	 * @throws CancellationException within {@value Waiting#LOOK_UP} ms if the user wants to stop, or if the waiting
	 *             thread is interrupted
	 */
	static <T> T await(final Future<T> work, final Progress progress) {
		try {
			return Waiting.until(work, progress, "Interrupted during a tile.");
		}
		catch (final ExecutionException exc) {
			throw unchecked(exc.getCause());
		}
		finally {
			// work that still waits for its turn need not begin
			work.cancel(false);
		}
	}

	/** Waits until no tile is at work on any device; returns whether that was so in time. */
	static boolean awaitIdle(final long millis) throws InterruptedException {
		final long end = nanosAfter(millis);
		while (isAnyBusy()) {
			if (System.nanoTime() > end) return false;
			Thread.sleep(Waiting.LOOK_UP);
		}
		return true;
	}

	private static boolean isAnyBusy() {
		return ALL.stream().anyMatch(worker -> worker.busy);
	}

	/** What the clock will show after some time. */
	private static long nanosAfter(final long millis) {
		return System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
	}

	/** The worker of a device, or a new one if that worker is still busy with abandoned work. */
	private static TileWorker free(final String device, final Progress progress) {
		final TileWorker worker = WORKERS.computeIfAbsent(device, TileWorker::new);
		worker.await(progress);
		if (!worker.busy) return worker;
		worker.giveUp(device, progress);
		return WORKERS.computeIfAbsent(device, TileWorker::new);
	}

	private void giveUp(final String device, final Progress progress) {
		progress.note("A tile that was stopped before is still at work on " + device +
			", and may be so for ever: it slows down what is done now. Restart Fiji or ImageJ to end it.");
		WORKERS.remove(device, this);
		thread.shutdown();
	}

	/** Waits a while for the end of abandoned work. */
	private void await(final Progress progress) {
		final long end = nanosAfter(PATIENCE);
		while (busy && System.nanoTime() < end) {
			progress.checkCancelled();
			Waiting.pause("Interrupted while waiting for a tile.");
		}
	}

	private <T> Future<T> submit(final Supplier<T> work) {
		return thread.submit(() -> {
			busy = true;
			try {
				return work.get();
			}
			finally {
				busy = false;
			}
		});
	}

	private static ExecutorService thread(final String device) {
		return Executors.newSingleThreadExecutor(work -> {
			final Thread worker = new Thread(work, "Super-Resolution tiles on " + device);
			worker.setDaemon(true);
			return worker;
		});
	}

	private static RuntimeException unchecked(final Throwable cause) {
		if (cause instanceof Error error) throw error;
		// a supplier throws no checked exceptions
		return (RuntimeException) cause;
	}
}
