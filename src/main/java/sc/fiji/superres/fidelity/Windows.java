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
		final double mean = mean(plane);
		final int width = across.length;
		final double[] out = new double[plane.length];
		for (int y = 0; y < down.length; y++) {
			final double rowWeight = down[y];
			for (int x = 0; x < width; x++)
				out[y * width + x] = (plane[y * width + x] - mean) * across[x] * rowWeight;
		}
		return out;
	}

	private static double mean(final double[] plane) {
		double sum = 0;
		for (final double value : plane)
			sum += value;
		return sum / plane.length;
	}

	/**
	 * @param moved by how many pixels the window lies further on
	 */
	private static double[] weights(final int size, final double rise, final double moved) {
		final double[] weights = new double[size];
		for (int i = 0; i < size; i++)
			weights[i] = weight(fromNearerEnd(i, size, moved) / (rise * size));
		return weights;
	}

	private static double fromNearerEnd(final int i, final int size, final double moved) {
		return Math.max(0, Math.min(i + 0.5 - moved, size - i - 0.5 + moved));
	}

	/**
	 * @param fromEnd distance from the nearer end, as a part of the rise
	 */
	private static double weight(final double fromEnd) {
		if (fromEnd >= 1) return 1;
		return 0.5 - 0.5 * Math.cos(Math.PI * fromEnd);
	}
}
