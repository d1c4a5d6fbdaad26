package sc.fiji.superres;

import java.util.concurrent.CancellationException;

/**
 * How long work tells its caller how far it is, and learns that it should stop.
 * <p>
 * The core calls {@link #report} as often as it likes (implementations drop what comes too fast) and
 * {@link #checkCancelled} between steps that can be interrupted. It never knows who listens: a progress bar, a log
 * file, or nobody.
 * </p>
 */
public interface Progress {

	/** Listens to nothing and never stops: for work whose notes nobody needs. */
	Progress NONE = new Progress() {

		@Override
		public void report(final long done, final long total, final String message) {
			// nobody listens
		}

		@Override
		public void note(final String line) {
			// nobody listens
		}

		@Override
		public boolean isCancelled() {
			return false;
		}
	};

	/**
	 * @param done units of work finished, 0 … {@code total}
	 * @param total units of work in all, at least 1
	 * @param message what is being done now, one short line for people
	 */
	void report(long done, long total, String message);

	/** Something the user should know and find later: one line for the log. */
	void note(String line);

	/** Whether the work should stop at the next safe point. */
	boolean isCancelled();

	/**
	 * The same work, of which only the wish to stop and the notes come through: for a part of what is reported already.
	 */
	default Progress quietly() {
		return new ForwardingProgress(this) {

			@Override
			public void report(final long done, final long total, final String message) {
				// the outer work reports
			}
		};
	}

	/**
	 * One of several equal parts of the work.
	 *
	 * @param part from 0
	 * @param parts how many; where there is one only, it is the work itself
	 * @param name of the part, put before what it reports
	 */
	default Progress part(final int part, final int parts, final String name) {
		if (parts == 1) return this;
		final Progress whole = this;
		return new ForwardingProgress(whole) {

			@Override
			public void report(final long done, final long total, final String message) {
				whole.report(part * total + done, parts * total, name + ", " + message);
			}
		};
	}

	/** Throws a {@link CancellationException} when the work should stop. */
	default void checkCancelled() {
		if (isCancelled()) throw new CancellationException("Stopped on request.");
	}
}
