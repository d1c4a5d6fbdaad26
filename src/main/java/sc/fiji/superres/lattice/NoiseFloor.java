package sc.fiji.superres.lattice;

import java.util.Arrays;

/**
 * The mean power of the noise at each frequency. The noise may have any colour along x, such as 1/f noise of lines or
 * streaks of reflections due to the jitter of scan lines. Along y it must change slowly.
 * <p>
 * The mean power at a frequency follows from the lower quartile of the power at the same fx and the half of all fy that
 * are nearest, so that structure may take up to half of these.
 * </p>
 */
final class NoiseFloor {

	/** The lower quartile of a normal distribution. */
	private static final double QUARTILE = -0.6745;

	private final MeanSpectrum spectrum;
	private final double quartile;
	private final double[] floor;

	NoiseFloor(final MeanSpectrum spectrum) {
		this.spectrum = spectrum;
		quartile = spectrum.scatter().ratio(QUARTILE);
		floor = new double[spectrum.columns() * spectrum.side()];
		for (int i = 0; i < floor.length; i++)
			floor[i] = estimate(i % spectrum.columns(), i / spectrum.columns());
	}

	private double estimate(final int x, final int y) {
		final double[] around = around(x, y);
		Arrays.sort(around);
		return around[around.length / 4] / quartile;
	}

	/** The power at the half of all fy that are nearest. */
	private double[] around(final int x, final int y) {
		final int reach = spectrum.side() / 4;
		final double[] around = new double[2 * reach];
		for (int i = 0; i < around.length; i++)
			around[i] = spectrum.power(x, y + i - reach);
		return around;
	}

	/** Returns the mean power of the noise at multiples of 1/side: x from 0 to side/2, y any. */
	double at(final int x, final int y) {
		return floor[Math.floorMod(y, spectrum.side()) * spectrum.columns() + x];
	}
}
