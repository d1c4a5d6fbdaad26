package sc.fiji.superres.noise;

import java.util.Arrays;

/**
 * Measures a {@link NoiseModel} from one image.
 * <p>
 * How much noise there is, and how it is correlated, comes from the mean spectrum where structure is not: along rows
 * from the median over the upper half of the vertical frequencies, along columns the other way round. A lattice has
 * sharp reflections there at most, which a median passes over. How variance grows with the grey value comes from what
 * is left of each row when the interpolation (9, −1)/16 of its neighbours is taken away: its squares, averaged over the
 * same 5×5 pixels as the grey values, gathered by these. The straight line through them is scaled down to the variance
 * that the spectrum shows where fine structure was left in the squares; never up, since structure may reach into the
 * spectrum as well.
 * </p>
 */
final class NoiseEstimate {

	/** Pixels along a side below which nothing can be measured. */
	static final int LEAST_SIDE = 16;

	/** A row less the interpolation of its neighbours, one and three rows away. */
	private static final double[] RESIDUAL = { 1.0 / 16, 0, -9.0 / 16, 1, -9.0 / 16, 0, 1.0 / 16 };
	private static final int BINS = 24;
	/** Pixels in a bin below which its variance is not trusted. */
	private static final int LEAST_COUNT = 50;

	private final float[] plane;
	private final int width;
	private final int height;

	NoiseEstimate(final float[] plane, final int width, final int height) {
		if (width < LEAST_SIDE || height < LEAST_SIDE) throw new IllegalArgumentException("An image of " + width + "×" +
			height + " pixels is too small to measure its noise: " + LEAST_SIDE + " along each side are needed.");
		this.plane = plane;
		this.width = width;
		this.height = height;
	}

	NoiseModel model() {
		final NoiseSpectrum spectrum = new NoiseSpectrum(plane, width, height);
		final double[] kernelY = spectrum.kernelY();
		final float[] means = LocalMean.of(plane, width, height);
		final double[] line = line(means, LocalMean.of(squares(gain(kernelY)), width, height));
		final double fitted = meanVariance(means, line);
		final double scale = fitted > spectrum.variance() ? spectrum.variance() / fitted : 1;
		return new NoiseModel(line[0] * scale, line[1] * scale, spectrum.kernelX(), kernelY, contrast(fitted * scale),
			spectrum.roughness());
	}

	/** What the residual makes of the variance of noise with this correlation along columns; 1.64 of white noise. */
	private static double gain(final double[] kernelY) {
		double sum = 0;
		for (int i = 0; i < RESIDUAL.length; i++)
			for (int k = 0; k < RESIDUAL.length; k++)
				sum += RESIDUAL[i] * RESIDUAL[k] * NoiseModel.correlation(kernelY, i - k);
		return Math.max(sum, 1e-6);
	}

	/** Squared residuals over their gain; at the upper and lower edge those of the nearest row that has one. */
	private float[] squares(final double gain) {
		final float[] squares = new float[plane.length];
		for (int y = 0; y < height; y++) {
			final int row = Math.max(3, Math.min(height - 4, y));
			for (int x = 0; x < width; x++) {
				final double residual = residual(x, row);
				squares[y * width + x] = (float) (residual * residual / gain);
			}
		}
		return squares;
	}

	private static double meanVariance(final float[] means, final double[] line) {
		double sum = 0;
		for (final float mean : means)
			sum += Math.max(0, line[0] + line[1] * mean);
		return sum / means.length;
	}

	/** Standard deviation of what is no noise. */
	private double contrast(final double noise) {
		double sum = 0;
		double squares = 0;
		for (final float v : plane)
			sum += v;
		final double mean = sum / plane.length;
		for (final float v : plane)
			squares += (v - mean) * (v - mean);
		return Math.sqrt(Math.max(0, squares / plane.length - noise));
	}

	/** Intercept and slope (at least 0) of variance over grey value. */
	private static double[] line(final float[] means, final float[] variances) {
		final float[] ends = ends(means);
		final double step = (ends[1] - ends[0]) / (double) BINS;
		final double[][] bins = new double[BINS][3]; // count, grey values, variances
		for (int i = 0; i < means.length; i++)
			gather(bins[bin(means[i], ends[0], step)], means[i], variances[i]);
		return regression(bins);
	}

	private static int bin(final float grey, final float low, final double step) {
		return step > 0 ? (int) Math.max(0, Math.min(BINS - 1, (grey - low) / step)) : 0;
	}

	private static void gather(final double[] bin, final float grey, final float variance) {
		bin[0]++;
		bin[1] += grey;
		bin[2] += variance;
	}

	private double residual(final int x, final int y) {
		final int i = y * width + x;
		final double near = plane[i - width] + plane[i + width];
		final double far = plane[i - 3 * width] + plane[i + 3 * width];
		return plane[i] - (9 * near - far) / 16;
	}

	/** The middle 99.8 % of the local means. */
	private static float[] ends(final float[] means) {
		final float[] sorted = means.clone();
		Arrays.sort(sorted);
		return new float[] { sorted[(int) (0.001 * (sorted.length - 1))], sorted[(int) (0.999 * (sorted.length - 1))] };
	}

	/** Least squares, each bin weighted by its pixels over its squared variance. */
	private static double[] regression(final double[][] bins) {
		double n = 0;
		double g = 0;
		double v = 0;
		double gg = 0;
		double gv = 0;
		for (final double[] bin : bins) {
			if (bin[0] < LEAST_COUNT) continue;
			final double grey = bin[1] / bin[0];
			final double variance = bin[2] / bin[0];
			final double weight = bin[0] / Math.max(1e-30, variance * variance);
			n += weight;
			g += weight * grey;
			v += weight * variance;
			gg += weight * grey * grey;
			gv += weight * grey * variance;
		}
		if (n == 0) return new double[2];
		final double spread = gg - g * g / n;
		final double slope = spread > 0 ? Math.max(0, (gv - g * v / n) / spread) : 0;
		return new double[] { (v - slope * g) / n, slope };
	}
}
