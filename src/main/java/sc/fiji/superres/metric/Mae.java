package sc.fiji.superres.metric;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;

/** Mean absolute error, in grey values, whatever their range. Smaller is better; identical images give 0. */
public record Mae() implements Metric {

	/** What this metric gives. */
	public static final Figure FIGURE = Figure.of("MAE", "", Figure.Direction.SMALLER_IS_BETTER,
		"mean absolute error, in grey values");

	@Override
	public Figure figure() {
		return FIGURE;
	}

	@Override
	public double measure(final RandomAccessibleInterval<? extends RealType<?>> image,
		final RandomAccessibleInterval<? extends RealType<?>> reference)
	{
		return ImagePair.of(image, reference).meanAbsoluteDifference();
	}
}
