package sc.fiji.superres.metric;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Means of the structural similarity index (Wang 2004) over all places where its 11×11 Gaussian window fits.
 * <p>
 * With local means μ, variances σ² and covariance σ₁₂ under the window, and C = (K·dataRange)²: contrast = (2σ₁₂ + C₂)
 * / (σ₁² + σ₂² + C₂), whole = contrast · (2μ₁μ₂ + C₁) / (μ₁² + μ₂² + C₁).
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
		final int rows = pair.height() - WINDOW + 1;
		final double[] whole = new double[rows];
		final double[] contrast = new double[rows];
		eachRow(pair, (y, sums) -> {
			final double[] row = sums.similarity(c1(dataRange), c2(dataRange));
			whole[y] = row[0];
			contrast[y] = row[1];
		});
		final double places = (double) rows * (pair.width() - WINDOW + 1);
		return new Similarity(Arrays.stream(whole).sum() / places, Arrays.stream(contrast).sum() / places);
	}

	/** The whole index at every place, row-major, {@code WINDOW − 1} less than the pair along both axes. */
	static float[] map(final ImagePair pair, final double dataRange) {
		final int places = pair.width() - WINDOW + 1;
		final float[] map = new float[places * (pair.height() - WINDOW + 1)];
		eachRow(pair, (y, sums) -> sums.index(c1(dataRange), c2(dataRange), map, y * places));
		return map;
	}

	private interface RowWork {

		void on(int y, WindowSums sums);
	}

	private static void eachRow(final ImagePair pair, final RowWork work) {
		final int rows = pair.height() - WINDOW + 1;
		IntStream.range(0, (rows + BAND - 1) / BAND).parallel().forEach(band -> {
			final WindowSums sums = new WindowSums(pair);
			for (int y = band * BAND; y < Math.min(rows, (band + 1) * BAND); y++)
				work.on(y, sums.row(y));
		});
	}

	private static double c1(final double dataRange) {
		return K1 * dataRange * K1 * dataRange;
	}

	private static double c2(final double dataRange) {
		return K2 * dataRange * K2 * dataRange;
	}
}
