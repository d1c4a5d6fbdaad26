package sc.fiji.superres.resample;

import java.util.function.DoubleUnaryOperator;

/**
 * The source pixels that make up each output pixel along one dimension, and their weights.
 * <p>
 * Output pixel {@code i} is Σ {@code weights[i][k] · source[first[i] + k]}. The weights are those of Pillow's
 * {@code precompute_coeffs} (Resample.c), operation by operation in double precision, so that they round alike.
 * </p>
 *
 * @param first first source pixel of each output pixel
 * @param weights weights of each output pixel, from {@code first} on; their sum is 1 except for rounding
 */
record Taps(int[] first, double[][] weights) {

	/**
	 * @param source source pixels along the dimension
	 * @param target output pixels along the dimension
	 * @param filter any but {@link Filter#NEAREST}
	 * @param rounding applied to each normalised weight: identity, or the rounding to fixed point
	 */
	static Taps of(final int source, final int target, final Filter filter, final DoubleUnaryOperator rounding) {
		final Window window = new Window(filter, source, (double) source / target);
		final int[] first = new int[target];
		final double[][] weights = new double[target][];
		for (int i = 0; i < target; i++) {
			first[i] = window.first(i);
			weights[i] = window.weights(i);
			round(weights[i], rounding);
		}
		return new Taps(first, weights);
	}

	/**
	 * The filter around the centre of an output pixel.
	 *
	 * @param source source pixels along the dimension
	 * @param scale source pixels for each output pixel
	 */
	private record Window(Filter filter, int source, double scale) {

		private double widening() {
			return Math.max(scale, 1);
		}

		private double support() {
			return filter.support() * widening();
		}

		private double center(final int i) {
			return (i + 0.5) * scale;
		}

		int first(final int i) {
			return Math.max((int) (center(i) - support() + 0.5), 0);
		}

		private int end(final int i) {
			return Math.min((int) (center(i) + support() + 0.5), source);
		}

		double[] weights(final int i) {
			final int first = first(i);
			return Taps.weights(filter, first - center(i), 1 / widening(), end(i) - first);
		}
	}

	private static void round(final double[] weights, final DoubleUnaryOperator rounding) {
		for (int k = 0; k < weights.length; k++)
			weights[k] = rounding.applyAsDouble(weights[k]);
	}

	/** The pixel after the last source pixel of output pixel {@code i}. */
	int end(final int i) {
		return first[i] + weights[i].length;
	}

	/** The greatest number of source pixels that make up an output pixel. */
	int most() {
		int most = 0;
		for (final double[] w : weights)
			most = Math.max(most, w.length);
		return most;
	}

	private static double[] weights(final Filter filter, final double offset, final double shrink, final int count) {
		final double[] weights = new double[count];
		double sum = 0;
		for (int k = 0; k < count; k++) {
			weights[k] = filter.weight((k + offset + 0.5) * shrink);
			sum += weights[k];
		}
		if (sum != 0) divide(weights, sum);
		return weights;
	}

	private static void divide(final double[] weights, final double sum) {
		for (int k = 0; k < weights.length; k++)
			weights[k] /= sum;
	}
}
