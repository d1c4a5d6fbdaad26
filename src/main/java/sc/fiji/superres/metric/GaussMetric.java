package sc.fiji.superres.metric;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;

/**
 * Mean of a metric over a pair of images, the pair smoothed with a 3×3 Gaussian, and the pair smoothed with a 5×5
 * Gaussian: less swayed by pixel noise than the metric alone.
 * <p>
 * The kernels are the binomial ones, (1 2 1)/4 and (1 4 6 4 1)/16 along each axis, which is what OpenCV's
 * {@code GaussianBlur(image, (k, k), 0)} uses. Borders are mirrored about the outermost pixel (OpenCV's
 * {@code BORDER_REFLECT_101}). Smoothed values stay doubles; they are not rounded to the image's type.
 * </p>
 *
 * @param metric what to average
 */
public record GaussMetric(Metric metric) implements Metric {

	private static final double[][] KERNELS = { { 1 / 4., 2 / 4., 1 / 4. }, { 1 / 16., 4 / 16., 6 / 16., 4 / 16., 1 / 16. } };

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
		for (final double[] kernel : KERNELS) {
			final ImagePair smooth = pair.map((plane, w, h) -> smoothed(plane, w, h, kernel), pair.width(), pair.height());
			sum += metric.measure(smooth.imagePlane(), smooth.referencePlane());
		}
		return sum / (1 + KERNELS.length);
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
