package sc.fiji.superres.simulate;

import sc.fiji.superres.crystal.NoiseSource;

/**
 * Draws noise with a power spectrum of about 1/f^1.2 and variance 1, one sample after another.
 * <p>
 * White noise runs through low-pass filters of first order in parallel whose time constants τ step by octaves; their
 * amplitudes grow as τ^0.6, so that the sum falls as f^−0.6 in amplitude between 1/(2π·longest) and about a fifth of
 * the sampling rate.
 * </p>
 */
final class PinkNoise {

	private static final double SLOPE = 1.2;

	private final NoiseSource random;
	/** The fraction of its value that each filter keeps from sample to sample. */
	private final double[] keep;
	private final double[] gain;
	private final double[] value;

	/** @param longest the longest time constant, in samples; below its frequency the spectrum is flat */
	PinkNoise(final int longest, final NoiseSource random) {
		this.random = random;
		final int octaves = octaves(longest);
		keep = new double[octaves];
		gain = new double[octaves];
		value = new double[octaves];
		setFilters();
		normalise();
		// until the slowest filter has forgotten that it began at 0
		for (int n = 0; n < 4 * longest; n++)
			next();
	}

	private static int octaves(final int longest) {
		return 2 + (int) Math.ceil(StrictMath.log(longest) / StrictMath.log(2));
	}

	private void setFilters() {
		double tau = 0.5;
		for (int k = 0; k < keep.length; k++) {
			keep[k] = StrictMath.exp(-1 / tau);
			gain[k] = (1 - keep[k]) * StrictMath.pow(tau, SLOPE / 2);
			tau *= 2;
		}
	}

	/** Draws the next sample. */
	double next() {
		final double white = random.gaussian();
		double sum = 0;
		for (int k = 0; k < value.length; k++) {
			value[k] = keep[k] * value[k] + gain[k] * white;
			sum += value[k];
		}
		return sum;
	}

	/** Divides by the standard deviation of the sum; its variance is Σ g_k g_l / (1 − ρ_k ρ_l). */
	private void normalise() {
		final double variance = variance();
		for (int k = 0; k < gain.length; k++)
			gain[k] /= Math.sqrt(variance);
	}

	private double variance() {
		double variance = 0;
		for (int k = 0; k < keep.length; k++)
			for (int l = 0; l < keep.length; l++)
				variance += gain[k] * gain[l] / (1 - keep[k] * keep[l]);
		return variance;
	}
}
