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
record StructuralSimilarity(double whole, double contrast) {

	/** Width and height of the window in pixels. */
	static final int WINDOW = 11;

	/** Rows of one task: fixed, so that nothing depends on the number of threads. */
	private static final int BAND = 64;

	/** Measures a pair whose sides are at least {@link #WINDOW}; on as many threads as the common pool has. */
	static StructuralSimilarity of(final ImagePair pair, final double dataRange) {
		final Constants constants = Constants.of(dataRange);
		final int rows = places(pair.height());
		final double[] whole = new double[rows];
		final double[] contrast = new double[rows];
		eachRow(pair, (y, sums) -> {
			final StructuralSimilarity row = sums.similarity(constants);
			whole[y] = row.whole;
			contrast[y] = row.contrast;
		});
		final double places = (double) rows * places(pair.width());
		return new StructuralSimilarity(sum(whole) / places, sum(contrast) / places);
	}

	private static double sum(final double[] rows) {
		return Arrays.stream(rows).sum();
	}

	/** The whole index at every place, row-major, {@code WINDOW − 1} less than the pair along both axes. */
	static float[] map(final ImagePair pair, final double dataRange) {
		final Constants constants = Constants.of(dataRange);
		final int places = places(pair.width());
		final float[] map = new float[places * places(pair.height())];
		eachRow(pair, (y, sums) -> sums.index(constants, map, y * places));
		return map;
	}

	/** How many places the window has along a side. */
	static int places(final int side) {
		return side - WINDOW + 1;
	}

	/** What is done with the sums of a row of places. */
	private interface RowWork {

		void on(int y, WindowSums sums);
	}

	private static void eachRow(final ImagePair pair, final RowWork work) {
		final int rows = places(pair.height());
		final int bands = (rows + BAND - 1) / BAND;
		IntStream.range(0, bands).parallel().forEach(band -> eachRow(pair, band * BAND, Math.min(rows, (band + 1) *
			BAND), work));
	}

	private static void eachRow(final ImagePair pair, final int start, final int end, final RowWork work) {
		final WindowSums sums = new WindowSums(pair);
		for (int y = start; y < end; y++)
			work.on(y, sums.row(y));
	}

	/** C₁ and C₂, which keep the index stable where means and variances are small. */
	record Constants(double c1, double c2) {

		private static final double K1 = 0.01;
		private static final double K2 = 0.03;

		static Constants of(final double dataRange) {
			return new Constants(K1 * dataRange * K1 * dataRange, K2 * dataRange * K2 * dataRange);
		}
	}
}
