package sc.fiji.superres.metric;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;

/**
 * Peak signal-to-noise ratio in dB: 10·log₁₀(dataRange² / mean squared error). Identical images give positive infinity.
 *
 * @param dataRange the peak: span of the grey values, 255 for 8-bit
 * @param border rows and columns left out on each side; 0 in the method, the factor in much of the literature
 */
public record Psnr(double dataRange, int border) implements Metric {

	/** What this metric gives. */
	public static final Figure FIGURE = Figure.of("PSNR", "dB", Figure.Direction.GREATER_IS_BETTER,
		"peak signal-to-noise ratio: how far the mean squared error lies below the square of the grey range; " +
			"6 dB more is half the error");

	public Psnr {
		ImagePair.requireRange(dataRange);
		if (border < 0) {
			throw new IllegalArgumentException("A border of " + border + " pixels cannot be cut; choose 0 or more.");
		}
	}

	@Override
	public Figure figure() {
		return FIGURE;
	}

	@Override
	public double measure(final RandomAccessibleInterval<? extends RealType<?>> image,
		final RandomAccessibleInterval<? extends RealType<?>> reference)
	{
		final ImagePair pair = ImagePair.of(image, reference);
		requireRest(pair);
		return decibels(meanSquaredError(pair));
	}

	private void requireRest(final ImagePair pair) {
		if (2L * border < Math.min(pair.width(), pair.height())) return;
		throw new IllegalArgumentException("A border of " + border + " pixels leaves nothing of an image of " + pair
			.width() + "×" + pair.height() + " pixels; choose a smaller one.");
	}

	private double decibels(final double error) {
		if (error == 0) return Double.POSITIVE_INFINITY;
		return 10 * Math.log10(dataRange * dataRange / error);
	}

	private double meanSquaredError(final ImagePair pair) {
		final double sum = pair.sumOverRows(border, pair.height() - border, y -> {
			final int rowStart = y * pair.width();
			return squaredError(pair, rowStart + border, rowStart + pair.width() - border);
		});
		final double columns = pair.width() - 2 * border;
		final double rows = pair.height() - 2 * border;
		return sum / (columns * rows);
	}

	private static double squaredError(final ImagePair pair, final int start, final int end) {
		final double[] image = pair.image();
		final double[] reference = pair.reference();
		double sum = 0;
		for (int i = start; i < end; i++) {
			final double difference = image[i] - reference[i];
			sum += difference * difference;
		}
		return sum;
	}
}
