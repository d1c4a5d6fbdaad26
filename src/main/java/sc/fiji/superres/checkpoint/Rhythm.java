package sc.fiji.superres.checkpoint;

/**
 * How often a run writes down where it stands. None of it changes the weights.
 *
 * @param logEvery iterations a line of the log covers
 * @param validateEvery iterations between validations, a multiple of {@code logEvery}
 * @param checkpointMinutes minutes between checkpoints, beside the one at every stop; greater than 0
 */
public record Rhythm(long logEvery, long validateEvery, double checkpointMinutes) {

	/** What a power failure may cost. */
	private static final double CHECKPOINT_MINUTES = 10;
	/** Lines of the log that a short run writes. */
	private static final long LINES = 200;
	/** Iterations that a line covers, at most. */
	private static final long MOST_ITERATIONS = 500;
	private static final long LINES_A_VALIDATION = 10;

	public Rhythm {
		if (logEvery < 1 || validateEvery < 1 || validateEvery % logEvery != 0) {
			throw new IllegalArgumentException("rhythm.validateEvery=" + validateEvery +
				" is no multiple of rhythm.logEvery=" + logEvery + "; both count iterations from 1 on.");
		}
		if (!(checkpointMinutes > 0)) {
			throw new IllegalArgumentException("rhythm.checkpointMinutes=" + checkpointMinutes +
				": expected more than 0 minutes, such as 10.");
		}
	}

	/** About 200 lines of log, a validation every tenth line, a checkpoint every ten minutes. */
	public static Rhythm of(final long iterations) {
		final long log = Math.max(1, Math.min(MOST_ITERATIONS, iterations / LINES));
		return new Rhythm(log, LINES_A_VALIDATION * log, CHECKPOINT_MINUTES);
	}
}
