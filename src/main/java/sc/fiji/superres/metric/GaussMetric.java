package sc.fiji.superres.metric;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;

import sc.fiji.superres.image.Binomial;

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

	private static final int[] TAPS = { 3, 5 };
	private static final int LEAST_SIDE = 3;

	public GaussMetric {
		if (metric == null) throw new IllegalArgumentException("No metric given to average; pass one, such as a Psnr.");
	}

	@Override
	public Figure figure() {
		return metric.figure().named("Gauss " + metric.name(), "mean " + metric.name() +
			" of the images as they are, smoothed with 3×3 and with 5×5 pixels: less swayed by noise");
	}

	@Override
	public double measure(final RandomAccessibleInterval<? extends RealType<?>> image,
		final RandomAccessibleInterval<? extends RealType<?>> reference)
	{
		final ImagePair pair = ImagePair.of(image, reference).atLeast(LEAST_SIDE, name());
		double sum = measure(pair);
		for (final int taps : TAPS)
			sum += measure(smoothed(pair, taps));
		return sum / (1 + TAPS.length);
	}

	private double measure(final ImagePair pair) {
		return metric.measure(pair.imagePlane(), pair.referencePlane());
	}

	private static ImagePair smoothed(final ImagePair pair, final int taps) {
		return pair.map((plane, width, height) -> Binomial.smooth(plane, width, height, taps), pair.width(), pair
			.height());
	}
}
