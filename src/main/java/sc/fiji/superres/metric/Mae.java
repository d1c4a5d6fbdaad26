package sc.fiji.superres.metric;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;

/** Mean absolute error, in grey values, whatever their range. Smaller is better; identical images give 0. */
public record Mae() implements Metric {

	@Override
	public String name() {
		return "MAE";
	}

	@Override
	public double measure(final RandomAccessibleInterval<? extends RealType<?>> image,
		final RandomAccessibleInterval<? extends RealType<?>> reference)
	{
		return ImagePair.of(image, reference).meanOfDifferences(Math::abs);
	}
}
