package sc.fiji.superres.fidelity;

/** Apodisation: planes less their mean, brought to 0 at their borders, so that these leave no cross in the spectrum. */
final class Windows {

	private Windows() {}

	/** Hann's window along both axes. */
	static double[] hann(final double[] plane, final int width, final int height) {
		return tukey(plane, width, height, 0.5);
	}

	/** Hann's window, moved right and down by fractions of a pixel together with what the plane shows. */
	static double[] hann(final double[] plane, final int width, final int height, final double dx, final double dy) {
		return windowed(plane, weights(width, 0.5, dx), weights(height, 0.5, dy));
	}

	/**
	 * Tukey's window along both axes: 1 inside, cosines at both ends.
	 *
	 * @param rise length of either end, as part of the side; 0.5 makes it Hann's
	 */
	static double[] tukey(final double[] plane, final int width, final int height, final double rise) {
		return windowed(plane, weights(width, rise, 0), weights(height, rise, 0));
	}

	private static double[] windowed(final double[] plane, final double[] across, final double[] down) {
		double mean = 0;
		for (final double v : plane)
			mean += v;
		mean /= plane.length;
		final double[] out = new double[plane.length];
		for (int y = 0, i = 0; y < down.length; y++)
			for (int x = 0; x < across.length; x++, i++)
				out[i] = (plane[i] - mean) * across[x] * down[y];
		return out;
	}

	private static double[] weights(final int size, final double rise, final double moved) {
		final double[] weights = new double[size];
		for (int i = 0; i < size; i++) {
			final double fromEnd = Math.max(0, Math.min(i + 0.5 - moved, size - i - 0.5 + moved)) / (rise * size);
			weights[i] = fromEnd >= 1 ? 1 : 0.5 - 0.5 * Math.cos(Math.PI * fromEnd);
		}
		return weights;
	}
}
