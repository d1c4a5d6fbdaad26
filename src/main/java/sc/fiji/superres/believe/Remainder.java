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
 * @param variance of the input's noise, by its {@link NoiseModel}
 * @param contrast variance of the input without its noise
 */
record Remainder(double square, double variance, double contrast) {

	/** Structure with a smaller share of the noise's variance is not told from it. */
	private static final double FAINT = 0.05;

	/** Compares planes of one size, in their order. */
	static Remainder of(final List<RandomAccessibleInterval<FloatType>> inputs,
		final List<RandomAccessibleInterval<FloatType>> shrunk)
	{
		double square = 0;
		double variance = 0;
		double contrast = 0;
		for (int i = 0; i < inputs.size(); i++) {
			final float[] input = Planes.floatArray(inputs.get(i));
			final NoiseModel noise = NoiseModel.of(input, Planes.width(inputs.get(i)), Planes.height(inputs.get(i)));
			square += meanSquare(input, Planes.floatArray(shrunk.get(i)));
			variance += meanVariance(input, noise);
			contrast += noise.contrast() * noise.contrast();
		}
		return new Remainder(square / inputs.size(), variance / inputs.size(), contrast / inputs.size());
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
		return isNoise() ? Double.NaN : Math.sqrt(Math.max(0, square - variance) / contrast);
	}

	/**
	 * Noise that the result keeps, as a root mean square over the standard deviation of the structure; NaN where the
	 * input is nothing but noise.
	 */
	double grain() {
		return isNoise() ? Double.NaN : Math.max(0, Math.sqrt(variance) - Math.sqrt(square)) / Math.sqrt(contrast);
	}

	/** Whether nothing stands out from the noise; a constant input is as good as noise. */
	private boolean isNoise() {
		return contrast <= FAINT * variance;
	}
}
