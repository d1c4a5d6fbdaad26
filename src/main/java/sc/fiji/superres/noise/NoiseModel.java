package sc.fiji.superres.noise;

import java.util.Arrays;
import java.util.Locale;
import java.util.random.RandomGenerator;

/**
 * Noise of one image: variance {@code constant + slope · grey}, as counting noise on top of read-out noise has (Foi et
 * al., IEEE Trans. Image Process. 17, 2008), and its correlation along rows and columns, taken to be separable.
 *
 * <pre>
 *
 * NoiseModel noise = NoiseModel.of(plane, width, height);
 * float[] more = noise.draw(plane, width, height, random); // as noisy as the plane itself, independent of it
 * </pre>
 * <p>
 * Immutable and safe for many threads.
 * </p>
 */
public final class NoiseModel {

	/** Pixels along each side below which nothing can be measured. */
	public static final int LEAST_SIDE = NoiseEstimate.LEAST_SIDE;

	/** Correlation between neighbours from which on noise counts as correlated. */
	private static final double CORRELATED = 0.1;

	private final double constant;
	private final double slope;
	private final double[] kernelX;
	private final double[] kernelY;
	private final double contrast;
	private final double roughness;

	/**
	 * @param kernelX what white noise is convolved with along rows, of odd length, its squares summing to 1
	 * @param kernelY the same along columns
	 * @param contrast standard deviation of what is no noise
	 * @param roughness power at the highest frequencies over that at the middle ones; 1 for white noise
	 */
	NoiseModel(final double constant, final double slope, final double[] kernelX, final double[] kernelY,
		final double contrast, final double roughness)
	{
		this.constant = constant;
		this.slope = slope;
		this.kernelX = kernelX;
		this.kernelY = kernelY;
		this.contrast = contrast;
		this.roughness = roughness;
	}

	/**
	 * Measures the noise of an image.
	 *
	 * @param plane {@code width × height} finite grey values, row-major
	 * @throws IllegalArgumentException where the image is smaller than {@value #LEAST_SIDE} pixels along a side
	 */
	public static NoiseModel of(final float[] plane, final int width, final int height) {
		return new NoiseEstimate(plane, width, height).model();
	}

	/** Variance of a pixel whose expected value is {@code grey}; never below 0. */
	public double variance(final double grey) {
		return Math.max(0, constant + slope * grey);
	}

	/** Variance at grey value 0, by the straight line through all grey values; may be below 0. */
	public double constant() {
		return constant;
	}

	/** Growth of the variance with the grey value, at least 0; of pure counting noise the grey value of one count. */
	public double slope() {
		return slope;
	}

	/** Correlation of two pixels of a row that lie {@code lag} apart, −1 … 1. */
	public double correlationX(final int lag) {
		return correlation(kernelX, lag);
	}

	/** Correlation of two pixels of a column that lie {@code lag} apart, −1 … 1. */
	public double correlationY(final int lag) {
		return correlation(kernelY, lag);
	}

	/** Whether the noise of neighbouring rows is independent, so that rows can be told apart by it. */
	public boolean rowsAreIndependent() {
		return Math.abs(correlationY(1)) < CORRELATED;
	}

	/**
	 * How much of the power of white noise is left at the highest frequencies, beside that at the middle ones: about 1
	 * in an image as it was recorded, about 0 where it was smoothed, enlarged or compressed.
	 */
	public double roughness() {
		return roughness;
	}

	/**
	 * Noise like this image's, independent of it.
	 *
	 * @param grey expected grey values, {@code width × height}
	 * @return as many values, of mean 0
	 */
	public float[] draw(final float[] grey, final int width, final int height, final RandomGenerator random) {
		final float[] noise = correlated(width, height, random);
		for (int i = 0; i < noise.length; i++)
			noise[i] *= (float) Math.sqrt(variance(grey[i]));
		return noise;
	}

	/** Standard deviation of the noise over that of what is no noise; infinite where there is nothing but noise. */
	public double toContrast(final double meanGrey) {
		return Math.sqrt(variance(meanGrey)) / contrast;
	}

	/** Standard deviation of what is no noise, in grey values. */
	public double contrast() {
		return contrast;
	}

	/** For people: "noise 36 % of the image's contrast, correlated along rows (0.32)". */
	public String summary(final double meanGrey) {
		final double share = toContrast(meanGrey);
		final String size = Double.isInfinite(share) ? "nothing but noise" : String.format(Locale.ROOT,
			"noise %.0f %% of the image's contrast", 100 * share);
		return size + along("rows", correlationX(1)) + along("columns", correlationY(1));
	}

	private static String along(final String what, final double correlation) {
		if (Math.abs(correlation) < CORRELATED) return "";
		return String.format(Locale.ROOT, ", correlated along %s (%.2f)", what, correlation);
	}

	static double correlation(final double[] kernel, final int lag) {
		double sum = 0;
		for (int i = Math.abs(lag); i < kernel.length; i++)
			sum += kernel[i] * kernel[i - Math.abs(lag)];
		return sum;
	}

	/** Unit variance, correlated by both kernels. */
	private float[] correlated(final int width, final int height, final RandomGenerator random) {
		final int w = width + kernelX.length - 1;
		final int h = height + kernelY.length - 1;
		final float[] white = new float[w * h];
		for (int i = 0; i < white.length; i++)
			white[i] = (float) random.nextGaussian();
		return alongColumns(alongRows(white, w, h), width, height);
	}

	private float[] alongRows(final float[] values, final int w, final int h) {
		if (kernelX.length == 1) return values;
		final int width = w - kernelX.length + 1;
		final float[] sums = new float[width * h];
		for (int y = 0; y < h; y++)
			for (int k = 0; k < kernelX.length; k++)
				add(values, y * w + k, sums, y * width, width, kernelX[k]);
		return sums;
	}

	private float[] alongColumns(final float[] values, final int width, final int height) {
		if (kernelY.length == 1) return values;
		final float[] sums = new float[width * height];
		for (int y = 0; y < height; y++)
			for (int k = 0; k < kernelY.length; k++)
				add(values, (y + k) * width, sums, y * width, width, kernelY[k]);
		return sums;
	}

	private static void add(final float[] from, final int start, final float[] to, final int at, final int count,
		final double factor)
	{
		final float f = (float) factor;
		for (int i = 0; i < count; i++)
			to[at + i] += f * from[start + i];
	}

	@Override
	public String toString() {
		return String.format(Locale.ROOT, "variance %.4g + %.4g·grey, kernels %s, %s, contrast %.4g, roughness %.3f",
			constant, slope, Arrays.toString(kernelX), Arrays.toString(kernelY), contrast, roughness);
	}
}
