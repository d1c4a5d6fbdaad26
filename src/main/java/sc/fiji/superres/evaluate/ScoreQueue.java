package sc.fiji.superres.evaluate;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;

import sc.fiji.superres.crops.Score;

/** Scores that are worked out on other threads, in the order in which they were asked for. */
final class ScoreQueue {

	private final ExecutorService workers;
	private final CropCounter counter;
	private final int most;
	private final Deque<Future<Score>> waiting = new ArrayDeque<>();
	private final List<Score> scores = new ArrayList<>();

	/**
	 * @param most scores that may be worked out at the same time
	 */
	ScoreQueue(final ExecutorService workers, final CropCounter counter, final int most) {
		this.workers = workers;
		this.counter = counter;
		this.most = most;
	}

	/** Begins to work out a score; waits for the oldest one first where too many are under way. */
	void add(final Callable<Score> score) {
		if (waiting.size() >= most) takeOldest();
		waiting.add(workers.submit(score));
	}

	/** Waits for all scores. */
	List<Score> finish() {
		while (!waiting.isEmpty())
			takeOldest();
		return scores;
	}

	private void takeOldest() {
		scores.add(result(waiting.poll()));
		counter.count();
	}

	private static Score result(final Future<Score> future) {
		try {
			return future.get();
		}
		catch (final ExecutionException exc) {
			if (exc.getCause() instanceof RuntimeException cause) throw cause;
			throw new IllegalStateException(exc.getCause());
		}
		catch (final InterruptedException exc) {
			Thread.currentThread().interrupt();
			throw new CancellationException("Interrupted.");
		}
	}
}
