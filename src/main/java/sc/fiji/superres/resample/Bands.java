package sc.fiji.superres.resample;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ForkJoinTask;

/** Rows of an image shared out among threads. */
final class Bands {

	/** Output pixels below which another thread costs more than it brings. */
	private static final int LEAST = 1 << 14;

	private Bands() {}

	/** What is done to rows from (inclusive) to (exclusive). */
	@FunctionalInterface
	interface Work {

		void on(int from, int to);
	}

	/**
	 * Cuts {@code height} rows of {@code width} pixels into bands, at most one a thread: this one and the common
	 * pool's.
	 */
	static void run(final int width, final int height, final int threads, final Work work) {
		final int bands = (int) Math.max(1, Math.min(Math.min(threads, height), (long) width * height / LEAST));
		if (bands == 1) {
			work.on(0, height);
			return;
		}
		final List<ForkJoinTask<?>> tasks = new ArrayList<>();
		for (int i = 0; i < bands; i++) {
			final int from = (int) ((long) height * i / bands), to = (int) ((long) height * (i + 1) / bands);
			tasks.add(ForkJoinTask.adapt(() -> work.on(from, to)));
		}
		ForkJoinTask.invokeAll(tasks);
	}
}
