package sc.fiji.superres.checkpoint;

/**
 * How long a training has taken.
 *
 * @param begun when this session began, by {@link System#nanoTime}
 * @param before seconds that earlier sessions took
 */
public record Stopwatch(long begun, double before) {

	private static final double NANOS = 1e9;

	public static Stopwatch start(final double before) {
		return new Stopwatch(System.nanoTime(), before);
	}

	/** Seconds of this session. */
	public double elapsed() {
		return since(begun);
	}

	/** Seconds of all sessions. */
	public double total() {
		return before + elapsed();
	}

	/** Seconds since a moment, by {@link System#nanoTime}. */
	public static double since(final long moment) {
		return (System.nanoTime() - moment) / NANOS;
	}
}
