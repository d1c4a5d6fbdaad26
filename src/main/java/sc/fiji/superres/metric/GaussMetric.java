package sc.fiji.superres.metric;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;

/**
 * Mean of a metric over a pair of images, the pair smoothed with a 3×3 Gaussian, and the pair smoothed with a 5×5
 * Gaussian: less swayed by pixel noise than the metric alone.
 * <p>
 * The kernel of k taps has OpenCV's σ = 0.3·((k − 1)/2 − 1) + 0.8, so 0.8 for 3×3 and 1.1 for 5×5, sampled at the
 * pixel centres and normalised to sum 1. Borders are mirrored about the outermost pixel (OpenCV's
 * {@code BORDER_REFLECT_101}). Smoothed values stay doubles; they are not rounded to the image's type.
 * </p>
 *
 * @param metric what to average
 */
public record GaussMetric(Metric metric) implements Metric {

	private static final int[] KERNELS = { 3, 5 };

	public GaussMetric {
		if (metric == null) throw new IllegalArgumentException("No metric given to average; pass one, such as a Psnr.");
	}

	@Override
	public String name() {
		return "Gauss " + metric.name();
	}

	@Override
	public double measure(final RandomAccessibleInterval<? extends RealType<?>> image,
		final RandomAccessibleInterval<? extends RealType<?>> reference)
	{
		final ImagePair pair = ImagePair.of(image, reference).atLeast(3, name());
		double sum = metric.measure(pair.imagePlane(), pair.referencePlane());
		for (final int taps : KERNELS) {
			final double[] kernel = kernel(taps);
			final ImagePair smooth = pair.map((plane, w, h) -> smoothed(plane, w, h, kernel), pair.width(), pair.height());
			sum += metric.measure(smooth.imagePlane(), smooth.referencePlane());
		}
		return sum / (1 + KERNELS.length);
	}

	private static double[] kernel(final int taps) {
		final double sigma = 0.3 * ((taps - 1) * 0.5 - 1) + 0.8;
		final double[] kernel = new double[taps];
		double sum = 0;
		for (int i = 0; i < taps; i++) {
			final double r = (i - taps / 2) / sigma;
			kernel[i] = StrictMath.exp(-0.5 * r * r);
			sum += kernel[i];
		}
		for (int i = 0; i < taps; i++)
			kernel[i] /= sum;
		return kernel;
	}

	private static double[] smoothed(final double[] plane, final int width, final int height, final double[] kernel) {
		final double[] across = new double[plane.length];
		final double[] down = new double[plane.length];
		for (int y = 0, i = 0; y < height; y++) {
			for (int x = 0; x < width; x++, i++) {
				for (int k = 0; k < kernel.length; k++)
					across[i] += kernel[k] * plane[y * width + mirrored(x + k - kernel.length / 2, width)];
			}
		}
		for (int y = 0; y < height; y++) {
			for (int k = 0; k < kernel.length; k++) {
				final int start = mirrored(y + k - kernel.length / 2, height) * width;
				for (int x = 0; x < width; x++)
					down[y * width + x] += kernel[k] * across[start + x];
			}
		}
		return down;
	}

	/** Index mirrored about the first and the last pixel; at most {@code size − 1} outside. */
	private static int mirrored(final int i, final int size) {
		return i < 0 ? -i : i < size ? i : 2 * (size - 1) - i;
	}
}
