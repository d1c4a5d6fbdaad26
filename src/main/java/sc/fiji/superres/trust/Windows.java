package sc.fiji.superres.trust;

import sc.fiji.superres.noise.LocalMean;
import sc.fiji.superres.noise.NoiseModel;

/**
 * Means over the window of 5×5 pixels of an input around each of them; at the edges, over those that lie in the image.
 * Of a result, s times larger each way, a pixel of the input has the mean of the s×s pixels that it became.
 */
record Windows(int width, int height, int s) {

	/** What is averaged, for one pixel of a result. */
	private interface PerPixel {

		double at(int pixel);
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
		return windows(shrunk(i -> square(one[i] - other[i])));
	}

	/** Variance of a result within each window. */
	float[] variance(final float[] result) {
		final float[] variances = windows(shrunk(i -> square(result[i])));
		final float[] means = windows(shrunk(i -> result[i]));
		for (int i = 0; i < variances.length; i++)
			variances[i] = (float) Math.max(0, variances[i] - square(means[i]));
		return variances;
	}

	/** Squared difference of an input and its result, shrunk back by the area mean. */
	float[] residual(final float[] input, final float[] result) {
		final float[] squares = shrunk(i -> result[i]);
		for (int i = 0; i < squares.length; i++)
			squares[i] = (float) square(squares[i] - input[i]);
		return windows(squares);
	}

	private float[] windows(final float[] values) {
		return LocalMean.of(values, width, height);
	}

	private static double square(final double value) {
		return value * value;
	}

	private float[] shrunk(final PerPixel large) {
		final float[] small = new float[width * height];
		for (int y = 0; y < s * height; y++)
			for (int x = 0; x < s * width; x++)
				small[y / s * width + x / s] += (float) (large.at(y * s * width + x) / (s * s));
		return small;
	}
}
