package sc.fiji.superres.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntConsumer;

import ai.djl.pytorch.jni.JniUtils;

/**
 * Threads that each run a network for an image of their own, PyTorch computing with a single thread in each.
 * <p>
 * A pass is a thousand short operations. Shared out one by one, threads wait for each other after each, which costs
 * more than half of the time where other programs want the cores too. Images need no waiting (docs/benchmarks.md).
 * </p>
 */
public final class ImageWorkers implements AutoCloseable {

	private final ExecutorService pool;

	private ImageWorkers(final int threads) {
		pool = Executors.newFixedThreadPool(threads, ImageWorkers::thread);
	}

	private static Thread thread(final Runnable task) {
		final Thread thread = new Thread(task, "Super-Resolution worker");
		thread.setDaemon(true);
		return thread;
	}

	/** Starts the threads. */
	public static ImageWorkers start(final int threads) {
		final ImageWorkers workers = new ImageWorkers(threads);
		final CountDownLatch ready = new CountDownLatch(threads);
		for (int i = 0; i < threads; i++)
			workers.pool.execute(() -> prepare(ready));
		await(ready);
		JniUtils.setNumThreads(TorchEngine.threads());
		return workers;
	}

	private static void prepare(final CountDownLatch ready) {
		JniUtils.setNumThreads(1); // of this thread, and of those that PyTorch sees later for the first time
		JniUtils.setGradMode(false);
		ready.countDown();
		await(ready); // so that each thread takes one of these tasks
	}

	/** Does {@code task} for 0 … n − 1, at once as far as there are threads; what one throws, this throws. */
	public void forEach(final int n, final IntConsumer task) {
		final List<Future<?>> futures = new ArrayList<>();
		for (int i = 0; i < n; i++) {
			final int index = i;
			futures.add(pool.submit(() -> task.accept(index)));
		}
		awaitAll(futures);
	}

	/** All of them, even where one fails: none may go on when this returns. */
	private static void awaitAll(final List<Future<?>> futures) {
		RuntimeException failure = null;
		for (final Future<?> future : futures) {
			try {
				await(future);
			}
			catch (final RuntimeException exc) {
				failure = exc;
			}
		}
		if (failure != null) throw failure;
	}

	private static void await(final Future<?> future) {
		boolean interrupted = false;
		try {
			while (true) {
				try {
					future.get();
					return;
				}
				catch (final InterruptedException exc) {
					interrupted = true; // native code cannot be interrupted
				}
			}
		}
		catch (final ExecutionException exc) {
			if (exc.getCause() instanceof RuntimeException cause) throw cause;
			throw new IllegalStateException(exc.getCause());
		}
		finally {
			if (interrupted) Thread.currentThread().interrupt();
		}
	}

	private static void await(final CountDownLatch latch) {
		try {
			latch.await();
		}
		catch (final InterruptedException exc) {
			Thread.currentThread().interrupt();
		}
	}

	@Override
	public void close() {
		pool.shutdown();
	}
}
