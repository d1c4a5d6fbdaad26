package sc.fiji.superres;

import java.util.concurrent.CancellationException;

/**
 * Tells the caller of long work how far the work is, and tells the work when to stop.
 * <p>
 * The work calls {@link #report} as often as it likes (implementations drop reports that come too fast) and
 * {@link #checkCancelled} between steps that can be interrupted. It never knows who listens: a progress bar, a log
 * file, or nobody.
 * </p>
 */
public interface Progress {

	/** Ignores everything and never stops the work: for work whose notes nobody needs. */
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
	 * Reports how far the work is.
	 *
	 * @param done units of work finished, 0 … {@code total}
	 * @param total units of work in all, at least 1
	 * @param message what is being done now, one short line for people
	 */
	void report(long done, long total, String message);

	/** Notes something that the user should know and find later: one line for the log. */
	void note(String line);

	/** Whether the work should stop at the next safe point. */
	boolean isCancelled();

	/**
	 * Returns a progress that passes on notes and the wish to stop, but no reports: for steps within work that is
	 * reported already.
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
	 * Returns the progress of one of several equal parts of the work.
	 *
	 * @param part index of the part, 0 … {@code parts} − 1
	 * @param parts number of parts; a single part is the work itself
	 * @param name name of the part, put before its messages
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

	/** Throws a {@link CancellationException} if the work should stop. */
	default void checkCancelled() {
		if (isCancelled()) throw new CancellationException("Stopped on request.");
	}
}
