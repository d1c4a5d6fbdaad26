package sc.fiji.superres.believe;

import java.util.List;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.real.FloatType;

import sc.fiji.superres.image.Planes;
import sc.fiji.superres.noise.NoiseModel;

/**
 * What is left when a result, shrunk back, is subtracted from its input: noise that was taken out, and structure that
 * was lost or made up. Mean squares over all pixels.
 *
 * @param square of the remainder, squared grey values
 * @param bicubic the same of the bicubic enlargement
 * @param variance of the input's noise, by its {@link NoiseModel}
 * @param contrast variance of the input without its noise
 * @param growth of the noise with the grey value ({@link NoiseModel#growth}), on the average
 */
record Remainder(double square, double bicubic, double variance, double contrast, double growth) {

	/** Structure with a smaller share of the noise's variance is not told from it. */
	private static final double FAINT = 0.05;

	/**
	 * Compares planes of one size, in their order.
	 *
	 * @param shrunk results, shrunk back
	 * @param bicubic the inputs' bicubic enlargements, shrunk back
	 * @param black the grey value that the network sees as 0
	 */
	static Remainder of(final List<RandomAccessibleInterval<FloatType>> inputs,
		final List<RandomAccessibleInterval<FloatType>> shrunk, final List<RandomAccessibleInterval<FloatType>> bicubic,
		final double black)
	{
		Remainder sum = new Remainder(0, 0, 0, 0, 0);
		for (int i = 0; i < inputs.size(); i++)
			sum = sum.plus(of(inputs.get(i), Planes.floatArray(shrunk.get(i)), Planes.floatArray(bicubic.get(i)),
				black));
		return sum.over(inputs.size());
	}

	private static Remainder of(final RandomAccessibleInterval<FloatType> plane, final float[] shrunk,
		final float[] bicubic, final double black)
	{
		final float[] input = Planes.floatArray(plane);
		final NoiseModel noise = NoiseModel.of(input, Planes.width(plane), Planes.height(plane));
		return new Remainder(meanSquare(input, shrunk), meanSquare(input, bicubic), meanVariance(input, noise), noise
			.contrast() * noise.contrast(), growth(input, noise, black));
	}

	/** Of the values as the network sees them: black is 0. */
	private static double growth(final float[] input, final NoiseModel noise, final double black) {
		double sum = 0;
		for (final float grey : input)
			sum += grey;
		final double mean = sum / input.length;
		return noise.growth(mean) * (mean - black) / mean;
	}

	private Remainder plus(final Remainder other) {
		return new Remainder(square + other.square, bicubic + other.bicubic, variance + other.variance, contrast +
			other.contrast, growth + other.growth);
	}

	private Remainder over(final int count) {
		return new Remainder(square / count, bicubic / count, variance / count, contrast / count, growth / count);
	}

	private static double meanSquare(final float[] input, final float[] shrunk) {
		double sum = 0;
		for (int i = 0; i < input.length; i++)
			sum += (shrunk[i] - input[i]) * (double) (shrunk[i] - input[i]);
		return sum / input.length;
	}

	private static double meanVariance(final float[] input, final NoiseModel noise) {
		double sum = 0;
		for (final float grey : input)
			sum += noise.variance(grey);
		return sum / input.length;
	}

	/**
	 * Structure that differs, as a root mean square over the standard deviation of the structure; NaN where the input
	 * is nothing but noise.
	 */
	double difference() {
		return beyondNoise(square);
	}

	/** The same of the bicubic enlargement. */
	double differenceOfBicubic() {
		return beyondNoise(bicubic);
	}

	private double beyondNoise(final double remainder) {
		if (isNoise()) return Double.NaN;
		return Math.sqrt(Math.max(0, remainder - variance) / contrast);
	}

	/** Standard deviation of the noise over that of the structure; NaN where the input is nothing but noise. */
	double noise() {
		if (isNoise()) return Double.NaN;
		return Math.sqrt(variance / contrast);
	}

	/**
	 * Noise that the result keeps, as a root mean square over the standard deviation of the structure; NaN where the
	 * input is nothing but noise.
	 */
	double grain() {
		if (isNoise()) return Double.NaN;
		return Math.max(0, Math.sqrt(variance) - Math.sqrt(square)) / Math.sqrt(contrast);
	}

	/** Whether nothing stands out from the noise; a constant input is as good as noise. */
	private boolean isNoise() {
		return contrast <= FAINT * variance;
	}
}
