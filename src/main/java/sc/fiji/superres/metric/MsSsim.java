package sc.fiji.superres.metric;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;

/**
 * Multi-scale structural similarity (Wang, Simoncelli, Bovik 2003) over five scales, as the Python package
 * pytorch-msssim defines it.
 * <p>
 * Π over scales of mean^weight: of the contrast–structure term on the four finer scales, of the whole index on the
 * coarsest; a negative mean counts as 0. Between scales, the mean of 2×2 pixels, with one zero line added on both sides
 * where a size is odd (and counted in the mean). The Gaussian window is that of {@link Ssim}, without padding.
 * Identical images give 1. The smaller side exceeds 160 pixels, so that the window fits the coarsest scale.
 * </p>
 *
 * @param dataRange span of the grey values, 255 for 8-bit
 */
public record MsSsim(double dataRange) implements Metric {

	/** What this metric gives. */
	public static final Figure FIGURE = Figure.of("MS-SSIM", "", Figure.Direction.GREATER_IS_BETTER,
		"SSIM over five scales, from pixels to sixteenths of the image; 1 for equal images");

	/** Weights of the scales, finest first (Wang 2003); they sum to 1.0001, as published. */
	private static final double[] WEIGHTS = { 0.0448, 0.2856, 0.3001, 0.2363, 0.1333 };

	private static final int LEAST_SIDE = (StructuralSimilarity.WINDOW - 1) * 16 + 1;

	public MsSsim {
		ImagePair.requireRange(dataRange);
	}

	@Override
	public Figure figure() {
		return FIGURE;
	}

	@Override
	public double measure(final RandomAccessibleInterval<? extends RealType<?>> image,
		final RandomAccessibleInterval<? extends RealType<?>> reference)
	{
		return overScales(ImagePair.of(image, reference).atLeast(LEAST_SIDE, name()));
	}

	private double overScales(final ImagePair finest) {
		ImagePair pair = finest;
		final int coarsest = WEIGHTS.length - 1;
		double product = 1;
		for (int scale = 0; scale < coarsest; scale++) {
			product *= weighted(StructuralSimilarity.of(pair, dataRange).contrast(), scale);
			pair = pair.map(MsSsim::halved, halved(pair.width()), halved(pair.height()));
		}
		return product * weighted(StructuralSimilarity.of(pair, dataRange).whole(), coarsest);
	}

	private static double weighted(final double mean, final int scale) {
		return Math.pow(Math.max(0, mean), WEIGHTS[scale]);
	}

	private static int halved(final int size) {
		return (size + 1) / 2;
	}

	/** Means of 2×2 pixels; where a size is odd, the first pair along it is a zero and the first pixel. */
	private static double[] halved(final double[] plane, final int width, final int height) {
		final int halfWidth = halved(width);
		final double[] half = new double[halfWidth * halved(height)];
		final int zeroColumns = width % 2;
		final int zeroRows = height % 2;
		for (int y = 0; y < height; y++) {
			final int row = (y + zeroRows) / 2 * halfWidth;
			for (int x = 0; x < width; x++)
				half[row + (x + zeroColumns) / 2] += plane[y * width + x] / 4;
		}
		return half;
	}
}
