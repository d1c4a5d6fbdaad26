package sc.fiji.superres.lattice;

/**
 * How the mean power of noise scatters: as a gamma distribution, whose cube root is close to normal (Wilson and
 * Hilferty, PNAS 17, 684, 1931), down to the exponential distribution of a single spectrum.
 *
 * @param segments how many independent spectra the mean is of, at least 1
 */
record Gamma(double segments) {

	/** Power over the noise's mean → standard deviations of a normal distribution that is as rarely exceeded. */
	double sigma(final double ratio) {
		return (Math.cbrt(ratio) - middle()) / width();
	}

	/** Standard deviations of a normal distribution → power over the noise's mean. */
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
