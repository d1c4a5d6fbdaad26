package sc.fiji.superres.metric;

/** Apodisation: planes less their mean, brought to 0 at their borders, so that these leave no cross in the spectrum. */
final class Windows {

	private Windows() {}

	/** Hann's window along both axes. */
	static double[] hann(final double[] plane, final int width, final int height) {
		return tukey(plane, width, height, 0.5);
	}

	/**
	 * Tukey's window along both axes: 1 inside, cosines at both ends.
	 *
	 * @param rise length of either end, as part of the side; 0.5 makes it Hann's
	 */
	static double[] tukey(final double[] plane, final int width, final int height, final double rise) {
		double mean = 0;
		for (final double v : plane)
			mean += v;
		mean /= plane.length;
		final double[] across = weights(width, rise), down = weights(height, rise);
		final double[] out = new double[plane.length];
		for (int y = 0, i = 0; y < height; y++)
			for (int x = 0; x < width; x++, i++)
				out[i] = (plane[i] - mean) * across[x] * down[y];
		return out;
	}

	private static double[] weights(final int size, final double rise) {
		final double[] weights = new double[size];
		for (int i = 0; i < size; i++) {
			final double fromEnd = Math.min(i + 0.5, size - i - 0.5) / (rise * size);
			weights[i] = fromEnd >= 1 ? 1 : 0.5 - 0.5 * Math.cos(Math.PI * fromEnd);
		}
		return weights;
	}
}
