package sc.fiji.superres.resample;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ForkJoinTask;

/** Shares the rows of an image among threads. */
final class Bands {

	/** With fewer output pixels another thread costs more time than it saves. */
	private static final int LEAST = 1 << 14;

	private Bands() {}

	/** Works on rows from (inclusive) to (exclusive). */
	@FunctionalInterface
	interface RowsAction {

		void on(int from, int to);
	}

	/**
	 * Cuts {@code height} rows of {@code width} pixels into bands, at most one for each thread: the calling thread and
	 * those of the common pool.
	 */
	static void run(final int width, final int height, final int threads, final RowsAction action) {
		final int bands = count(width, height, threads);
		if (bands == 1) {
			action.on(0, height);
			return;
		}
		final List<ForkJoinTask<?>> tasks = new ArrayList<>();
		for (int i = 0; i < bands; i++)
			tasks.add(task(start(i, bands, height), start(i + 1, bands, height), action));
		ForkJoinTask.invokeAll(tasks);
	}

	private static ForkJoinTask<?> task(final int from, final int to, final RowsAction action) {
		return ForkJoinTask.adapt(() -> action.on(from, to));
	}

	private static int count(final int width, final int height, final int threads) {
		final long worthwhile = (long) width * height / LEAST;
		final long possible = Math.min(threads, height);
		return (int) Math.max(1, Math.min(possible, worthwhile));
	}

	/** First row of a band. */
	private static int start(final int band, final int bands, final int height) {
		return (int) ((long) height * band / bands);
	}
}
