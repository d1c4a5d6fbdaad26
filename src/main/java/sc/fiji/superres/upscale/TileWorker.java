package sc.fiji.superres.upscale;

import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

import sc.fiji.superres.Progress;

/**
 * Runs tiles on a thread that each device has for them, so that a wish to stop need not wait for the end of a tile: native
 * code cannot be interrupted, but it can be left alone. It ends in the background; the device's next tile, and the closing
 * of its network, wait for it.
 * <p>
 * It is always the same thread because each one that ever ran tiles on a CPU keeps a team of OpenMP threads, and as soon as
 * there are more of these than processors, all of them sleep at every turn: 60 instead of 30 µs a pixel on two cores. It
 * never ends, for PyTorch's libraries keep some 100 kB for each thread that ever used them.
 * </p>
 */
final class TileWorker {

	private static final int LOOK_UP = 100; // ms between two looks at the wish to stop

	private static final Map<String, ExecutorService> THREADS = new ConcurrentHashMap<>();

	private TileWorker() {}

	/**
	 * @param device that works
	 * @return what the work returns
	 * @throws CancellationException when the user wants to stop, within {@value #LOOK_UP} ms, or the thread is interrupted
	 */
	static <T> T run(final String device, final Supplier<T> work, final Progress progress) {
		final Future<T> result = THREADS.computeIfAbsent(device, TileWorker::thread).submit(work::get);
		try {
			return wait(result, progress);
		}
		finally {
			result.cancel(false); // if it waits for its turn, it need not begin
		}
	}

	private static <T> T wait(final Future<T> result, final Progress progress) {
		while (true) {
			try {
				return result.get(LOOK_UP, TimeUnit.MILLISECONDS);
			}
			catch (final TimeoutException exc) {
				progress.checkCancelled();
			}
			catch (final InterruptedException exc) {
				Thread.currentThread().interrupt();
				throw new CancellationException("Interrupted during a tile.");
			}
			catch (final ExecutionException exc) {
				throw unchecked(exc.getCause());
			}
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
