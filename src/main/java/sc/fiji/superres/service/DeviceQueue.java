package sc.fiji.superres.service;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;

import sc.fiji.superres.Progress;

/**
 * A fair queue for a device: one thread at a time has the turn, in the order in which they asked. The thread that has
 * the turn may ask again, and may lend the turn to waiting threads.
 * <p>
 * A fair {@code ReentrantLock} does not do: a thread that waits for it with a timeout, in order to notice a
 * cancellation, loses its place each time.
 * </p>
 */
final class DeviceQueue {

	/** Milliseconds between two looks at whether a waiting thread has been cancelled. */
	private static final int LOOK_INTERVAL = 200;

	/** A thread that has the turn or waits for it. */
	private static final class QueuedThread {

		private final Thread thread = Thread.currentThread();
		private final String what;
		/** When the thread joined the queue, or its turn began; of {@link System#nanoTime}. */
		private long since = System.nanoTime();
		/** How often the thread has asked for the turn and not left it yet. */
		private int depth;
		/** Whether the thread wants its turn back in order to stop. */
		private boolean hurries;

		QueuedThread(final String what) {
			this.what = what;
		}

		void beginTurn() {
			since = System.nanoTime();
			hurries = false;
		}

		DeviceStatus.Task task() {
			return new DeviceStatus.Task(what, TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - since));
		}
	}

	/** The first thread has the turn, the others wait for it. */
	private final List<QueuedThread> queue = new ArrayList<>();
	private final long sliceNanos;
	private boolean closed;

	/** @param sliceMillis how long a thread keeps its turn before it lends it */
	DeviceQueue(final long sliceMillis) {
		sliceNanos = TimeUnit.MILLISECONDS.toNanos(sliceMillis);
	}

	/**
	 * Waits until it is this thread's turn; {@link #leave} ends the turn.
	 *
	 * @param what the thread is about to do, for people
	 * @param progress told while the thread waits, and asked whether to give up waiting
	 * @throws CancellationException when waiting was given up, the thread was interrupted, or {@link #close} was
	 *             called; the thread then has no turn
	 */
	void await(final String what, final Progress progress) {
		join(what);
		try {
			while (!enter()) {
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

	/**
	 * Lets waiting threads go first if this thread has had its turn for a slice of time, and waits for its next turn.
	 * Does nothing on a thread that has no turn.
	 *
	 * @param progress asked whether the work is to stop; if so, the thread waits only for the one that has the turn
	 * @return whether others had their turn
	 * @throws CancellationException when {@link #close} was called; the thread has its turn even then
	 */
	boolean lend(final Progress progress) {
		final QueuedThread mine = stepBack();
		if (mine == null) return false;
		awaitAgain(mine, progress);
		checkOpen();
		return true;
	}

	/** Waits even when interrupted; the thread is then marked as interrupted afterwards. */
	private void awaitAgain(final QueuedThread mine, final Progress progress) {
		boolean interrupted = false;
		while (!isFirst(mine)) {
			if (isInterruptedWaiting(mine)) interrupted = true;
			if (interrupted || progress.isCancelled()) hurry(mine);
		}
		if (interrupted) Thread.currentThread().interrupt();
	}

	private boolean isInterruptedWaiting(final QueuedThread mine) {
		try {
			waitALittle(mine);
			return false;
		}
		catch (final InterruptedException exc) {
			return true;
		}
	}

	/** Takes the turn if no thread has it or waits for it, not even this one; {@link #leave} ends the turn. */
	synchronized boolean takeIfFree() {
		if (!queue.isEmpty()) return false;
		final QueuedThread mine = new QueuedThread("closing");
		mine.depth = 1;
		queue.add(mine);
		return true;
	}

	/** Ends what the last {@link #await} or {@link #takeIfFree} of this thread began. */
	synchronized void leave() {
		if (!hasTurn()) throw new IllegalStateException("It is another thread's turn.");
		first().depth--;
		if (first().depth <= 0) passOn();
	}

	private void passOn() {
		queue.remove(0);
		beginTurn();
	}

	/** Admits no more threads and cancels those that lend or wait, without waiting for them. */
	synchronized void close() {
		closed = true;
		notifyAll();
	}

	/** Waits until no thread has the turn or waits for it, but not longer than a number of milliseconds. */
	synchronized void awaitEmpty(final long millis) throws InterruptedException {
		final long until = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
		long left = millis;
		while (left > 0 && !queue.isEmpty()) {
			wait(left);
			left = TimeUnit.NANOSECONDS.toMillis(until - System.nanoTime());
		}
	}

	/** What the thread that has the turn does, and then what those that wait will do, in their order. */
	synchronized List<DeviceStatus.Task> tasks() {
		return queue.stream().map(QueuedThread::task).toList();
	}

	/** A thread that joins an empty queue has the turn at once. */
	private synchronized void join(final String what) {
		if (!hasTurn()) queue.add(new QueuedThread(what));
	}

	private QueuedThread first() {
		return queue.get(0);
	}

	private boolean hasTurn() {
		return !queue.isEmpty() && first().thread == Thread.currentThread();
	}

	/** Begins this thread's turn, waiting a little for it; false where it is still another thread's turn. */
	private synchronized boolean enter() throws InterruptedException {
		if (!hasBegunTurn()) checkOpen();
		if (!hasTurn()) wait(LOOK_INTERVAL);
		if (!hasTurn()) return false;
		first().depth++;
		return true;
	}

	private boolean hasBegunTurn() {
		return hasTurn() && first().depth > 0;
	}

	private synchronized void checkOpen() {
		if (closed) throw new CancellationException("Stopped, since Fiji or ImageJ is closing.");
	}

	private synchronized void giveUp() {
		final boolean first = hasTurn();
		removeThisThread();
		if (first) beginTurn();
		else notifyAll();
	}

	private void removeThisThread() {
		queue.removeIf(queued -> queued.thread == Thread.currentThread());
	}

	/**
	 * Moves this thread to the end of the queue if others wait and its slice of time is over.
	 *
	 * @return its place in the queue; null where its turn goes on, or it has none
	 */
	private synchronized QueuedThread stepBack() {
		if (!hasTurn()) return null;
		checkOpen();
		final QueuedThread mine = first();
		if (queue.size() == 1 || !isSliceOver(mine)) return null;
		queue.add(mine);
		passOn();
		return mine;
	}

	private boolean isSliceOver(final QueuedThread mine) {
		return System.nanoTime() - mine.since >= sliceNanos;
	}

	private synchronized boolean isFirst(final QueuedThread mine) {
		return first() == mine;
	}

	private synchronized void waitALittle(final QueuedThread mine) throws InterruptedException {
		if (closed) hurry(mine);
		if (!isFirst(mine)) wait(LOOK_INTERVAL);
	}

	/** Moves a thread to the second place, behind others that hurry. */
	private synchronized void hurry(final QueuedThread mine) {
		if (mine.hurries || isFirst(mine)) return;
		mine.hurries = true;
		queue.remove(mine);
		queue.add(placeAfterHurrying(), mine);
	}

	private int placeAfterHurrying() {
		int place = 1;
		while (place < queue.size() && queue.get(place).hurries)
			place++;
		return place;
	}

	/** The turn of the first thread begins now. */
	private void beginTurn() {
		if (!queue.isEmpty()) first().beginTurn();
		notifyAll();
	}
}
