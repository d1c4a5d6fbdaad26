package sc.fiji.superres.dataset;

import net.imglib2.Cursor;
import net.imglib2.FinalInterval;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.array.ArrayImgFactory;
import net.imglib2.type.NativeType;
import net.imglib2.type.Type;
import net.imglib2.type.numeric.RealType;
import net.imglib2.util.Intervals;
import net.imglib2.view.Views;
import sc.fiji.superres.image.Planes;
import sc.fiji.superres.resample.Filter;
import sc.fiji.superres.resample.Resampler;

/** Resizes and crops planes whose pixel type is known only at run time; {@link SourceImage} has checked the type. */
public final class GreyOps {

	private GreyOps() {}

	/** Grey values as floats, row by row. This may be the plane's own array, so nobody may write to it. */
	@SuppressWarnings("unchecked") // a source image is of one of three real types
	public static float[] values(final RandomAccessibleInterval<?> plane) {
		return Planes.floatArray((RandomAccessibleInterval<? extends RealType<?>>) plane);
	}

	/** @return a new plane of {@code height × width} pixels and of the plane's type */
	@SuppressWarnings({ "unchecked", "rawtypes" })
	public static RandomAccessibleInterval<?> resize(final RandomAccessibleInterval<?> plane, final int width,
		final int height, final Filter filter)
	{
		return Resampler.resample((RandomAccessibleInterval) plane, width, height, filter);
	}

	/**
	 * A copy of a square of the plane; the copy starts at the origin.
	 *
	 * @throws IllegalArgumentException if the square leaves the plane
	 */
	@SuppressWarnings({ "unchecked", "rawtypes" })
	public static RandomAccessibleInterval<?> crop(final RandomAccessibleInterval<?> plane, final int x, final int y,
		final int side)
	{
		requireInside(x + side <= Planes.width(plane) && y + side <= Planes.height(plane), plane, x, y, side);
		return copy((RandomAccessibleInterval) plane, x, y, side, side);
	}

	/** A copy of a rectangle that lies within the plane; the copy starts at the origin. */
	@SuppressWarnings({ "unchecked", "rawtypes" })
	public static RandomAccessibleInterval<?> region(final RandomAccessibleInterval<?> plane, final int x, final int y,
		final int width, final int height)
	{
		return copy((RandomAccessibleInterval) plane, x, y, width, height);
	}

	private static <T extends NativeType<T> & RealType<T>> RandomAccessibleInterval<T> copy(
		final RandomAccessibleInterval<T> plane, final int x, final int y, final int width, final int height)
	{
		final FinalInterval region = Intervals.createMinSize(plane.min(0) + x, plane.min(1) + y, width, height);
		final RandomAccessibleInterval<T> copy = new ArrayImgFactory<>(plane.getType()).create(width, height);
		copyPixels(Views.interval(plane, region), copy);
		return copy;
	}

	private static <T extends Type<T>> void copyPixels(final RandomAccessibleInterval<T> from,
		final RandomAccessibleInterval<T> to)
	{
		final Cursor<T> source = Views.flatIterable(from).cursor();
		for (final T pixel : Views.flatIterable(to))
			pixel.set(source.next());
	}

	private static void requireInside(final boolean inside, final RandomAccessibleInterval<?> plane, final int x,
		final int y, final int side)
	{
		if (inside) return;
		throw new IllegalArgumentException("A crop of " + side + "×" + side + " pixels at (" + x + ", " + y +
			") leaves the image of " + Planes.width(plane) + "×" + Planes.height(plane) +
			" pixels. Take pair specifications from the PairSource that makes the pairs.");
	}
}
