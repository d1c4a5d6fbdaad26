package sc.fiji.superres.lines;

import java.util.Arrays;

import sc.fiji.superres.fourier.RealFft;

/**
 * A reference without what is only noise in it, for references of few frames: noise in the slopes of a reference would
 * make every displacement seem smaller. Each frequency is weighted by 1 − {@value #FACTOR}·n/p, at least 0, where p is
 * its power and n that of the noise: the median over all frequencies across the lines, of which a lattice has few.
 */
public final class Denoised {

	private static final double FACTOR = 3;

	private Denoised() {}

	public static Plane of(final Plane reference) {
		final int width = reference.width();
		final RealFft fft = RealFft.of(RealFft.fastSize(width), RealFft.fastSize(reference.height()));
		final double[] spectrum = fft.forward(known(reference), width, reference.height());
		final double[] power = RealFft.power(spectrum);
		for (int column = 0; column < fft.columns(); column++)
			weigh(spectrum, power, column, fft);
		return masked(fft.inverse(spectrum), fft.width(), reference);
	}

	private static double[] known(final Plane plane) {
		final double[] known = new double[plane.values().length];
		for (int i = 0; i < known.length; i++)
			known[i] = Float.isNaN(plane.values()[i]) ? 0 : plane.values()[i];
		return known;
	}

	private static void weigh(final double[] spectrum, final double[] power, final int column, final RealFft fft) {
		final double[] powers = new double[fft.height()];
		for (int row = 0; row < powers.length; row++)
			powers[row] = power[row * fft.columns() + column];
		Arrays.sort(powers);
		// the median of an exponential distribution is its mean times ln 2
		final double noise = powers[powers.length / 2] / Math.log(2);
		for (int row = 0; row < powers.length; row++) {
			final int i = row * fft.columns() + column;
			final double weight = power[i] > 0 ? Math.max(0, 1 - FACTOR * noise / power[i]) : 0;
			spectrum[2 * i] *= weight;
			spectrum[2 * i + 1] *= weight;
		}
	}

	private static Plane masked(final double[] values, final int stride, final Plane reference) {
		final Plane masked = Plane.unknown(reference.width(), reference.height());
		for (int i = 0; i < masked.values().length; i++)
			if (!Float.isNaN(reference.values()[i])) masked.values()[i] = (float) values[i / reference.width() *
				stride + i % reference.width()];
		return masked;
	}
}
