package sc.fiji.superres.image;

import java.util.stream.DoubleStream;

/** Round numbers, as scale bars have them. */
public final class RoundNumber {

	/** A number this little too large counts as the round one: 100.00000000000001 is 100. */
	private static final double ROUNDING = 1 + 1e-9;

	private RoundNumber() {}

	/** The greatest of 1, 2, 2.5 and 5, times a power of ten, that is no greater than a positive number. */
	public static double atMost(final double most) {
		final double magnitude = Math.pow(10, Math.floor(Math.log10(most)));
		final DoubleStream steps = DoubleStream.of(1, 2, 2.5, 5, 10);
		return steps.map(step -> step * magnitude).filter(number -> number <= most * ROUNDING).max().orElse(magnitude);
	}
}
