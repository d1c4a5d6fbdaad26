package sc.fiji.superres.upscale;

import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

import sc.fiji.superres.Progress;

/**
 * Runs tiles on threads of its own, so that a wish to stop need not wait for the end of a tile: native code cannot be
 * interrupted, but it can be left alone. It ends in the background; a network's next pass, and its closing, wait for it.
 */
final class TileWorker {

	private static final int LOOK_UP = 100; // ms between two looks at the wish to stop

	/** Threads that never end: PyTorch's libraries keep some 100 kB for each thread that ever used them. */
	private static final ExecutorService THREADS = new ThreadPoolExecutor(0, Integer.MAX_VALUE, Long.MAX_VALUE,
		TimeUnit.NANOSECONDS, new SynchronousQueue<>(), work -> {
			final Thread worker = new Thread(work, "Super-Resolution tiles");
			worker.setDaemon(true);
			return worker;
		});

	private TileWorker() {}

	/**
	 * @return what the work returns
	 * @throws CancellationException when the user wants to stop, within {@value #LOOK_UP} ms, or the thread is interrupted
	 */
	static <T> T run(final Supplier<T> work, final Progress progress) {
		final Future<T> result = THREADS.submit(work::get);
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

	private static RuntimeException unchecked(final Throwable cause) {
		if (cause instanceof Error error) throw error;
		return (RuntimeException) cause; // a supplier throws no other
	}
}
