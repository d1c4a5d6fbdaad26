package sc.fiji.superres.crops;

/** Values half-way between two pixels, by Lanczos 3; beyond the border the outermost pixels go on. */
final class HalfPixel {

	/** Pixels on either side of a place that count. */
	static final int LOBES = 3;

	private static final double[] WEIGHTS = weights();

	private HalfPixel() {}

	/** The line half a pixel below line y. */
	static double[] below(final InputLines lines, final int y) {
		final double[] sum = new double[lines.width()];
		for (int i = 0; i < WEIGHTS.length; i++)
			InputLines.add(sum, WEIGHTS[i], lines.nearest(y + offset(i)));
		return sum;
	}

	/** The value half a pixel to the right of pixel x. */
	static double rightOf(final double[] line, final int x) {
		double sum = 0;
		for (int i = 0; i < WEIGHTS.length; i++) {
			final int nearest = Math.max(0, Math.min(line.length - 1, x + offset(i)));
			sum += WEIGHTS[i] * line[nearest];
		}
		return sum;
	}

	/** From the pixel before a place to the pixel that weight i belongs to: −2 … 3. */
	private static int offset(final int i) {
		return i + 1 - LOBES;
	}

	/** Lanczos' kernel at −2.5 … 2.5, its sum brought to 1: sinc(x) · sinc(x/3). */
	private static double[] weights() {
		final double[] weights = new double[2 * LOBES];
		double sum = 0;
		for (int i = 0; i < weights.length; i++) {
			weights[i] = lanczos(Math.PI * (i - LOBES + 0.5));
			sum += weights[i];
		}
		for (int i = 0; i < weights.length; i++)
			weights[i] /= sum;
		return weights;
	}

	private static double lanczos(final double x) {
		return Math.sin(x) / x * Math.sin(x / LOBES) / (x / LOBES);
	}
}
