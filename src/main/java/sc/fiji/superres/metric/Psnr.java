package sc.fiji.superres.metric;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;

import sc.fiji.superres.image.Planes;

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
		requireRest(Planes.width(image), Planes.height(image));
		return decibels(SquaredError.mean(image, reference, border));
	}

	private void requireRest(final int width, final int height) {
		if (2L * border < Math.min(width, height)) return;
		throw new IllegalArgumentException("A border of " + border + " pixels leaves nothing of an image of " + width +
			"×" + height + " pixels; choose a smaller one.");
	}

	private double decibels(final double error) {
		if (error == 0) return Double.POSITIVE_INFINITY;
		return 10 * Math.log10(dataRange * dataRange / error);
	}
}
