package sc.fiji.superres.metric;

/**
 * Gaussian-weighted local sums of a pair, one output row after the other: of both images, of the sum of their squares
 * (the index needs no more than σ₁² + σ₂²) and of their product.
 * <p>
 * Horizontally filtered rows are kept in a ring of 11, so consecutive rows cost one new row each. Every loop has one
 * store and constant offsets, so that the JIT compiles it to vector instructions. Not thread safe.
 * </p>
 */
final class WindowSums {

	private static final int SIZE = StructuralSimilarity.WINDOW;

	private static final double SIGMA = 1.5;

	/** Outermost to central weight; symmetric, the eleven sum to 1. */
	private static final double[] HALF_WINDOW = halfWindow();

	private static final int IMAGE = 0;
	private static final int REFERENCE = 1;
	private static final int SQUARES = 2;
	private static final int PRODUCT = 3;
	private static final int QUANTITIES = 4;

	private final ImagePair pair;
	private final int places;
	/** Horizontally filtered rows: quantity, source row modulo {@link #SIZE}, place. */
	private final double[][][] ring;
	/** The source row that is being filtered: quantity, column. */
	private final double[][] source;
	/** The sums of the current row: quantity, place. */
	private final double[][] sums;
	private int nextSourceRow = -1;

	WindowSums(final ImagePair pair) {
		this.pair = pair;
		places = StructuralSimilarity.places(pair.width());
		ring = new double[QUANTITIES][SIZE][places];
		source = new double[QUANTITIES][pair.width()];
		sums = new double[QUANTITIES][places];
	}

	/** Moves to the windows whose first source row is {@code y}; cheap when y is one more than last time. */
	WindowSums row(final int y) {
		if (nextSourceRow != y + SIZE - 1) nextSourceRow = y;
		while (nextSourceRow < y + SIZE) {
			filterSourceRow(nextSourceRow);
			nextSourceRow++;
		}
		for (int quantity = 0; quantity < QUANTITIES; quantity++)
			filterDown(ring[quantity], y, sums[quantity]);
		return this;
	}

	/** Writes the whole index at each place of the row into {@code out}, from {@code start} on. */
	void index(final StructuralSimilarity.Constants constants, final float[] out, final int start) {
		final double c1 = constants.c1();
		final double c2 = constants.c2();
		final double[] image = sums[IMAGE];
		final double[] reference = sums[REFERENCE];
		final double[] squares = sums[SQUARES];
		final double[] product = sums[PRODUCT];
		for (int x = 0; x < places; x++) {
			final double meanProduct = image[x] * reference[x];
			final double meanSquares = image[x] * image[x] + reference[x] * reference[x];
			final double contrast = contrast(product[x] - meanProduct, squares[x] - meanSquares, c2);
			out[start + x] = (float) whole(contrast, meanProduct, meanSquares, c1);
		}
	}

	/** Sums along the row of the whole index and of its contrast part. */
	StructuralSimilarity similarity(final StructuralSimilarity.Constants constants) {
		final double c1 = constants.c1();
		final double c2 = constants.c2();
		final double[] image = sums[IMAGE];
		final double[] reference = sums[REFERENCE];
		final double[] squares = sums[SQUARES];
		final double[] product = sums[PRODUCT];
		double wholeSum = 0;
		double contrastSum = 0;
		for (int x = 0; x < places; x++) {
			final double meanProduct = image[x] * reference[x];
			final double meanSquares = image[x] * image[x] + reference[x] * reference[x];
			final double contrast = contrast(product[x] - meanProduct, squares[x] - meanSquares, c2);
			wholeSum += whole(contrast, meanProduct, meanSquares, c1);
			contrastSum += contrast;
		}
		return new StructuralSimilarity(wholeSum, contrastSum);
	}

	/** The contrast–structure part of the index, of the covariance and the sum of both variances. */
	private static double contrast(final double covariance, final double variances, final double c2) {
		return (2 * covariance + c2) / (variances + c2);
	}

	/** The whole index, of its contrast part, the product of both means and the sum of their squares. */
	private static double whole(final double contrast, final double meanProduct, final double meanSquares,
		final double c1)
	{
		return contrast * (2 * meanProduct + c1) / (meanSquares + c1);
	}

	private void filterSourceRow(final int y) {
		copyRow(pair.image(), y, source[IMAGE]);
		copyRow(pair.reference(), y, source[REFERENCE]);
		sumOfSquares(source[IMAGE], source[REFERENCE], source[SQUARES]);
		product(source[IMAGE], source[REFERENCE], source[PRODUCT]);
		for (int quantity = 0; quantity < QUANTITIES; quantity++)
			filterAcross(source[quantity], ring[quantity][y % SIZE]);
	}

	private static void copyRow(final double[] plane, final int y, final double[] row) {
		System.arraycopy(plane, y * row.length, row, 0, row.length);
	}

	private static void sumOfSquares(final double[] a, final double[] b, final double[] out) {
		for (int x = 0; x < out.length; x++)
			out[x] = a[x] * a[x] + b[x] * b[x];
	}

	private static void product(final double[] a, final double[] b, final double[] out) {
		for (int x = 0; x < out.length; x++)
			out[x] = a[x] * b[x];
	}

	private static void filterAcross(final double[] in, final double[] out) {
		final double w0 = HALF_WINDOW[0];
		final double w1 = HALF_WINDOW[1];
		final double w2 = HALF_WINDOW[2];
		final double w3 = HALF_WINDOW[3];
		final double w4 = HALF_WINDOW[4];
		final double w5 = HALF_WINDOW[5];
		for (int x = 0; x < out.length; x++) {
			out[x] = w0 * (in[x] + in[x + 10]) + w1 * (in[x + 1] + in[x + 9]) + w2 * (in[x + 2] + in[x + 8]) + w3 *
				(in[x + 3] + in[x + 7]) + w4 * (in[x + 4] + in[x + 6]) + w5 * in[x + 5];
		}
	}

	private static void filterDown(final double[][] ring, final int y, final double[] out) {
		final double w0 = HALF_WINDOW[0];
		final double w1 = HALF_WINDOW[1];
		final double w2 = HALF_WINDOW[2];
		final double w3 = HALF_WINDOW[3];
		final double w4 = HALF_WINDOW[4];
		final double w5 = HALF_WINDOW[5];
		final double[] r0 = ring[y % SIZE];
		final double[] r1 = ring[(y + 1) % SIZE];
		final double[] r2 = ring[(y + 2) % SIZE];
		final double[] r3 = ring[(y + 3) % SIZE];
		final double[] r4 = ring[(y + 4) % SIZE];
		final double[] r5 = ring[(y + 5) % SIZE];
		final double[] r6 = ring[(y + 6) % SIZE];
		final double[] r7 = ring[(y + 7) % SIZE];
		final double[] r8 = ring[(y + 8) % SIZE];
		final double[] r9 = ring[(y + 9) % SIZE];
		final double[] r10 = ring[(y + 10) % SIZE];
		for (int x = 0; x < out.length; x++) {
			out[x] = w0 * (r0[x] + r10[x]) + w1 * (r1[x] + r9[x]) + w2 * (r2[x] + r8[x]) + w3 * (r3[x] + r7[x]) + w4 *
				(r4[x] + r6[x]) + w5 * r5[x];
		}
	}

	private static double[] halfWindow() {
		final double[] half = new double[SIZE / 2 + 1];
		final int centre = half.length - 1;
		for (int i = 0; i <= centre; i++)
			half[i] = gaussian(centre - i);
		final double sum = wholeSum(half);
		for (int i = 0; i <= centre; i++)
			half[i] /= sum;
		return half;
	}

	/** The sum of both halves and of the weight in the middle, which is the last. */
	private static double wholeSum(final double[] half) {
		final int centre = half.length - 1;
		double sum = 0;
		for (int i = 0; i < centre; i++)
			sum += 2 * half[i];
		return sum + half[centre];
	}

	private static double gaussian(final int distance) {
		final double r = distance / SIGMA;
		return StrictMath.exp(-0.5 * r * r);
	}
}
