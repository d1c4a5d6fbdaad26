package sc.fiji.superres.resample;

/** Pillow's two passes as its C code has them, pixel by pixel: slow, and hard to get wrong. Pixels are doubles. */
final class PlainResampler {

	private PlainResampler() {}

	/** What the passes do to sums, and to weights. */
	enum Kind {

			/** Mode L: 22-bit fixed point, clipped to 8 bits after each pass. */
			BYTE,
			/** Mode F: single precision after each pass. */
			FLOAT,
			/** Double precision throughout. */
			DOUBLE;

		private double weight(final double exact) {
			return this == BYTE ? (int) (exact * (1 << 22) + (exact < 0 ? -0.5 : 0.5)) : exact;
		}

		private double round(final double sum) {
			if (this == FLOAT) return (float) sum;
			return this == DOUBLE ? sum : Math.max(0, Math.min(255, Math.floor((sum + (1 << 21)) / (1 << 22))));
		}
	}

	/** Resizes row-major pixels; a pass whose dimension stays is left out. */
	static double[] resample(final double[] pixels, final int w, final int h, final int width, final int height,
		final Filter filter, final Kind kind)
	{
		final double[] rows = w == width ? pixels : pass(pixels, w, h, 1, w, width, 1, width, filter, kind);
		return h == height ? rows : pass(rows, h, width, width, 1, height, width, 1, filter, kind);
	}

	/**
	 * Lines of {@code n} pixels to lines of {@code target} pixels; the steps lead to the next pixel and the next line.
	 */
	private static double[] pass(final double[] from, final int n, final int lines, final int step, final int line,
		final int target, final int targetStep, final int targetLine, final Filter filter, final Kind kind)
	{
		final double[] to = new double[target * lines];
		if (filter == Filter.NEAREST) {
			double at = 0.5 * n / target;
			for (int i = 0; i < target; i++, at += (double) n / target) {
				for (int l = 0; l < lines; l++)
					to[i * targetStep + l * targetLine] = from[Math.min((int) at, n - 1) * step + l * line];
			}
			return to;
		}
		final Taps taps = Taps.of(n, target, filter, kind::weight);
		for (int i = 0; i < target; i++) {
			for (int l = 0; l < lines; l++) {
				double sum = 0;
				for (int k = 0; k < taps.weights()[i].length; k++)
					sum += from[(taps.first()[i] + k) * step + l * line] * taps.weights()[i][k];
				to[i * targetStep + l * targetLine] = kind.round(sum);
			}
		}
		return to;
	}
}
