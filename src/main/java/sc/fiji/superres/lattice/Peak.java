package sc.fiji.superres.lattice;

/** Where between three by three frequencies a maximum lies, and how much power it holds. */
final class Peak {

	private Peak() {}

	/**
	 * The reflection whose maximum is at a frequency: its place by the parabola through the logarithms of three
	 * neighbours along each axis, within 0.1 of their distance.
	 *
	 * @param noise mean power of the noise there
	 */
	static Reflection at(final MeanSpectrum spectrum, final int x, final int y, final double noise,
		final double sigma)
	{
		final double middle = spectrum.power(x, y);
		final double dx = offset(spectrum.power(x - 1, y), middle, spectrum.power(x + 1, y));
		final double dy = offset(spectrum.power(x, y - 1), middle, spectrum.power(x, y + 1));
		final int side = spectrum.side();
		final int signed = y > side / 2 ? y - side : y;
		final double power = power(spectrum, x, y, noise);
		final double kx = (x + dx) / side;
		final double ky = (signed + dy) / side;
		return kx < 0 ? new Reflection(-kx, -ky, power, sigma) : new Reflection(kx, ky, power, sigma);
	}

	/** Of both opposite frequencies; Hann's lobe has 98 % or more of its power within three by three. */
	private static double power(final MeanSpectrum spectrum, final int x, final int y, final double noise) {
		double sum = 0;
		for (int v = -1; v <= 1; v++)
			for (int u = -1; u <= 1; u++)
				sum += Math.max(0, spectrum.power(x + u, y + v) - noise);
		return 2 * sum;
	}

	/** −1 … 1; 0 where the middle is no maximum. */
	private static double offset(final double before, final double middle, final double after) {
		if (!(before > 0 && after > 0 && middle >= before && middle >= after)) return 0;
		final double a = Math.log(before / middle);
		final double b = Math.log(after / middle);
		return a + b == 0 ? 0 : (a - b) / (2 * (a + b));
	}

	/** Whether no neighbour is higher; of two opposite frequencies on the y axis one counts. */
	static boolean isMaximum(final MeanSpectrum spectrum, final int x, final int y) {
		if (x == 0 && Math.floorMod(y, spectrum.side()) > spectrum.side() / 2) return false;
		final double value = spectrum.power(x, y);
		for (int v = -1; v <= 1; v++)
			for (int u = -1; u <= 1; u++)
				if (spectrum.power(x + u, y + v) > value) return false;
		return true;
	}
}
