package sc.fiji.superres.dataset;

import net.imglib2.Cursor;
import net.imglib2.FinalInterval;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.array.ArrayImgFactory;
import net.imglib2.type.NativeType;
import net.imglib2.type.numeric.RealType;
import net.imglib2.util.Intervals;
import net.imglib2.view.Views;
import sc.fiji.superres.image.Planes;
import sc.fiji.superres.resample.Filter;
import sc.fiji.superres.resample.Resampler;

/** Resizing and cropping of planes whose type is known only when running; {@link SourceImage} has checked it. */
public final class GreyOps {

	private GreyOps() {}

	/** Grey values as floats, row by row; a copy or the plane's own array, so not to be written to. */
	@SuppressWarnings("unchecked") // a source image is of one of three real types
	public static float[] values(final RandomAccessibleInterval<?> plane) {
		return Planes.floatArray((RandomAccessibleInterval<? extends RealType<?>>) plane);
	}

	/** @return H' × W' of the plane's type */
	@SuppressWarnings({ "unchecked", "rawtypes" })
	public static RandomAccessibleInterval<?> resize(final RandomAccessibleInterval<?> plane, final int width,
		final int height, final Filter filter)
	{
		return Resampler.resample((RandomAccessibleInterval) plane, width, height, filter);
	}

	/** A copy of a square, at the origin; an error where it leaves the plane. */
	@SuppressWarnings({ "unchecked", "rawtypes" })
	public static RandomAccessibleInterval<?> crop(final RandomAccessibleInterval<?> plane, final int x, final int y,
		final int side)
	{
		if (x + side > Planes.width(plane) || y + side > Planes.height(plane)) {
			throw new IllegalArgumentException("A crop of " + side + "×" + side + " pixels at (" + x + ", " + y +
				") leaves the image of " + Planes.width(plane) + "×" + Planes.height(plane) +
				" pixels. Take pair specifications from the PairSource that makes the pairs.");
		}
		return copy((RandomAccessibleInterval) plane, x, y, side, side);
	}

	/** A copy of whole rows and columns that lie in the plane, at the origin. */
	@SuppressWarnings({ "unchecked", "rawtypes" })
	public static RandomAccessibleInterval<?> region(final RandomAccessibleInterval<?> plane, final int x, final int y,
		final int width, final int height)
	{
		return copy((RandomAccessibleInterval) plane, x, y, width, height);
	}

	private static <T extends NativeType<T> & RealType<T>> RandomAccessibleInterval<T> copy(
		final RandomAccessibleInterval<T> plane, final int x, final int y, final int width, final int height)
	{
		final long left = plane.min(0) + x, top = plane.min(1) + y;
		final FinalInterval region = Intervals.createMinSize(left, top, width, height);
		final RandomAccessibleInterval<T> copy = new ArrayImgFactory<>(plane.getType()).create(width, height);
		final Cursor<T> from = Views.flatIterable(Views.interval(plane, region)).cursor();
		for (final T pixel : Views.flatIterable(copy))
			pixel.set(from.next());
		return copy;
	}
}
