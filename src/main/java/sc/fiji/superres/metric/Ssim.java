package sc.fiji.superres.metric;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;
import net.imglib2.type.numeric.real.FloatType;

import sc.fiji.superres.image.Planes;

/**
 * Structural similarity (Wang, Bovik, Sheikh, Simoncelli 2004): 11×11 Gaussian window with σ 1.5, K₁ 0.01, K₂ 0.03,
 * population covariance, mean over the image less the 5 pixels at its border where the window does not fit.
 * <p>
 * Equal to scikit-image's {@code structural_similarity(image, reference, data_range=…, gaussian_weights=True,
 * sigma=1.5, use_sample_covariance=False)} on doubles. Identical images give 1. Both sides are at least 11 pixels.
 * </p>
 *
 * @param dataRange span of the grey values, 255 for 8-bit
 */
public record Ssim(double dataRange) implements Metric {

	/** What this metric gives. */
	public static final Figure FIGURE = Figure.of("SSIM", "", Figure.Direction.GREATER_IS_BETTER,
		"structural similarity: how much alike brightness, contrast and pattern are in small windows; 1 for equal images");

	public Ssim {
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
		final ImagePair pair = ImagePair.of(image, reference).atLeast(StructuralSimilarity.WINDOW, name());
		return StructuralSimilarity.of(pair, dataRange).whole();
	}

	/**
	 * The index at every place where the window fits: 10 pixels less along either axis, so that place (x, y) of the map
	 * is pixel (x + 5, y + 5) of the image. Its mean is {@link #measure}.
	 */
	public RandomAccessibleInterval<FloatType> map(final RandomAccessibleInterval<? extends RealType<?>> image,
		final RandomAccessibleInterval<? extends RealType<?>> reference)
	{
		final ImagePair pair = ImagePair.of(image, reference).atLeast(StructuralSimilarity.WINDOW, name());
		final int mapWidth = StructuralSimilarity.places(pair.width());
		final int mapHeight = StructuralSimilarity.places(pair.height());
		return Planes.floats(StructuralSimilarity.map(pair, dataRange), mapWidth, mapHeight);
	}
}
