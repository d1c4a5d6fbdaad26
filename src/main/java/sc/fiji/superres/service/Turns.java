package sc.fiji.superres.service;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;

import sc.fiji.superres.Progress;

/**
 * Lends one thing to one thread at a time, in the order they ask. The thread that has it may ask again, and may lend it
 * to those who wait. (A fair {@code ReentrantLock} would do, but a wait of its that looks up now and then to see
 * whether it was cancelled loses its place each time.)
 */
final class Turns {

	private static final int LOOK_UP = 200; // ms between two looks at the wish to stop

	/** A thread that has its turn or waits for it. */
	private static final class Place {

		private final Thread thread = Thread.currentThread();
		private final String what;
		private long since = System.nanoTime(); // when it came into the line, or its turn began
		private int depth; // how often it has asked
		private boolean hurries;

		Place(final String what) {
			this.what = what;
		}
	}

	private final List<Place> line = new ArrayList<>(); // the first has its turn
	private final long slice;
	private boolean closed;

	/** @param sliceMillis how long a thread keeps its turn before it lends it */
	Turns(final long sliceMillis) {
		slice = TimeUnit.MILLISECONDS.toNanos(sliceMillis);
	}

	/**
	 * Waits until it is this thread's turn; {@link #leave} ends it.
	 *
	 * @param what the thread is about to do, for people
	 * @param progress told while the thread waits, and asked whether to give up waiting
	 * @throws CancellationException when it was, the thread was interrupted, or {@link #close} was called; it then has
	 *             no turn
	 */
	void await(final String what, final Progress progress) {
		join(what);
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

	/**
	 * Lets those who wait go first, where this thread has had its turn for a slice of time, and waits for its next
	 * turn. Does nothing on a thread that has no turn.
	 *
	 * @param progress asked whether the work is to stop; if so, the thread waits for those alone who have their turn
	 *            already
	 * @return whether others had their turn
	 * @throws CancellationException when {@link #close} was called; the thread has its turn even then
	 */
	boolean lend(final Progress progress) {
		final Place mine = stepBack();
		if (mine == null) return false;
		boolean interrupted = false;
		while (!isFirst(mine)) {
			try {
				look(mine);
			}
			catch (final InterruptedException exc) {
				interrupted = true;
			}
			if (interrupted || progress.isCancelled()) hurry(mine);
		}
		if (interrupted) Thread.currentThread().interrupt();
		checkOpen();
		return true;
	}

	/** Takes the turn where nobody has it or waits for it, this thread neither; {@link #leave} ends it. */
	synchronized boolean takeIfFree() {
		if (!line.isEmpty()) return false;
		line.add(new Place("closing"));
		line.get(0).depth++;
		return true;
	}

	/** Ends what the last {@link #await} or {@link #takeIfFree} of this thread began. */
	synchronized void leave() {
		if (!hasTurn()) throw new IllegalStateException("It is another thread's turn.");
		if (--line.get(0).depth > 0) return;
		line.remove(0);
		begin();
	}

	/** Lets nobody in any more and ends the work of everybody who lends or waits; it does not wait for them. */
	synchronized void close() {
		closed = true;
		notifyAll();
	}

	/** Waits until nobody has or waits for a turn. */
	synchronized void awaitEmpty(final long millis) throws InterruptedException {
		final long until = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
		for (long left = millis; left > 0 && !line.isEmpty(); left = TimeUnit.NANOSECONDS.toMillis(until - System
			.nanoTime()))
			wait(left);
	}

	/** Who has the turn, first, and who waits, in order. */
	synchronized List<DeviceStatus.Task> tasks() {
		return line.stream().map(p -> new DeviceStatus.Task(p.what, TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() -
			p.since))).toList();
	}

	private synchronized void join(final String what) {
		if (!hasTurn()) line.add(new Place(what)); // where the line was empty, the turn begins now
	}

	private boolean hasTurn() {
		return !line.isEmpty() && line.get(0).thread == Thread.currentThread();
	}

	private synchronized boolean isMine() throws InterruptedException {
		final boolean again = hasTurn() && line.get(0).depth > 0;
		if (!again) checkOpen();
		if (!hasTurn()) wait(LOOK_UP);
		if (!hasTurn()) return false;
		line.get(0).depth++;
		return true;
	}

	private synchronized void checkOpen() {
		if (closed) throw new CancellationException("Stopped, since Fiji or ImageJ is closing.");
	}

	private synchronized void giveUp() {
		final boolean first = hasTurn();
		line.removeIf(p -> p.thread == Thread.currentThread());
		if (first) begin();
		else notifyAll();
	}

	/**
	 * To the end of the line, where somebody waits and the slice is over; the place, or null where the turn goes on.
	 */
	private synchronized Place stepBack() {
		if (!hasTurn()) return null;
		checkOpen();
		if (line.size() == 1 || System.nanoTime() - line.get(0).since < slice) return null;
		final Place mine = line.remove(0);
		line.add(mine);
		begin();
		return mine;
	}

	private synchronized boolean isFirst(final Place mine) {
		return line.get(0) == mine;
	}

	private synchronized void look(final Place mine) throws InterruptedException {
		if (closed) hurry(mine);
		if (line.get(0) != mine) wait(LOOK_UP);
	}

	/** To the second place, behind those who hurry as well. */
	private synchronized void hurry(final Place mine) {
		if (mine.hurries || line.get(0) == mine) return;
		mine.hurries = true;
		line.remove(mine);
		int to = 1;
		while (to < line.size() && line.get(to).hurries)
			to++;
		line.add(to, mine);
	}

	/** The turn of whoever is first now begins. */
	private void begin() {
		if (!line.isEmpty()) {
			line.get(0).since = System.nanoTime();
			line.get(0).hurries = false;
		}
		notifyAll();
	}
}
