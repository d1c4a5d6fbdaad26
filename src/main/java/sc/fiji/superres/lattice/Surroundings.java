package sc.fiji.superres.lattice;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Compares every frequency of a mean spectrum with the frequencies around it. */
final class Surroundings {

	/** The least side of an image in pixels: the ring around a frequency has to fit. */
	static final int LEAST_SIDE = 32;
	/** The lobe of Hann's window ends two frequencies from its middle. */
	private static final int NEAR = 3;
	private static final int FAR = 8;
	/** Offsets of the frequencies that surround a frequency. */
	private static final int[][] RING = places(FAR, FAR);
	private static final int[][] COLUMN = places(0, 2 * FAR);

	private final MeanSpectrum spectrum;
	private final Gamma scatter;

	Surroundings(final MeanSpectrum spectrum) {
		if (spectrum.side() < LEAST_SIDE) throw new IllegalArgumentException("Invented lattices are looked for in " +
			LEAST_SIDE + "×" + LEAST_SIDE + " pixels or more; this image has a side of " + spectrum.side() +
			". Take a larger flat image.");
		this.spectrum = spectrum;
		scatter = spectrum.scatter();
	}

	/**
	 * Returns the highest place within one frequency of a reflection; 0 sigma and power where the image is too coarse.
	 */
	Reflection near(final Reflection reflection) {
		final int side = spectrum.side();
		final int x0 = (int) Math.round(reflection.kx() * side);
		final int y0 = (int) Math.round(reflection.ky() * side);
		if (2 * x0 > side || 2 * Math.abs(y0) > side) return new Reflection(reflection.kx(), reflection.ky(), 0, 0);
		Reflection best = null;
		for (int y = y0 - 1; y <= y0 + 1; y++)
			for (int x = x0 - 1; x <= x0 + 1; x++)
				best = higher(best, x, y);
		return best;
	}

	/** Returns the highest maximum of all but the lowest frequencies. */
	Reflection highest() {
		final int half = spectrum.side() / 2;
		Reflection best = null;
		for (int y = 1 - half; y <= half; y++)
			for (int x = 0; x <= half; x++)
				if (Math.hypot(x, y) >= NEAR && Peak.isMaximum(spectrum, x, y)) best = higher(best, x, y);
		return best;
	}

	private Reflection higher(final Reflection best, final int x, final int y) {
		final double noise = around(x, y);
		final double sigma = sigma(spectrum.power(x, y), noise);
		if (best != null && best.sigma() >= sigma) return best;
		return Peak.at(spectrum, x, y, noise, sigma);
	}

	private double sigma(final double power, final double noise) {
		if (!(noise > 0)) return 0;
		return scatter.sigma(power / noise);
	}

	/**
	 * The mean power around a frequency: in a ring, or at the same fx if that is greater because the noise is coloured
	 * along x.
	 */
	private double around(final int x, final int y) {
		return Math.max(mean(x, y, RING), mean(x, y, COLUMN));
	}

	/** The mean that follows from the median, which a reflection nearby does not raise. */
	private double mean(final int x, final int y, final int[][] places) {
		final double[] powers = new double[places.length];
		for (int i = 0; i < powers.length; i++)
			powers[i] = spectrum.power(x + places[i][0], y + places[i][1]);
		Arrays.sort(powers);
		return powers[powers.length / 2] / scatter.ratio(0);
	}

	private static int[][] places(final int reachX, final int reachY) {
		final List<int[]> places = new ArrayList<>();
		for (int v = -reachY; v <= reachY; v++)
			for (int u = -reachX; u <= reachX; u++)
				if (isAround(Math.hypot(u, v), reachY)) places.add(new int[] { u, v });
		return places.toArray(int[][]::new);
	}

	private static boolean isAround(final double distance, final int reach) {
		return distance >= NEAR && distance <= reach;
	}
}
