package sc.fiji.superres.metric;

/**
 * Gaussian-weighted local sums of a pair, one output row after the other: of both images, of the sum of their squares
 * (the index needs no more than σ₁² + σ₂²) and of their product.
 * <p>
 * Horizontally filtered rows are kept in a ring of 11, so consecutive rows cost one new row each. Every loop has one
 * store and constant offsets: the JIT compiles them to vector instructions. Not thread safe.
 * </p>
 */
final class WindowSums {

	private static final int SIZE = Similarity.WINDOW;

	private static final double SIGMA = 1.5;

	/** Outermost to central weight; symmetric, the eleven sum to 1. */
	private static final double[] HALF_WINDOW = halfWindow();

	private static final int IMAGE = 0, REFERENCE = 1, SQUARES = 2, PRODUCT = 3, QUANTITIES = 4;

	private final ImagePair pair;
	private final int places;
	private final double[][][] ring;
	private final double[][] source;
	private final double[][] sums;
	private int next = -1;

	WindowSums(final ImagePair pair) {
		this.pair = pair;
		places = pair.width() - SIZE + 1;
		ring = new double[QUANTITIES][SIZE][places];
		source = new double[QUANTITIES][pair.width()];
		sums = new double[QUANTITIES][places];
	}

	/** Moves to the windows whose first source row is {@code y}; cheap when y is one more than last time. */
	WindowSums row(final int y) {
		if (next != y + SIZE - 1) next = y;
		for (; next < y + SIZE; next++)
			filterSourceRow(next);
		for (int q = 0; q < QUANTITIES; q++)
			down(ring[q], y, sums[q]);
		return this;
	}

	/** The whole index at each place of the row, into {@code out} from {@code start} on. */
	void index(final double c1, final double c2, final float[] out, final int start) {
		final double[] image = sums[IMAGE], reference = sums[REFERENCE], squares = sums[SQUARES], product =
			sums[PRODUCT];
		for (int x = 0; x < places; x++) {
			final double meanProduct = image[x] * reference[x];
			final double meanSquares = image[x] * image[x] + reference[x] * reference[x];
			out[start + x] = (float) ((2 * (product[x] - meanProduct) + c2) / (squares[x] - meanSquares + c2) * (2 *
				meanProduct + c1) / (meanSquares + c1));
		}
	}

	/** Sums along the row of the whole index and of its contrast part. */
	double[] similarity(final double c1, final double c2) {
		final double[] image = sums[IMAGE], reference = sums[REFERENCE], squares = sums[SQUARES], product =
			sums[PRODUCT];
		double whole = 0, contrast = 0;
		for (int x = 0; x < places; x++) {
			final double meanProduct = image[x] * reference[x];
			final double meanSquares = image[x] * image[x] + reference[x] * reference[x];
			final double cs = (2 * (product[x] - meanProduct) + c2) / (squares[x] - meanSquares + c2);
			whole += cs * (2 * meanProduct + c1) / (meanSquares + c1);
			contrast += cs;
		}
		return new double[] { whole, contrast };
	}

	private void filterSourceRow(final int y) {
		final double[] a = source[IMAGE], b = source[REFERENCE], s = source[SQUARES], p = source[PRODUCT];
		System.arraycopy(pair.image(), y * a.length, a, 0, a.length);
		System.arraycopy(pair.reference(), y * b.length, b, 0, b.length);
		for (int x = 0; x < s.length; x++)
			s[x] = a[x] * a[x] + b[x] * b[x];
		for (int x = 0; x < p.length; x++)
			p[x] = a[x] * b[x];
		for (int q = 0; q < QUANTITIES; q++)
			across(source[q], ring[q][y % SIZE]);
	}

	private static void across(final double[] in, final double[] out) {
		final double[] w = HALF_WINDOW;
		final double w0 = w[0], w1 = w[1], w2 = w[2], w3 = w[3], w4 = w[4], w5 = w[5];
		for (int x = 0; x < out.length; x++) {
			out[x] = w0 * (in[x] + in[x + 10]) + w1 * (in[x + 1] + in[x + 9]) + w2 * (in[x + 2] + in[x + 8]) + w3 *
				(in[x + 3] + in[x + 7]) + w4 * (in[x + 4] + in[x + 6]) + w5 * in[x + 5];
		}
	}

	private static void down(final double[][] ring, final int y, final double[] out) {
		final double[] w = HALF_WINDOW;
		final double w0 = w[0], w1 = w[1], w2 = w[2], w3 = w[3], w4 = w[4], w5 = w[5];
		final double[] r0 = ring[y % SIZE], r1 = ring[(y + 1) % SIZE], r2 = ring[(y + 2) % SIZE];
		final double[] r3 = ring[(y + 3) % SIZE], r4 = ring[(y + 4) % SIZE], r5 = ring[(y + 5) % SIZE];
		final double[] r6 = ring[(y + 6) % SIZE], r7 = ring[(y + 7) % SIZE], r8 = ring[(y + 8) % SIZE];
		final double[] r9 = ring[(y + 9) % SIZE], r10 = ring[(y + 10) % SIZE];
		for (int x = 0; x < out.length; x++) {
			out[x] = w0 * (r0[x] + r10[x]) + w1 * (r1[x] + r9[x]) + w2 * (r2[x] + r8[x]) + w3 * (r3[x] + r7[x]) + w4 *
				(r4[x] + r6[x]) + w5 * r5[x];
		}
	}

	private static double[] halfWindow() {
		final double[] half = new double[SIZE / 2 + 1];
		double sum = 0;
		for (int i = 0; i < half.length; i++) {
			final double r = (half.length - 1 - i) / SIGMA;
			half[i] = StrictMath.exp(-0.5 * r * r);
			sum += i < half.length - 1 ? 2 * half[i] : half[i];
		}
		for (int i = 0; i < half.length; i++)
			half[i] /= sum;
		return half;
	}
}
