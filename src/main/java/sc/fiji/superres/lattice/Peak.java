package sc.fiji.superres.lattice;

/** Measures the place and the power of a maximum of the spectrum from three by three frequencies. */
final class Peak {

	/** A reflection's power over that at its maximum, at most: three by three frequencies and the opposite ones. */
	static final int MOST = 18;

	private Peak() {}

	/**
	 * Measures the reflection whose maximum is at a frequency. Its place follows from the parabola through the
	 * logarithms of three neighbours along each axis and is accurate to 0.1 of their distance.
	 *
	 * @param noise mean power of the noise at the frequency
	 * @param sigma height of the maximum over the noise
	 */
	static Reflection at(final MeanSpectrum spectrum, final int x, final int y, final double noise,
		final double sigma)
	{
		final double kx = (x + offsetX(spectrum, x, y)) / spectrum.side();
		final double ky = (spectrum.signed(y) + offsetY(spectrum, x, y)) / spectrum.side();
		final double power = power(spectrum, x, y, noise);
		if (kx < 0) return new Reflection(-kx, -ky, power, sigma);
		return new Reflection(kx, ky, power, sigma);
	}

	private static double offsetX(final MeanSpectrum spectrum, final int x, final int y) {
		return offset(spectrum.power(x - 1, y), spectrum.power(x, y), spectrum.power(x + 1, y));
	}

	private static double offsetY(final MeanSpectrum spectrum, final int x, final int y) {
		return offset(spectrum.power(x, y - 1), spectrum.power(x, y), spectrum.power(x, y + 1));
	}

	/**
	 * The power at this and the opposite frequency. Three by three frequencies hold at least 98 % of the power in the
	 * lobe of Hann's window.
	 */
	private static double power(final MeanSpectrum spectrum, final int x, final int y, final double noise) {
		double sum = 0;
		for (int v = -1; v <= 1; v++)
			for (int u = -1; u <= 1; u++)
				sum += Math.max(0, spectrum.power(x + u, y + v) - noise);
		return 2 * sum;
	}

	/** The offset of the maximum from the middle, −1 … 1; 0 where the middle is no maximum. */
	private static double offset(final double before, final double middle, final double after) {
		final boolean isMaximum = middle >= before && middle >= after;
		if (!isMaximum || !(before > 0) || !(after > 0)) return 0;
		return vertex(Math.log(before / middle), Math.log(after / middle));
	}

	/** The place of the maximum of the parabola with the values a at −1, 0 at 0 and b at 1. */
	private static double vertex(final double a, final double b) {
		if (a + b == 0) return 0;
		return (a - b) / (2 * (a + b));
	}

	/** Whether no neighbour is higher. Of two opposite frequencies on the y axis only one counts. */
	static boolean isMaximum(final MeanSpectrum spectrum, final int x, final int y) {
		if (x == 0 && isOpposite(spectrum, y)) return false;
		final double value = spectrum.power(x, y);
		for (int v = -1; v <= 1; v++)
			for (int u = -1; u <= 1; u++)
				if (spectrum.power(x + u, y + v) > value) return false;
		return true;
	}

	/** Whether a frequency on the y axis is the opposite of one that counts. */
	private static boolean isOpposite(final MeanSpectrum spectrum, final int y) {
		return Math.floorMod(y, spectrum.side()) > spectrum.side() / 2;
	}
}
