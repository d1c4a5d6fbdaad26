package sc.fiji.superres.noise;

/**
 * Measures a {@link NoiseModel} from one image.
 * <p>
 * The amount of noise and its correlation come from the mean spectrum, at frequencies without structure: along rows
 * from the median over the upper half of the vertical frequencies, along columns from the median over the upper half of
 * the horizontal ones. A lattice has only sharp reflections there, which a median ignores.
 * </p>
 * <p>
 * The growth of the variance with the grey value comes from the residual of each row: the difference from the
 * interpolation (9, −1)/16 of its neighbours. Its squares, averaged over the same 5×5 pixels as the grey values, are
 * sorted into bins by these. The straight line through the bins is scaled down to the variance of the spectrum where
 * the squares still contain fine structure. It is never scaled up, because structure may also reach into the spectrum.
 * </p>
 */
final class NoiseEstimate {

	/** The least side in pixels of an image whose noise can be measured. */
	static final int LEAST_SIDE = 16;

	/** A row less the interpolation of its neighbours, one and three rows away. */
	private static final double[] RESIDUAL = { 1.0 / 16, 0, -9.0 / 16, 1, -9.0 / 16, 0, 1.0 / 16 };
	/** Distance of the farthest row in the interpolation. */
	private static final int REACH = 3;
	private static final double LEAST_GAIN = 1e-6;

	private final float[] plane;
	private final int width;
	private final int height;

	NoiseEstimate(final float[] plane, final int width, final int height) {
		if (width < LEAST_SIDE || height < LEAST_SIDE) throw tooSmall(width, height);
		this.plane = plane;
		this.width = width;
		this.height = height;
	}

	private static IllegalArgumentException tooSmall(final int width, final int height) {
		return new IllegalArgumentException("An image of " + width + "×" + height +
			" pixels is too small to measure its noise: " + LEAST_SIDE + " along each side are needed.");
	}

	NoiseModel model() {
		final NoiseSpectrum spectrum = new NoiseSpectrum(plane, width, height);
		final double[] kernelY = spectrum.kernelY();
		final float[] means = LocalMean.of(plane, width, height);
		final VarianceLine line = line(means, gain(kernelY));
		final double fitted = meanVariance(means, line);
		final double scale = scale(fitted, spectrum.variance());
		final double contrast = contrast(fitted * scale);
		return new NoiseModel(line.scaled(scale), spectrum.kernelX(), kernelY, contrast, spectrum.roughness());
	}

	private VarianceLine line(final float[] means, final double gain) {
		return VarianceLine.through(means, LocalMean.of(squares(gain), width, height));
	}

	private static double scale(final double fitted, final double variance) {
		if (!(fitted > variance)) return 1;
		return variance / fitted;
	}

	/** The factor from the variance of noise to that of its residual; 1.64 for white noise. */
	private static double gain(final double[] kernelY) {
		double sum = 0;
		for (int i = 0; i < RESIDUAL.length; i++)
			for (int k = 0; k < RESIDUAL.length; k++)
				sum += RESIDUAL[i] * RESIDUAL[k] * NoiseModel.correlation(kernelY, i - k);
		return Math.max(sum, LEAST_GAIN);
	}

	/** Squared residuals over their gain; at the upper and lower edge those of the nearest row that has one. */
	private float[] squares(final double gain) {
		final float[] squares = new float[plane.length];
		for (int y = 0; y < height; y++) {
			final int row = nearestWithResidual(y);
			for (int x = 0; x < width; x++) {
				final double residual = residual(x, row);
				squares[y * width + x] = (float) (residual * residual / gain);
			}
		}
		return squares;
	}

	private int nearestWithResidual(final int y) {
		return Math.max(REACH, Math.min(height - 1 - REACH, y));
	}

	private double residual(final int x, final int y) {
		final int i = y * width + x;
		final double near = plane[i - width] + plane[i + width];
		final double far = plane[i - REACH * width] + plane[i + REACH * width];
		return plane[i] - (9 * near - far) / 16;
	}

	private static double meanVariance(final float[] means, final VarianceLine line) {
		double sum = 0;
		for (final float mean : means)
			sum += line.at(mean);
		return sum / means.length;
	}

	/** The standard deviation of the image without its noise. */
	private double contrast(final double noise) {
		return Math.sqrt(Math.max(0, variance() - noise));
	}

	private double variance() {
		final double mean = mean();
		double squares = 0;
		for (final float grey : plane)
			squares += (grey - mean) * (grey - mean);
		return squares / plane.length;
	}

	private double mean() {
		double sum = 0;
		for (final float grey : plane)
			sum += grey;
		return sum / plane.length;
	}
}
