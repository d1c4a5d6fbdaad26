package sc.fiji.superres.checkpoint;

import java.util.Locale;

import sc.fiji.superres.NumberText;

/**
 * How long a training will take, from some steps that were timed before it began.
 *
 * @param iterations steps that are to be done
 * @param secondsAStep time of one step, in seconds
 * @param secondsBeside what validations take in all, in seconds
 * @param limit seconds after which the training ends in any case; positive infinity without a limit
 */
public record TimeEstimate(long iterations, double secondsAStep, double secondsBeside, double limit) {

	/** What hardly anybody wants to wait for without being asked. */
	private static final double LONG = 12 * 3600.0;

	/** Seconds until the training ends. */
	public double seconds() {
		return Math.min(limit, iterations * secondsAStep + secondsBeside);
	}

	/** Whether it takes more than 12 hours. */
	public boolean isLong() {
		return seconds() > LONG;
	}

	/** For people: "about 55 min 20 s: 100000 iterations, 31.5 it/s". */
	public String text() {
		return String.format(Locale.ROOT, "about %s: %d iterations, %.3g it/s", NumberText.duration(seconds()),
			iterations, 1 / secondsAStep);
	}
}
