package sc.fiji.superres.resample;

import java.util.function.DoubleUnaryOperator;

/**
 * Which source pixels make each output pixel along one dimension, and with what weights.
 * <p>
 * Output pixel {@code i} is Σ {@code weights[i][k] · source[first[i] + k]}. The weights are those of Pillow's
 * {@code precompute_coeffs} (Resample.c), operation by operation in double precision, so that they round alike.
 * </p>
 *
 * @param first first source pixel of each output pixel
 * @param weights weights of each output pixel, from {@code first} on; their sum is 1 but for rounding
 */
record Taps(int[] first, double[][] weights) {

	/**
	 * @param source source pixels along the dimension
	 * @param target output pixels along the dimension
	 * @param filter any but {@link Filter#NEAREST}
	 * @param rounding applied to each normalised weight: identity, or the rounding to fixed point
	 */
	static Taps of(final int source, final int target, final Filter filter, final DoubleUnaryOperator rounding) {
		final double scale = (double) source / target;
		final double widening = Math.max(scale, 1);
		final double support = filter.support() * widening;
		final int[] first = new int[target];
		final double[][] weights = new double[target][];
		for (int i = 0; i < target; i++) {
			final double center = (i + 0.5) * scale;
			first[i] = Math.max((int) (center - support + 0.5), 0);
			final int end = Math.min((int) (center + support + 0.5), source);
			weights[i] = weights(filter, first[i] - center, 1 / widening, end - first[i]);
			for (int k = 0; k < weights[i].length; k++)
				weights[i][k] = rounding.applyAsDouble(weights[i][k]);
		}
		return new Taps(first, weights);
	}

	/** One past the last source pixel of output pixel {@code i}. */
	int end(final int i) {
		return first[i] + weights[i].length;
	}

	/** The greatest number of source pixels that any output pixel takes. */
	int most() {
		int most = 0;
		for (final double[] w : weights)
			most = Math.max(most, w.length);
		return most;
	}

	private static double[] weights(final Filter filter, final double offset, final double shrink, final int count) {
		final double[] w = new double[count];
		double sum = 0;
		for (int k = 0; k < count; k++) {
			w[k] = filter.weight((k + offset + 0.5) * shrink);
			sum += w[k];
		}
		if (sum != 0) {
			for (int k = 0; k < count; k++)
				w[k] /= sum;
		}
		return w;
	}
}
