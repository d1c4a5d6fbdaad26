package sc.fiji.superres.lattice;

/**
 * The distribution of the mean power of noise: a gamma distribution, whose cube root is nearly normal (Wilson and
 * Hilferty, PNAS 17, 684, 1931). For a single spectrum it is the exponential distribution.
 *
 * @param segments number of independent spectra in the mean, at least 1
 */
record Gamma(double segments) {

	/**
	 * Returns how rare a power is, as the number of standard deviations that a normal distribution exceeds as rarely.
	 *
	 * @param ratio the power divided by the mean power of the noise
	 */
	double sigma(final double ratio) {
		return (Math.cbrt(ratio) - middle()) / width();
	}

	/** Returns the power, divided by the mean power of the noise, for a number of standard deviations. */
	double ratio(final double sigma) {
		final double root = Math.max(0, middle() + sigma * width());
		return root * root * root;
	}

	private double middle() {
		return 1 - 1 / (9 * segments);
	}

	private double width() {
		return 1 / (3 * Math.sqrt(segments));
	}
}
