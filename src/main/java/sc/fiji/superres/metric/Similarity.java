package sc.fiji.superres.metric;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Means of the structural similarity index (Wang 2004) over all places where its 11×11 Gaussian window fits.
 * <p>
 * With local means μ, variances σ² and covariance σ₁₂ under the window, and C = (K·dataRange)²: contrast = (2σ₁₂ + C₂) /
 * (σ₁² + σ₂² + C₂), whole = contrast · (2μ₁μ₂ + C₁) / (μ₁² + μ₂² + C₁).
 * </p>
 *
 * @param whole mean of the whole index
 * @param contrast mean of its contrast–structure part
 */
record Similarity(double whole, double contrast) {

	/** Width and height of the window in pixels. */
	static final int WINDOW = 11;

	private static final double K1 = 0.01, K2 = 0.03;

	/** Rows of one task: fixed, so that nothing depends on the number of threads. */
	private static final int BAND = 64;

	/** Measures a pair whose sides are at least {@link #WINDOW}; on as many threads as the common pool has. */
	static Similarity of(final ImagePair pair, final double dataRange) {
		final double c1 = K1 * dataRange * K1 * dataRange, c2 = K2 * dataRange * K2 * dataRange;
		final int rows = pair.height() - WINDOW + 1;
		final double[] whole = new double[rows];
		final double[] contrast = new double[rows];
		IntStream.range(0, (rows + BAND - 1) / BAND).parallel().forEach(band -> {
			final WindowSums sums = new WindowSums(pair);
			for (int y = band * BAND; y < Math.min(rows, (band + 1) * BAND); y++) {
				final double[] row = sums.row(y).similarity(c1, c2);
				whole[y] = row[0];
				contrast[y] = row[1];
			}
		});
		final double places = (double) rows * (pair.width() - WINDOW + 1);
		return new Similarity(Arrays.stream(whole).sum() / places, Arrays.stream(contrast).sum() / places);
	}
}
