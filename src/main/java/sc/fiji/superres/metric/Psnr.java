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

	public Psnr {
		ImagePair.checkedRange(dataRange);
		if (border < 0) {
			throw new IllegalArgumentException("A border of " + border + " pixels cannot be cut; choose 0 or more.");
		}
	}

	@Override
	public String name() {
		return "PSNR";
	}

	@Override
	public double measure(final RandomAccessibleInterval<? extends RealType<?>> image,
		final RandomAccessibleInterval<? extends RealType<?>> reference)
	{
		final ImagePair pair = ImagePair.of(image, reference);
		if (2L * border >= Math.min(pair.width(), pair.height())) {
			throw new IllegalArgumentException("A border of " + border + " pixels leaves nothing of an image of " + pair
				.width() + "×" + pair.height() + " pixels; choose a smaller one.");
		}
		final double error = meanSquaredError(pair);
		return error == 0 ? Double.POSITIVE_INFINITY : 10 * Math.log10(dataRange * dataRange / error);
	}

	private double meanSquaredError(final ImagePair pair) {
		double sum = 0;
		for (int y = border; y < pair.height() - border; y++) {
			final int start = y * pair.width();
			double rowSum = 0;
			for (int i = start + border; i < start + pair.width() - border; i++) {
				final double d = pair.image()[i] - pair.reference()[i];
				rowSum += d * d;
			}
			sum += rowSum;
		}
		return sum / ((double) (pair.width() - 2 * border) * (pair.height() - 2 * border));
	}
}
