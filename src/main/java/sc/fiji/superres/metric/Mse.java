package sc.fiji.superres.metric;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;

/** Mean squared error, in squared grey values, whatever their range. Smaller is better; identical images give 0. */
public record Mse() implements Metric {

	/** What this metric gives. */
	public static final Figure FIGURE = Figure.of("MSE", "", Figure.Direction.SMALLER_IS_BETTER,
		"mean squared error, in squared grey values");

	@Override
	public Figure figure() {
		return FIGURE;
	}

	@Override
	public double measure(final RandomAccessibleInterval<? extends RealType<?>> image,
		final RandomAccessibleInterval<? extends RealType<?>> reference)
	{
		return SquaredError.mean(image, reference, 0);
	}
}
