package sc.fiji.superres.metric;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;
import net.imglib2.type.numeric.integer.UnsignedByteType;

import sc.fiji.superres.image.Planes;

/**
 * Mean squared error of two planes less their borders. Bytes in arrays are compared where they lie, in whole numbers:
 * their squares add up exactly either way, so both ways give the same bits.
 */
final class SquaredError {

	private SquaredError() {}

	/** @param border rows and columns left out on each side; less than half of either side */
	static double mean(final RandomAccessibleInterval<? extends RealType<?>> image,
		final RandomAccessibleInterval<? extends RealType<?>> reference, final int border)
	{
		ImagePair.requireSameSize(image, reference);
		final int width = Planes.width(image);
		final int rows = Planes.height(image) - 2 * border;
		final int columns = width - 2 * border;
		return sum(image, reference, border * width + border, rows, columns) / ((double) columns * rows);
	}

	/** @param start the first pixel that counts */
	private static double sum(final RandomAccessibleInterval<? extends RealType<?>> image,
		final RandomAccessibleInterval<? extends RealType<?>> reference, final int start, final int rows,
		final int columns)
	{
		final int width = Planes.width(image);
		final byte[] a = bytes(image);
		final byte[] b = bytes(reference);
		if (a != null && b != null) return ImagePair.sumOverRows(rows, y -> sum(a, b, start + y * width, columns));
		final ImagePair pair = ImagePair.of(image, reference);
		return ImagePair.sumOverRows(rows, y -> sum(pair.image(), pair.reference(), start + y * width, columns));
	}

	/** The bytes of an 8-bit array image, else null. */
	private static byte[] bytes(final RandomAccessibleInterval<? extends RealType<?>> plane) {
		final Object type = plane.getType();
		if (type instanceof UnsignedByteType && Planes.sharedArray(plane) instanceof byte[] bytes) return bytes;
		return null;
	}

	private static double sum(final byte[] image, final byte[] reference, final int start, final int count) {
		long sum = 0;
		for (int i = start; i < start + count; i++) {
			final int difference = (image[i] & 0xff) - (reference[i] & 0xff);
			sum += difference * difference;
		}
		return sum;
	}

	private static double sum(final double[] image, final double[] reference, final int start, final int count) {
		double sum = 0;
		for (int i = start; i < start + count; i++) {
			final double difference = image[i] - reference[i];
			sum += difference * difference;
		}
		return sum;
	}
}
