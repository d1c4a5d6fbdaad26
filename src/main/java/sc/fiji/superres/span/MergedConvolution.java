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
		final float[] outer = weights.get(unit + ".conv.2.weight").values();
		final FloatTensor kernel = weights.get(unit + ".conv.1.weight");
		final FloatTensor skip = weights.get(unit + ".sk.weight");
		final int out = skip.shape()[0];
		final int in = skip.shape()[1];
		final double[] product = product(outer, out, widened(kernel.values()), kernel.shape()[0]);
		final float[] inner = weights.get(unit + ".conv.0.weight").values();
		final float[] merged = merged(product, out, inner, in);
		addSkip(merged, skip.values());
		return new MergedConvolution(new FloatTensor(merged, out, in, 3, 3), bias(unit, weights, product));
	}

	private static double[] widened(final float[] values) {
		final double[] wide = new double[values.length];
		for (int i = 0; i < values.length; i++)
			wide[i] = values[i];
		return wide;
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

	/** The product of all three: out × in × places, from out × middle × places and middle × in. */
	private static float[] merged(final double[] product, final int out, final float[] inner, final int in) {
		final int middle = inner.length / in;
		final float[] merged = new float[out * in * PLACES];
		for (int i = 0; i < merged.length; i++) {
			final int row = i / (in * PLACES);
			final int column = i / PLACES % in;
			double sum = 0;
			for (int m = 0; m < middle; m++)
				sum += product[(row * middle + m) * PLACES + i % PLACES] * inner[m * in + column];
			merged[i] = (float) sum;
		}
		return merged;
	}

	private static void addSkip(final float[] merged, final float[] skip) {
		for (int i = 0; i < skip.length; i++)
			merged[i * PLACES + MIDDLE] += skip[i];
	}

	private static FloatTensor bias(final String unit, final StateDict weights, final double[] product) {
		final float[] first = weights.get(unit + ".conv.0.bias").values();
		final float[] second = weights.get(unit + ".conv.1.bias").values();
		final float[] third = weights.get(unit + LAST).values();
		final float[] skip = weights.get(unit + ".sk.bias").values();
		final float[] outer = weights.get(unit + ".conv.2.weight").values();
		final double[] fromSecond = product(outer, third.length, widened(second), second.length);
		final float[] bias = new float[third.length];
		for (int row = 0; row < bias.length; row++) {
			final double fromFirst = fromFirst(product, row, first);
			bias[row] = (float) (fromFirst + fromSecond[row] + third[row] + skip[row]);
		}
		return new FloatTensor(bias, bias.length);
	}

	/** What the first bias comes to, at every place of the kernel alike. */
	private static double fromFirst(final double[] product, final int row, final float[] first) {
		double sum = 0;
		for (int i = 0; i < first.length * PLACES; i++)
			sum += product[row * first.length * PLACES + i] * first[i / PLACES];
		return sum;
	}
}
