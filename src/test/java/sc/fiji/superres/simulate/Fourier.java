package sc.fiji.superres.simulate;

/** Finds where a lattice peaks: the Fourier transform of a Hann-windowed image at any single frequency. */
final class Fourier {

	private final double[] image;
	private final int width;
	private final double pixel;

	/** @param pixel in nm */
	Fourier(final double[] values, final int width, final double pixel) {
		this.width = width;
		this.pixel = pixel;
		final int height = values.length / width;
		double mean = 0;
		for (final double v : values)
			mean += v / values.length;
		image = new double[values.length];
		for (int k = 0; k < values.length; k++)
			image[k] = (values[k] - mean) * hann(k % width, width) * hann(k / width, height);
	}

	/** Amplitude at (fx, fy) in 1/nm, per pixel. */
	double amplitude(final double fx, final double fy) {
		final double step = 2 * Math.PI * fx * pixel;
		final double cos = Math.cos(step), sin = Math.sin(step);
		double re = 0, im = 0;
		for (int k = 0; k < image.length;) {
			final double phase = 2 * Math.PI * fy * pixel * (k / width);
			double c = Math.cos(phase), s = Math.sin(phase);
			for (int j = 0; j < width; j++, k++) {
				re += image[k] * c;
				im += image[k] * s;
				final double next = c * cos - s * sin;
				s = s * cos + c * sin;
				c = next;
			}
		}
		return Math.hypot(re, im) / image.length;
	}

	/** The strongest frequency within 5 % and 4° of a guess: {1/nm, degrees, amplitude}. */
	double[] peak(final double frequency, final double degrees) {
		double[] best = { 0, 0, -1 };
		for (double f = 0.95; f < 1.051; f += 0.0125)
			for (double a = -4; a < 4.1; a += 1)
				best = better(best, frequency * f, degrees + a);
		for (double step = 1; step > 0.01; step /= 2) {
			final double[] centre = best;
			for (int f = -1; f <= 1; f++)
				for (int a = -1; a <= 1; a++)
					best = better(best, centre[0] * (1 + f * step * 0.0125), centre[1] + a * step);
		}
		return best;
	}

	/** Distance of two peaks over the frequency of the first. */
	static double relativeMove(final double[] from, final double[] to) {
		final double a = Math.toRadians(from[1]), b = Math.toRadians(to[1]);
		return Math.hypot(to[0] * Math.cos(b) - from[0] * Math.cos(a), to[0] * Math.sin(b) - from[0] * Math.sin(a)) /
			from[0];
	}

	private double[] better(final double[] best, final double f, final double degrees) {
		final double angle = Math.toRadians(degrees);
		final double amplitude = amplitude(f * Math.cos(angle), f * Math.sin(angle));
		return amplitude > best[2] ? new double[] { f, degrees, amplitude } : best;
	}

	private static double hann(final int j, final int n) {
		return 1 - Math.cos(2 * Math.PI * (j + 0.5) / n);
	}
}
