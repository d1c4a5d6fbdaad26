package sc.fiji.superres.noise;

import java.util.Arrays;
import java.util.Locale;
import java.util.random.RandomGenerator;

/**
 * The noise of one image. Its variance is {@code constant + slope · grey}, as for counting noise on top of read-out
 * noise (Foi et al., IEEE Trans. Image Process. 17, 2008). Its correlation along rows and columns is assumed to be
 * separable.
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

	/** The least side in pixels of an image whose noise can be measured. */
	public static final int LEAST_SIDE = NoiseEstimate.LEAST_SIDE;

	/** The correlation between neighbours from which noise counts as correlated. */
	private static final double CORRELATED = 0.1;

	private final VarianceLine line;
	private final double[] kernelX;
	private final double[] kernelY;
	private final double contrast;
	private final double roughness;

	/**
	 * @param line variance over the grey value
	 * @param kernelX the kernel that makes this noise of white noise along rows: of odd length, with squares that sum
	 *            to 1
	 * @param kernelY the same along columns
	 * @param contrast standard deviation of the image without its noise
	 * @param roughness power at the highest frequencies over that at the middle ones, across rows; 1 for white noise
	 */
	NoiseModel(final VarianceLine line, final double[] kernelX, final double[] kernelY, final double contrast,
		final double roughness)
	{
		this.line = line;
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

	/** Returns the variance of a pixel whose expected value is {@code grey}; never below 0. */
	public double variance(final double grey) {
		return line.at(grey);
	}

	/** Returns the variance at grey value 0 according to the straight line; may be below 0. */
	public double constant() {
		return line.constant();
	}

	/**
	 * Returns the growth of the variance with the grey value, at least 0. For pure counting noise it is the grey value
	 * of one count.
	 */
	public double slope() {
		return line.slope();
	}

	/**
	 * Returns the share of the variance that grows with the grey value, at one of them: 0 for noise of one size
	 * everywhere, such as a tip's, and about 1 for counts, such as electrons; more where black is more than no counts.
	 */
	public double growth(final double grey) {
		final double variance = variance(grey);
		if (!(variance > 0)) return 0;
		return slope() * grey / variance;
	}

	/** Returns the correlation of two pixels of a row at a distance of {@code lag}, −1 … 1. */
	public double correlationX(final int lag) {
		return correlation(kernelX, lag);
	}

	/** Returns the correlation of two pixels of a column at a distance of {@code lag}, −1 … 1. */
	public double correlationY(final int lag) {
		return correlation(kernelY, lag);
	}

	/** Whether the noise of neighbouring rows is independent. */
	public boolean rowsAreIndependent() {
		return Math.abs(correlationY(1)) < CORRELATED;
	}

	/**
	 * Returns the noise power at the highest frequencies across the rows over that at the middle ones: about 1 in an
	 * image as it was recorded, 0 to 0.4 in one that was smoothed or enlarged. Along the rows, the microscope's
	 * electronics may have taken the highest frequencies away, which keeps rows independent.
	 */
	public double roughness() {
		return roughness;
	}

	/**
	 * Draws noise like that of this image, but independent of it.
	 *
	 * @param grey expected grey values, {@code width × height}, row-major
	 * @return as many values with mean 0
	 */
	public float[] draw(final float[] grey, final int width, final int height, final RandomGenerator random) {
		final float[] noise = correlated(width, height, random);
		for (int i = 0; i < noise.length; i++)
			noise[i] *= (float) Math.sqrt(variance(grey[i]));
		return noise;
	}

	/**
	 * Returns the standard deviation of the noise over {@link #contrast}; infinite where there is nothing but noise.
	 */
	public double toContrast(final double meanGrey) {
		return Math.sqrt(variance(meanGrey)) / contrast;
	}

	/** Returns the standard deviation of the image without its noise, in grey values. */
	public double contrast() {
		return contrast;
	}

	/** Describes the noise for people: "noise 36 % of the image's contrast, correlated along rows (0.32)". */
	public String summary(final double meanGrey) {
		return amount(toContrast(meanGrey)) + along("rows", correlationX(1)) + along("columns", correlationY(1));
	}

	private static String amount(final double share) {
		if (Double.isInfinite(share)) return "nothing but noise";
		return String.format(Locale.ROOT, "noise %.0f %% of the image's contrast", 100 * share);
	}

	private static String along(final String what, final double correlation) {
		if (Math.abs(correlation) < CORRELATED) return "";
		return String.format(Locale.ROOT, ", correlated along %s (%.2f)", what, correlation);
	}

	/** Returns the correlation at a distance of noise that a kernel makes of white noise. */
	static double correlation(final double[] kernel, final int lag) {
		double sum = 0;
		for (int i = Math.abs(lag); i < kernel.length; i++)
			sum += kernel[i] * kernel[i - Math.abs(lag)];
		return sum;
	}

	/** Noise of variance 1 that is correlated by both kernels. */
	private float[] correlated(final int width, final int height, final RandomGenerator random) {
		final int whiteHeight = height + kernelY.length - 1;
		final float[] white = white(longer(width) * whiteHeight, random);
		return alongColumns(alongRows(white, width, whiteHeight), width, height);
	}

	/** The length of a row before its noise is correlated. */
	private int longer(final int width) {
		return width + kernelX.length - 1;
	}

	private static float[] white(final int pixels, final RandomGenerator random) {
		final float[] white = new float[pixels];
		for (int i = 0; i < white.length; i++)
			white[i] = (float) random.nextGaussian();
		return white;
	}

	/** Rows become shorter by the kernel's length less one. */
	private float[] alongRows(final float[] values, final int width, final int height) {
		if (kernelX.length == 1) return values;
		final float[] sums = new float[width * height];
		for (int y = 0; y < height; y++)
			for (int k = 0; k < kernelX.length; k++)
				add(values, y * longer(width) + k, sums, y * width, width, kernelX[k]);
		return sums;
	}

	/** Columns become shorter by the kernel's length less one. */
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
			constant(), slope(), Arrays.toString(kernelX), Arrays.toString(kernelY), contrast, roughness);
	}
}
