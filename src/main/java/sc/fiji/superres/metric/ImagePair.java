package sc.fiji.superres.metric;

import java.util.concurrent.ForkJoinTask;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.numeric.RealType;
import net.imglib2.type.numeric.real.DoubleType;

import sc.fiji.superres.image.Planes;

/**
 * Two planes of one size as row-major doubles.
 *
 * @param image grey values of the plane to judge, not to be written to
 * @param reference grey values of its reference, not to be written to
 */
public record ImagePair(double[] image, double[] reference, int width, int height) {

	/** Copies two planes, after making sure that they are of one size. */
	public static ImagePair of(final RandomAccessibleInterval<? extends RealType<?>> image,
		final RandomAccessibleInterval<? extends RealType<?>> reference)
	{
		requireSameSize(image, reference);
		final ForkJoinTask<double[]> values = ForkJoinTask.adapt(() -> Planes.doubleArray(reference));
		// other planes may read from one file, which two threads must not do at once
		if (Planes.sharedArray(reference) != null) values.fork();
		else values.invoke();
		final double[] imageValues = Planes.doubleArray(image);
		return new ImagePair(imageValues, values.join(), Planes.width(image), Planes.height(image));
	}

	static void requireSameSize(final RandomAccessibleInterval<?> image, final RandomAccessibleInterval<?> reference) {
		if (pixels(image).equals(pixels(reference))) return;
		throw new IllegalArgumentException("The image has " + pixels(image) + " pixels and its reference " + pixels(
			reference) + "; crop or resample one of them to the other's size.");
	}

	private static String pixels(final RandomAccessibleInterval<?> plane) {
		return Planes.width(plane) + "×" + Planes.height(plane);
	}

	/** Refuses a data range that no metric can take. */
	static void requireRange(final double dataRange) {
		if (dataRange > 0 && dataRange < Double.POSITIVE_INFINITY) return;
		throw new IllegalArgumentException("A data range is a positive number, not " + dataRange +
			"; it is 255 for 8-bit images and 1 for values in [0,1].");
	}

	/**
	 * This pair, if both its sides have at least {@code side} pixels.
	 *
	 * @param metric what needs that, as the message calls it
	 * @throws IllegalArgumentException for a smaller pair
	 */
	public ImagePair atLeast(final int side, final String metric) {
		if (Math.min(width, height) >= side) return this;
		throw new IllegalArgumentException(metric + " needs at least " + side + "×" + side +
			" pixels; these images have " + width + "×" + height + ".");
	}

	/** Mean of the absolute differences of all pixels. */
	double meanAbsoluteDifference() {
		return sumOverRows(height, y -> sumOfAbsoluteDifferences(y * width)) / image.length;
	}

	private double sumOfAbsoluteDifferences(final int rowStart) {
		double sum = 0;
		for (int i = rowStart; i < rowStart + width; i++)
			sum += Math.abs(image[i] - reference[i]);
		return sum;
	}

	/** The sum of what rows give: worked out on all threads, added up in the order of the rows. */
	static double sumOverRows(final int count, final IntToDoubleFunction row) {
		final double[] rows = new double[count];
		IntStream.range(0, count).parallel().forEach(y -> rows[y] = row.applyAsDouble(y));
		double sum = 0;
		for (final double value : rows)
			sum += value;
		return sum;
	}

	/** Both planes after the same operation on their arrays. */
	ImagePair map(final Operation operation, final int newWidth, final int newHeight) {
		final double[] newImage = operation.apply(image, width, height);
		final double[] newReference = operation.apply(reference, width, height);
		return new ImagePair(newImage, newReference, newWidth, newHeight);
	}

	/** The image as a plane. */
	RandomAccessibleInterval<DoubleType> imagePlane() {
		return ArrayImgs.doubles(image, width, height);
	}

	/** The reference as a plane. */
	RandomAccessibleInterval<DoubleType> referencePlane() {
		return ArrayImgs.doubles(reference, width, height);
	}

	/** Turns a plane of {@code width × height} values into another plane. */
	@FunctionalInterface
	interface Operation {

		double[] apply(double[] plane, int width, int height);
	}
}
