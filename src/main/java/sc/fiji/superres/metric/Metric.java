package sc.fiji.superres.metric;

import java.util.List;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;

/** A measurement that gives a single figure. */
public interface Metric extends Measurement {

	/** The figure that this metric gives. */
	Figure figure();

	/** The name of the figure: {@code "PSNR"}, {@code "SSIM"}, {@code "Gauss PSNR"} … */
	default String name() {
		return figure().name();
	}

	/**
	 * Compares two planes.
	 *
	 * @param image the plane to judge, two-dimensional
	 * @param reference what it ought to be, of the same size
	 * @return the figure; NaN where a pixel that counts is NaN
	 * @throws IllegalArgumentException for planes that differ in size (the message has both), have other than two
	 *             dimensions, or are too small for the metric
	 */
	double measure(RandomAccessibleInterval<? extends RealType<?>> image,
		RandomAccessibleInterval<? extends RealType<?>> reference);

	@Override
	default List<Figure> figures() {
		return List.of(figure());
	}

	@Override
	default double[] measureAll(final RandomAccessibleInterval<? extends RealType<?>> image,
		final RandomAccessibleInterval<? extends RealType<?>> reference)
	{
		return new double[] { measure(image, reference) };
	}
}
