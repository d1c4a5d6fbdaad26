package sc.fiji.superres.frames;

/**
 * Cubic B-splines at equal distances over a side of the canvas: at each place four of them are not 0, and they sum to
 * 1.
 *
 * @param pixels of the side
 * @param pieces of polynomials along it
 */
record Spline(int pixels, int pieces) {

	/** How many splines are not 0 at a place. */
	static final int AT_ONCE = 4;

	/** How many splines there are. */
	int count() {
		return pieces + AT_ONCE - 1;
	}

	/** The first spline that is not 0 at a place. */
	int first(final double place) {
		return Math.max(0, Math.min(pieces - 1, (int) Math.floor(scaled(place))));
	}

	private double scaled(final double place) {
		return place * pieces / Math.max(1, pixels - 1);
	}

	/** The values of those four at a place; beyond the side those at its end. */
	double[] values(final double place) {
		final double t = Math.max(0, Math.min(1, scaled(place) - first(place)));
		final double s = 1 - t;
		return new double[] { s * s * s / 6, (3 * t * t * t - 6 * t * t + 4) / 6, (3 * s * s * s - 6 * s * s + 4) / 6,
			t * t * t / 6 };
	}

	/** The curve at a place. */
	double at(final double place, final double[] coefficients, final int start) {
		final double[] values = values(place);
		final int first = start + first(place);
		double sum = 0;
		for (int k = 0; k < AT_ONCE; k++)
			sum += values[k] * coefficients[first + k];
		return sum;
	}
}
