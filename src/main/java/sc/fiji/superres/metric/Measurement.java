package sc.fiji.superres.metric;

import java.util.List;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;

/**
 * A computation that compares an image with its reference, and the figures that it gives. A {@link Metric} gives one;
 * others give several, which are so computed once a pair.
 */
public interface Measurement {

	/** The figures, in the order of their columns. */
	List<Figure> figures();

	/** What messages call the figures: {@code "PSNR"}, {@code "the lattice columns"}. */
	default String subject() {
		return figures().get(0).name();
	}

	/**
	 * Compares two planes.
	 *
	 * @param image the plane to judge, two-dimensional
	 * @param reference what it ought to be, of the same size
	 * @return a value for each of {@link #figures}; NaN where a pixel that counts is NaN
	 * @throws IllegalArgumentException for planes that differ in size (the message has both), have other than two
	 *             dimensions, or are too small
	 */
	double[] measureAll(RandomAccessibleInterval<? extends RealType<?>> image,
		RandomAccessibleInterval<? extends RealType<?>> reference);

	/**
	 * Compares two planes, but refuses those for which the figures would be misleading.
	 *
	 * @return what {@link #measureAll} returns
	 * @throws IllegalArgumentException as {@link #measureAll} does, and for planes that are refused; the message says
	 *             why
	 */
	default double[] measureFairly(final RandomAccessibleInterval<? extends RealType<?>> image,
		final RandomAccessibleInterval<? extends RealType<?>> reference)
	{
		return measureAll(image, reference);
	}

	/**
	 * Why the figures are misleading where the image was computed from the very recording that the reference shows;
	 * empty where they are not.
	 */
	default String objectionToOneRecording() {
		return "";
	}
}
