package sc.fiji.superres.metric;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;

/**
 * A figure for how like a reference an image is; greater is more alike, except for errors ({@link Mse}, {@link Mae}).
 */
public interface Metric {

	/**
	 * The name that heads a table's column: {@code "PSNR"}, {@code "SSIM"}, {@code "MS-SSIM"}, {@code "Gauss PSNR"} …
	 */
	String name();

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
}
