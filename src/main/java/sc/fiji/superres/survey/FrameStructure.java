package sc.fiji.superres.survey;

import java.util.SplittableRandom;
import java.util.stream.IntStream;

import sc.fiji.superres.dataset.SourceImage;
import sc.fiji.superres.fourier.RealFft;
import sc.fiji.superres.dataset.GreyOps;
import sc.fiji.superres.noise.LocalMean;
import sc.fiji.superres.noise.NoiseModel;

/**
 * What frames are compared by: an image without its finest noise and without its shading, at most {@value #LARGEST}
 * pixels along each side, around the middle.
 * <p>
 * The spectrum is weighted by exp(−2π²σ²f²)·(1 − exp(−f²/2f₀²)), f in cycles a pixel, σ = {@value #SIGMA} pixel, f₀ =
 * {@value #CYCLES} cycles along the side.
 * </p>
 *
 * @param values {@code width × height}, row-major
 * @param noise what the image's noise adds to the variance of the values
 */
record FrameStructure(float[] values, int width, int height, double noise) {

	static final int LARGEST = 1024;
	private static final double SIGMA = 1;
	private static final double CYCLES = 2;

	static FrameStructure of(final SourceImage image) {
		final int w = Math.min(LARGEST, image.width());
		final int h = Math.min(LARGEST, image.height());
		final float[] plane = GreyOps.values(GreyOps.region(image.plane(), (image.width() - w) / 2, (image.height() -
			h) / 2, w, h));
		final NoiseModel model = NoiseModel.of(plane, w, h);
		final float[] noise = model.draw(LocalMean.of(plane, w, h), w, h, new SplittableRandom(1));
		return new FrameStructure(filtered(plane, w, h), w, h, variance(filtered(noise, w, h)));
	}

	private static float[] filtered(final float[] plane, final int w, final int h) {
		final RealFft fft = RealFft.of(RealFft.fastSize(w), RealFft.fastSize(h));
		final double mean = mean(plane);
		final double[] spectrum = fft.forward(IntStream.range(0, plane.length).mapToDouble(i -> plane[i] - mean)
			.toArray(), w, h);
		for (int i = 0; i < spectrum.length; i++)
			spectrum[i] *= weight(fft.frequencyX(i / 2 % fft.columns()), fft.frequencyY(i / 2 / fft.columns()), Math
				.min(w, h));
		final double[] smooth = fft.inverse(spectrum);
		final float[] out = new float[w * h];
		for (int i = 0; i < out.length; i++)
			out[i] = (float) smooth[i / w * fft.width() + i % w];
		return out;
	}

	private static double weight(final double fx, final double fy, final int side) {
		final double square = fx * fx + fy * fy;
		final double low = CYCLES / side;
		return Math.exp(-2 * Math.PI * Math.PI * SIGMA * SIGMA * square) * (1 - Math.exp(-square / (2 * low * low)));
	}

	private static double mean(final float[] values) {
		double sum = 0;
		for (final float v : values)
			sum += v;
		return sum / values.length;
	}

	private static double variance(final float[] values) {
		final double mean = mean(values);
		double sum = 0;
		for (final float v : values)
			sum += (v - mean) * (v - mean);
		return sum / values.length;
	}
}
