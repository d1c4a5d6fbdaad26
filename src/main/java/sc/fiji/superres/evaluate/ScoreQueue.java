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

/**
 * Outcomes that are worked out on other threads, in the order in which they were asked for. Only those that are shown
 * keep their pixels: the first, and the worst.
 */
final class ScoreQueue {

	private final ExecutorService workers;
	private final CropCounter counter;
	private final int most;
	private final Deque<Future<Outcome>> waiting = new ArrayDeque<>();
	private final List<Outcome> outcomes = new ArrayList<>();
	/** Which of them is the worst. */
	private int worst;

	/**
	 * @param most outcomes that may be worked out at the same time
	 */
	ScoreQueue(final ExecutorService workers, final CropCounter counter, final int most) {
		this.workers = workers;
		this.counter = counter;
		this.most = most;
	}

	/** Begins to work out an outcome; waits for the oldest one first where too many are under way. */
	void add(final Callable<Outcome> outcome) {
		if (waiting.size() >= most) takeOldest();
		waiting.add(workers.submit(outcome));
	}

	/** Waits for all of them. */
	List<Outcome> finish() {
		while (!waiting.isEmpty())
			takeOldest();
		return outcomes;
	}

	private void takeOldest() {
		outcomes.add(result(waiting.poll()));
		keepPixelsOfTheWorst();
		counter.count(1);
	}

	/** Pixels of all crops would fill the memory. */
	private void keepPixelsOfTheWorst() {
		final int last = outcomes.size() - 1;
		final boolean isWorst = outcomes.get(last).isWorseThan(outcomes.get(worst));
		final int better = isWorst ? worst : last;
		if (isWorst) worst = last;
		if (better != worst) outcomes.set(better, outcomes.get(better).withoutPixels());
	}

	private static Outcome result(final Future<Outcome> future) {
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
