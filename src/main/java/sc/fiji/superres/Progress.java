package sc.fiji.superres;

import java.util.concurrent.CancellationException;

/**
 * How long work tells its caller how far it is, and learns that it should stop.
 * <p>
 * The core calls {@link #report} as often as it likes (implementations drop what comes too fast) and
 * {@link #checkCancelled} between steps that can be interrupted. It never knows who listens: a progress
 * bar, a log file, or nobody.
 * </p>
 */
public interface Progress {

	/** Listens to nothing and never stops. */
	Progress NONE = new Progress() {

		@Override
		public void report(final long done, final long total, final String message) {
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
	default void note(final String line) {
		// who keeps no log need not
	}

	/** Whether the work should stop at the next safe point. */
	boolean isCancelled();

	/** The same work, of which only the wish to stop comes through: for a part of what is reported already. */
	default Progress quietly() {
		final Progress outer = this;
		return new Progress() {

			@Override
			public void report(final long done, final long total, final String message) {
				// the outer work reports
			}

			@Override
			public void note(final String line) {
				outer.note(line);
			}

			@Override
			public boolean isCancelled() {
				return outer.isCancelled();
			}
		};
	}

	/** Throws a {@link CancellationException} when the work should stop. */
	default void checkCancelled() {
		if (isCancelled()) throw new CancellationException("Stopped on request.");
	}
}
