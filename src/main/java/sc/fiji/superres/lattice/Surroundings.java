package sc.fiji.superres.lattice;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
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
		if (spectrum.side() < LEAST_SIDE) throw tooSmall(spectrum.side());
		this.spectrum = spectrum;
		scatter = spectrum.scatter();
	}

	private static IllegalArgumentException tooSmall(final int side) {
		return new IllegalArgumentException("Invented lattices are looked for in " + LEAST_SIDE + "×" + LEAST_SIDE +
			" pixels or more; this image has a side of " + side + ". Take a larger flat image.");
	}

	/**
	 * Returns the highest place within one frequency of a reflection; 0 sigma and power where the image is too coarse.
	 */
	Reflection near(final Reflection reflection) {
		final int x = multiple(reflection.kx());
		final int y = multiple(reflection.ky());
		if (isBeyond(x) || isBeyond(Math.abs(y))) return new Reflection(reflection.kx(), reflection.ky(), 0, 0);
		return highestAround(x, y);
	}

	/** The multiple of 1/side that is nearest to a frequency. */
	private int multiple(final double frequency) {
		return (int) Math.round(frequency * spectrum.side());
	}

	/** Whether a multiple of 1/side is above the Nyquist frequency. */
	private boolean isBeyond(final int multiple) {
		return 2 * multiple > spectrum.side();
	}

	private Reflection highestAround(final int x, final int y) {
		Reflection best = null;
		for (int v = -1; v <= 1; v++)
			for (int u = -1; u <= 1; u++)
				best = higher(best, x + u, y + v);
		return best;
	}

	/** Returns the highest maximum of all but the lowest frequencies. */
	Reflection highest() {
		Reflection best = null;
		for (final int[] place : maxima())
			best = higher(best, place[0], place[1]);
		return best;
	}

	/**
	 * Returns all maxima of a height, but those of the lowest frequencies, the strongest first.
	 *
	 * @param least power of a wave, in squared grey values
	 */
	List<Reflection> above(final double sigma, final double least) {
		final List<Reflection> found = new ArrayList<>();
		for (final int[] place : maxima()) {
			if (Peak.MOST * spectrum.power(place[0], place[1]) < least) continue; // medians take their time
			final Reflection wave = at(place[0], place[1]);
			if (wave.sigma() >= sigma && wave.power() >= least) found.add(wave);
		}
		found.sort(Comparator.comparingDouble(Reflection::power).reversed());
		return found;
	}

	/** Where the spectrum has a maximum, as multiples of 1/side. */
	private List<int[]> maxima() {
		final List<int[]> maxima = new ArrayList<>();
		final int half = spectrum.side() / 2;
		for (int y = 1 - half; y <= half; y++)
			for (int x = 0; x <= half; x++)
				if (isWave(x, y)) maxima.add(new int[] { x, y });
		return maxima;
	}

	private boolean isWave(final int x, final int y) {
		return Math.hypot(x, y) >= NEAR && Peak.isMaximum(spectrum, x, y);
	}

	private Reflection higher(final Reflection best, final int x, final int y) {
		final Reflection here = at(x, y);
		return best != null && best.sigma() >= here.sigma() ? best : here;
	}

	private Reflection at(final int x, final int y) {
		final double noise = around(x, y);
		return Peak.at(spectrum, x, y, noise, sigma(spectrum.power(x, y), noise));
	}

	private double sigma(final double power, final double noise) {
		if (!(noise > 0)) return 0;
		return scatter.sigma(power / noise);
	}

	/**
	 * The mean power around a frequency: in a ring, or at the same fx if that is greater because the noise is coloured
	 * along x.
	 */
	double around(final int x, final int y) {
		return Math.max(mean(x, y, RING), mean(x, y, COLUMN));
	}

	/** The mean that follows from the median, which a reflection nearby does not raise. */
	private double mean(final int x, final int y, final int[][] places) {
		final double[] powers = powers(x, y, places);
		Arrays.sort(powers);
		return powers[powers.length / 2] / scatter.ratio(0);
	}

	private double[] powers(final int x, final int y, final int[][] places) {
		final double[] powers = new double[places.length];
		for (int i = 0; i < powers.length; i++)
			powers[i] = spectrum.power(x + places[i][0], y + places[i][1]);
		return powers;
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
