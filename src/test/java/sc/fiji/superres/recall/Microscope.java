package sc.fiji.superres.recall;

/** What a single column or atom looks like: its full width at half maximum, nm, in the simulations. */
enum Microscope {

		STEM(0.10), STM(0.18);

	private final double sigma;

	Microscope(final double fwhm) {
		sigma = fwhm / Math.sqrt(8 * Math.log(2));
	}

	/** By the end of a sample's name. */
	static Microscope of(final String sample) {
		return sample.endsWith("-stm") ? STM : STEM;
	}

	/** Standard deviation of the spot, nm. */
	double sigma() {
		return sigma;
	}
}
