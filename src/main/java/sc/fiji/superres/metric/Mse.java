package sc.fiji.superres.metric;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;

/** Mean squared error, in squared grey values, whatever their range. Smaller is better; identical images give 0. */
public record Mse() implements Metric {

	@Override
	public String name() {
		return "MSE";
	}

	@Override
	public double measure(final RandomAccessibleInterval<? extends RealType<?>> image,
		final RandomAccessibleInterval<? extends RealType<?>> reference)
	{
		return ImagePair.of(image, reference).meanOfDifferences(d -> d * d);
	}
}
