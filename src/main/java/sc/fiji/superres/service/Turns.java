package sc.fiji.superres.service;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CancellationException;

import sc.fiji.superres.Progress;

/**
 * Lends one thing to one thread at a time, in the order they ask. The thread that has it may ask again. (A fair
 * {@code ReentrantLock} would do, but a wait of its that looks up now and then to see whether it was cancelled loses its
 * place each time.)
 */
final class Turns {

	private static final int LOOK_UP = 200; // ms between two looks at the wish to stop

	private final Deque<Thread> line = new ArrayDeque<>(); // the first has its turn
	private int depth; // how often the first has asked

	/**
	 * Waits until it is this thread's turn; {@link #leave} ends it.
	 *
	 * @param progress told while the thread waits, and asked whether to give up waiting
	 * @throws CancellationException when it was, or the thread was interrupted; it then has no turn
	 */
	void await(final Progress progress) {
		join();
		try {
			while (!isMine()) {
				progress.report(0, 1, "Waiting for another Super-Resolution task to finish");
				progress.checkCancelled();
			}
		}
		catch (final InterruptedException exc) {
			giveUp();
			Thread.currentThread().interrupt();
			throw new CancellationException("Interrupted while waiting for the device.");
		}
		catch (final RuntimeException | Error exc) {
			giveUp();
			throw exc;
		}
	}

	/** Takes the turn where nobody has it or waits for it, this thread neither; {@link #leave} ends it. */
	synchronized boolean takeIfFree() {
		if (!line.isEmpty()) return false;
		line.addLast(Thread.currentThread());
		depth++;
		return true;
	}

	/** Ends what the last {@link #await} or {@link #takeIfFree} of this thread began. */
	synchronized void leave() {
		if (line.peekFirst() != Thread.currentThread()) throw new IllegalStateException("It is another thread's turn.");
		if (--depth > 0) return;
		line.removeFirst();
		notifyAll();
	}

	private synchronized void join() {
		if (line.peekFirst() != Thread.currentThread()) line.addLast(Thread.currentThread());
	}

	private synchronized boolean isMine() throws InterruptedException {
		if (line.peekFirst() != Thread.currentThread()) wait(LOOK_UP);
		if (line.peekFirst() != Thread.currentThread()) return false;
		depth++;
		return true;
	}

	private synchronized void giveUp() {
		line.removeLastOccurrence(Thread.currentThread());
		notifyAll();
	}
}
