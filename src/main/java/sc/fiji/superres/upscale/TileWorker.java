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
 * Runs tiles on a thread that each device has for them, so that a wish to stop need not wait for the end of a tile:
 * native code cannot be interrupted, but it can be left alone. It ends in the background; the device's next tile waits
 * for it a while. What does not end (an endless loop in other people's TorchScript) is left alone for good, with its
 * thread.
 * <p>
 * It is always the same thread because each one that ever ran tiles on a CPU keeps a team of OpenMP threads, and as
 * soon as there are more of these than processors, all of them sleep at every turn: 60 instead of 30 µs a pixel on two
 * cores. It never ends, for PyTorch's libraries keep some 100 kB for each thread that ever used them.
 * </p>
 */
final class TileWorker {

	/** ms that a tile waits for one before it that was left alone. */
	private static final int PATIENCE = 5000;

	private static final Map<String, TileWorker> WORKERS = new ConcurrentHashMap<>();

	/** All there ever were: those that were given up may still be at work. */
	private static final Collection<TileWorker> ALL = new ConcurrentLinkedQueue<>();

	private final ExecutorService thread;
	private volatile boolean busy;

	private TileWorker(final String device) {
		thread = thread(device);
		ALL.add(this);
	}

	/**
	 * @param device that works
	 * @return what the work returns
	 * @throws CancellationException when the user wants to stop, within {@value Waiting#LOOK_UP} ms, or the thread is
	 *             interrupted
	 */
	static <T> T run(final String device, final Supplier<T> work, final Progress progress) {
		final Future<T> result = free(device, progress).submit(work);
		try {
			return wait(result, progress);
		}
		finally {
			result.cancel(false); // if it waits for its turn, it need not begin
		}
	}

	/** Waits until no tile is at work any more on any device; says whether that came to be. */
	static boolean awaitIdle(final long millis) throws InterruptedException {
		final long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
		while (ALL.stream().anyMatch(worker -> worker.busy)) {
			if (System.nanoTime() > end) return false;
			Thread.sleep(Waiting.LOOK_UP);
		}
		return true;
	}

	/** The worker of a device, or a new one where that is at work on what was left alone. */
	private static TileWorker free(final String device, final Progress progress) {
		final TileWorker worker = WORKERS.computeIfAbsent(device, TileWorker::new);
		final long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(PATIENCE);
		while (worker.busy && System.nanoTime() < end) {
			progress.checkCancelled();
			pause();
		}
		if (!worker.busy) return worker;
		progress.note("A tile that was stopped before is still at work on " + device +
			", and may be so for ever: it slows down " + "what is done now. Restart Fiji or ImageJ to end it.");
		WORKERS.remove(device, worker);
		worker.thread.shutdown();
		return WORKERS.computeIfAbsent(device, TileWorker::new);
	}

	private static void pause() {
		try {
			Thread.sleep(Waiting.LOOK_UP);
		}
		catch (final InterruptedException exc) {
			Thread.currentThread().interrupt();
			throw new CancellationException("Interrupted while waiting for a tile.");
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

	private static <T> T wait(final Future<T> result, final Progress progress) {
		try {
			return Waiting.until(result, progress, "Interrupted during a tile.");
		}
		catch (final ExecutionException exc) {
			throw unchecked(exc.getCause());
		}
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
		return (RuntimeException) cause; // a supplier throws no other
	}
}
