package sc.fiji.superres.trust;

import java.util.Arrays;

import sc.fiji.superres.noise.NoiseModel;

/**
 * What tells of a result's error without a reference, in the window of 5×5 pixels of the input around each of them. All
 * are mean squares over the window, in squared parts of the result's contrast, the span between its 1st and its 99th
 * percentile:
 * <ol>
 * <li>the variance of the input's noise, by its {@link NoiseModel};</li>
 * <li>half the squared difference of the result and another one, of the input turned by 180° and turned back;</li>
 * <li>the variance of the result, which is its structure;</li>
 * <li>the squared difference of the input and the result shrunk back by the area mean, as far as it exceeds
 * {@value #NOISY} times the variance of the noise, which 25 differences of noise alone do once in fifty times.</li>
 * </ol>
 */
final class TrustSigns {

	/** Number of signs. */
	static final int COUNT = 4;
	/** The sign of the input's noise, and that of the result's structure. */
	static final int NOISE = 0;
	static final int STRUCTURE = 2;
	/** The sign of what the result lacks or adds beside noise. */
	static final int EXCESS = 3;
	/** 1 + 2 √(2/25): two standard deviations above the mean of 25 squares. */
	private static final double NOISY = 1.57;
	private static final double LOW = 0.01;
	private static final double HIGH = 0.99;
	/** Pixels that tell percentiles. */
	private static final int ENOUGH = 1 << 20;

	private final float[][] signs = new float[COUNT][];
	private final double contrast;
	private final double noise;
	private final double growth;
	private final double along;
	private final double residual;
	private final boolean[] contradicted;

	/**
	 * @param input {@code width × height} finite values, at least {@link NoiseModel#LEAST_SIDE} each way
	 * @param result of the input, s times larger each way
	 * @param turned the result of the input turned by 180°, turned back
	 */
	TrustSigns(final float[] input, final float[] result, final float[] turned, final Windows windows) {
		final NoiseModel model = NoiseModel.of(input, windows.width(), windows.height());
		contrast = span(result);
		final double grey = mean(input);
		noise = model.toContrast(grey);
		growth = model.growth(grey);
		along = model.correlationX(1);
		signs[NOISE] = windows.noise(input, model);
		signs[1] = windows.squaredDifference(result, turned);
		signs[STRUCTURE] = windows.variance(result);
		final float[] remainder = windows.remainder(input, result);
		signs[EXCESS] = windows.squares(remainder);
		contradicted = Contradictions.of(remainder, signs[NOISE], windows.width(), windows.height());
		residual = mean(signs[EXCESS]) / mean(signs[NOISE]);
		scale(signs[1], 0.5);
		keepExcess(signs[EXCESS], signs[NOISE]);
		for (final float[] sign : signs)
			scale(sign, 1 / (contrast * contrast));
	}

	private static void keepExcess(final float[] residual, final float[] noise) {
		for (int i = 0; i < residual.length; i++)
			residual[i] = (float) Math.max(0, residual[i] - NOISY * noise[i]);
	}

	private static void scale(final float[] values, final double factor) {
		for (int i = 0; i < values.length; i++)
			values[i] *= (float) factor;
	}

	private static double mean(final float[] values) {
		double sum = 0;
		for (final float value : values)
			sum += value;
		return sum / values.length;
	}

	/** The span between the 1st and the 99th percentile, of a large result by every so many pixels. */
	private static double span(final float[] result) {
		final int step = result.length / ENOUGH | 1; // odd: sides are mostly even, and all columns count
		final float[] sorted = new float[(result.length - 1) / step + 1];
		for (int i = 0; i < sorted.length; i++)
			sorted[i] = result[i * step];
		Arrays.sort(sorted);
		final double low = sorted[(int) (LOW * (sorted.length - 1))];
		return sorted[(int) (HIGH * (sorted.length - 1))] - low;
	}

	/** The contrast of the result, in its own values. */
	double contrast() {
		return contrast;
	}

	/** Standard deviation of the input's noise over that of its structure. */
	double noise() {
		return noise;
	}

	/** How the noise's variance grows with the grey value: {@link NoiseModel#growth}. */
	double growth() {
		return growth;
	}

	/** Correlation of the noise of neighbours in a row. */
	double along() {
		return along;
	}

	/**
	 * Mean squared difference of the input and the result shrunk back over the variance of the noise: 1 where the
	 * result lacks nothing but noise.
	 */
	double residual() {
		return residual;
	}

	/** Whether the input contradicts the result around a pixel: beyond what a calibration tells of. */
	boolean isContradicted(final int pixel) {
		return contradicted[pixel];
	}

	/** The signs around a pixel of the input. */
	double[] at(final int pixel) {
		final double[] at = new double[COUNT];
		for (int k = 0; k < COUNT; k++)
			at[k] = signs[k][pixel];
		return at;
	}
}
