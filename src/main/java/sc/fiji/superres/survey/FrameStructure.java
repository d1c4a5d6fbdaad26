package sc.fiji.superres.survey;

import java.util.SplittableRandom;

import sc.fiji.superres.dataset.GreyOps;
import sc.fiji.superres.dataset.SourceImage;
import sc.fiji.superres.fourier.RealFft;
import sc.fiji.superres.noise.LocalMean;
import sc.fiji.superres.noise.NoiseModel;

/**
 * The structure by which frames are compared: the middle of an image, at most {@value #LARGEST} pixels along each side,
 * without its finest noise and without its shading.
 * <p>
 * The spectrum is weighted by exp(−2π²σ²f²)·(1 − exp(−f²/2f₀²)), with f in cycles a pixel, σ = {@value #SIGMA} pixel,
 * and f₀ = {@value #CYCLES} cycles along the side.
 * </p>
 *
 * @param values {@code width × height}, row-major
 * @param noise the part of the variance of the values that comes from the noise of the image
 */
record FrameStructure(float[] values, int width, int height, double noise) {

	static final int LARGEST = 1024;
	private static final double SIGMA = 1;
	private static final double CYCLES = 2;

	static FrameStructure of(final SourceImage image) {
		final int width = Math.min(LARGEST, image.width());
		final int height = Math.min(LARGEST, image.height());
		final float[] plane = middle(image, width, height);
		final float[] noise = noise(plane, width, height);
		final double noiseVariance = Moments.variance(filtered(noise, width, height));
		return new FrameStructure(filtered(plane, width, height), width, height, noiseVariance);
	}

	private static float[] middle(final SourceImage image, final int width, final int height) {
		final int left = (image.width() - width) / 2;
		final int top = (image.height() - height) / 2;
		return GreyOps.values(GreyOps.region(image.plane(), left, top, width, height));
	}

	/** Noise alone, as the plane has it. */
	private static float[] noise(final float[] plane, final int width, final int height) {
		final NoiseModel model = NoiseModel.of(plane, width, height);
		final float[] means = LocalMean.of(plane, width, height);
		return model.draw(means, width, height, new SplittableRandom(1));
	}

	private static float[] filtered(final float[] plane, final int width, final int height) {
		final RealFft fft = RealFft.of(RealFft.fastSize(width), RealFft.fastSize(height));
		final double[] spectrum = fft.forward(withoutMean(plane), width, height);
		weigh(spectrum, fft, Math.min(width, height));
		return cropped(fft.inverse(spectrum), fft.width(), width, height);
	}

	/** @param stride width of the plane of which the first rows and columns are taken */
	private static float[] cropped(final double[] plane, final int stride, final int width, final int height) {
		final float[] cropped = new float[width * height];
		for (int i = 0; i < cropped.length; i++)
			cropped[i] = (float) plane[i / width * stride + i % width];
		return cropped;
	}

	private static double[] withoutMean(final float[] plane) {
		final double mean = Moments.mean(plane);
		final double[] difference = new double[plane.length];
		for (int i = 0; i < difference.length; i++)
			difference[i] = plane[i] - mean;
		return difference;
	}

	/** @param side of the plane, the shorter one */
	private static void weigh(final double[] spectrum, final RealFft fft, final int side) {
		for (int i = 0; i < spectrum.length; i++) {
			final double fx = fft.frequencyX(i / 2 % fft.columns());
			final double fy = fft.frequencyY(i / 2 / fft.columns());
			spectrum[i] *= weight(fx * fx + fy * fy, CYCLES / side);
		}
	}

	/**
	 * @param square of the frequency
	 * @param low frequency below which the weight falls
	 */
	private static double weight(final double square, final double low) {
		final double smoothing = Math.exp(-2 * Math.PI * Math.PI * SIGMA * SIGMA * square);
		return smoothing * (1 - Math.exp(-square / (2 * low * low)));
	}
}
