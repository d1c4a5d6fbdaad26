package sc.fiji.superres.trust;

/**
 * A window of 5×5 pixels of an input of which the truth is known.
 *
 * @param signs as {@link TrustSigns} has them
 * @param squaredError mean squared error of the result, in squared parts of its contrast
 */
record Window(double[] signs, double squaredError) {

	private static final double LEAST = 1e-12;

	/** The squared error that the signs let expect. */
	double expected(final double[] weights) {
		double sum = LEAST;
		for (int k = 0; k < signs.length; k++)
			sum += weights[k] * signs[k];
		return sum;
	}

	/** The error over what was expected. */
	double factor(final double[] weights) {
		return Math.sqrt(squaredError / expected(weights));
	}
}
