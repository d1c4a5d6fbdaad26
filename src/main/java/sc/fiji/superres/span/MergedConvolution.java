package sc.fiji.superres.span;

import sc.fiji.superres.torch.FloatTensor;
import sc.fiji.superres.torch.StateDict;

/**
 * The one 3×3 convolution that gives what a unit's four give.
 * <p>
 * A unit is a chain of convolutions 1×1 (W₁, b₁), 3×3 (W₂, b₂), 1×1 (W₃, b₃) beside a skip 1×1 (S, s); its input is
 * padded with zeros before the chain, so that nothing is lost at the border. All of it is linear: W = W₃·W₂·W₁, with S
 * added to the middle of the kernel, and b = W₃·(ΣW₂·b₁ + b₂) + b₃ + s, where the sum goes over the places of the
 * kernel. Sums are in double precision.
 * </p>
 *
 * @param weight features × inputs × 3 × 3
 * @param bias features
 */
record MergedConvolution(FloatTensor weight, FloatTensor bias) {

	/** End of the name of a unit's last tensor in the state dict. */
	static final String LAST = ".conv.2.bias";

	/** Places of the kernel, and the middle one. */
	private static final int PLACES = 9;
	private static final int MIDDLE = 4;

	/** @param unit name of the unit, such as {@code conv_1} */
	static MergedConvolution of(final String unit, final StateDict weights) {
		return new Unit(unit, weights).merged();
	}

	/** The tensors of a unit. */
	private record Unit(String name, StateDict weights) {

		private MergedConvolution merged() {
			final double[] product = timesOuter(get(".conv.1.weight"));
			return new MergedConvolution(weight(product), bias(product));
		}

		private FloatTensor get(final String tensor) {
			return weights.get(name + tensor);
		}

		private float[] values(final String tensor) {
			return get(tensor).values();
		}

		private int outputs() {
			return get(".sk.weight").shape()[0];
		}

		private int inputs() {
			return get(".sk.weight").shape()[1];
		}

		/** W₃ times a tensor whose first dimension is the features inside the unit. */
		private double[] timesOuter(final FloatTensor inside) {
			return product(values(".conv.2.weight"), outputs(), widened(inside.values()), inside.shape()[0]);
		}

		/** @param product W₃·W₂ */
		private FloatTensor weight(final double[] product) {
			final Chain chain = new Chain(product, values(".conv.0.weight"), inputs());
			final float[] merged = chain.weights(outputs());
			addSkip(merged, values(".sk.weight"));
			return new FloatTensor(merged, outputs(), inputs(), 3, 3);
		}

		/** @param product W₃·W₂ */
		private FloatTensor bias(final double[] product) {
			final double[] sum = timesOuter(get(".conv.1.bias"));
			addFirst(sum, product, values(".conv.0.bias"));
			add(sum, values(LAST));
			add(sum, values(".sk.bias"));
			return new FloatTensor(narrowed(sum), sum.length);
		}
	}

	private static double[] widened(final float[] values) {
		final double[] wide = new double[values.length];
		for (int i = 0; i < values.length; i++)
			wide[i] = values[i];
		return wide;
	}

	private static float[] narrowed(final double[] values) {
		final float[] narrow = new float[values.length];
		for (int i = 0; i < values.length; i++)
			narrow[i] = (float) values[i];
		return narrow;
	}

	private static void add(final double[] sum, final float[] values) {
		for (int i = 0; i < values.length; i++)
			sum[i] += values[i];
	}

	/** A matrix of {@code rows × inner} times one of {@code inner} rows. */
	private static double[] product(final float[] matrix, final int rows, final double[] other, final int inner) {
		final int columns = other.length / inner;
		final double[] product = new double[rows * columns];
		for (int row = 0; row < rows; row++)
			for (int k = 0; k < inner; k++)
				addScaled(product, row * columns, matrix[row * inner + k], other, k * columns, columns);
		return product;
	}

	private static void addScaled(final double[] sum, final int to, final double scale, final double[] row,
		final int from, final int length)
	{
		for (int i = 0; i < length; i++)
			sum[to + i] += scale * row[from + i];
	}

	/**
	 * The product of all three convolutions.
	 *
	 * @param product W₃·W₂: out × middle × places
	 * @param inner W₁: middle × in
	 */
	private record Chain(double[] product, float[] inner, int in) {

		/** Out × in × places. */
		private float[] weights(final int out) {
			final float[] weights = new float[out * in * PLACES];
			for (int i = 0; i < weights.length; i++)
				weights[i] = (float) weight(i / PLACES / in, i / PLACES % in, i % PLACES);
			return weights;
		}

		private double weight(final int row, final int column, final int place) {
			final int middle = inner.length / in;
			double sum = 0;
			for (int m = 0; m < middle; m++)
				sum += product[(row * middle + m) * PLACES + place] * inner[m * in + column];
			return sum;
		}
	}

	private static void addSkip(final float[] merged, final float[] skip) {
		for (int i = 0; i < skip.length; i++)
			merged[i * PLACES + MIDDLE] += skip[i];
	}

	/** Adds W₃·W₂·b₁ to the sums. */
	private static void addFirst(final double[] sum, final double[] product, final float[] first) {
		for (int row = 0; row < sum.length; row++)
			sum[row] += fromFirst(product, row, first);
	}

	/** What the first bias comes to, at every place of the kernel alike. */
	private static double fromFirst(final double[] product, final int row, final float[] first) {
		double sum = 0;
		for (int i = 0; i < first.length * PLACES; i++)
			sum += product[row * first.length * PLACES + i] * first[i / PLACES];
		return sum;
	}
}
