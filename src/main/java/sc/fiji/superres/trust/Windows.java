package sc.fiji.superres.trust;

import java.util.stream.IntStream;

import sc.fiji.superres.noise.LocalMean;
import sc.fiji.superres.noise.NoiseModel;

/**
 * Means over the window of 5×5 pixels of an input around each of them; at the edges, over those that lie in the image.
 * Of a result, s times larger each way, a pixel of the input has the mean of the s×s pixels that it became.
 */
record Windows(int width, int height, int s) {

	/** Sums up what is averaged, for neighbours in a row of a result. */
	private interface Sum {

		float of(int from, int to);
	}

	/** Variance of the noise of an input. */
	float[] noise(final float[] input, final NoiseModel model) {
		final float[] variances = LocalMean.of(input, width, height);
		for (int i = 0; i < variances.length; i++)
			variances[i] = (float) model.variance(variances[i]);
		return LocalMean.of(variances, width, height);
	}

	/** Squared difference of two results. */
	float[] squaredDifference(final float[] one, final float[] other) {
		return windows(shrunk((from, to) -> squares(one, other, from, to)));
	}

	/** Variance of a result within each window. */
	float[] variance(final float[] result) {
		final float[] variances = windows(shrunk((from, to) -> squares(result, from, to)));
		final float[] means = windows(shrunk((from, to) -> sum(result, from, to)));
		for (int i = 0; i < variances.length; i++)
			variances[i] = (float) Math.max(0, variances[i] - square(means[i]));
		return variances;
	}

	/** What an input has more than its result, shrunk back by the area mean: of each pixel, not of a window. */
	float[] remainder(final float[] input, final float[] result) {
		final float[] remainder = shrunk((from, to) -> sum(result, from, to));
		for (int i = 0; i < remainder.length; i++)
			remainder[i] = input[i] - remainder[i];
		return remainder;
	}

	/** Mean square. */
	float[] squares(final float[] values) {
		final float[] squares = new float[values.length];
		for (int i = 0; i < squares.length; i++)
			squares[i] = values[i] * values[i];
		return windows(squares);
	}

	private float[] windows(final float[] values) {
		return LocalMean.of(values, width, height);
	}

	private static double square(final double value) {
		return value * value;
	}

	private static float squares(final float[] one, final float[] other, final int from, final int to) {
		float sum = 0;
		for (int i = from; i < to; i++)
			sum += (one[i] - other[i]) * (one[i] - other[i]);
		return sum;
	}

	private static float squares(final float[] values, final int from, final int to) {
		float sum = 0;
		for (int i = from; i < to; i++)
			sum += values[i] * values[i];
		return sum;
	}

	private static float sum(final float[] values, final int from, final int to) {
		float sum = 0;
		for (int i = from; i < to; i++)
			sum += values[i];
		return sum;
	}

	private float[] shrunk(final Sum large) {
		final float[] small = new float[width * height];
		IntStream.range(0, height).parallel().forEach(y -> shrinkRow(large, y, small));
		return small;
	}

	/** Makes one row of s rows. */
	private void shrinkRow(final Sum large, final int y, final float[] small) {
		for (int row = s * y; row < s * y + s; row++)
			for (int x = 0; x < width; x++)
				small[y * width + x] += large.of((row * width + x) * s, (row * width + x + 1) * s) / (s * s);
	}
}
