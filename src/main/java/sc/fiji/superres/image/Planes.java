package sc.fiji.superres.image;

import java.util.Arrays;

import net.imglib2.Cursor;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.array.ArrayImg;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.img.basictypeaccess.array.ArrayDataAccess;
import net.imglib2.img.basictypeaccess.array.ByteArray;
import net.imglib2.img.basictypeaccess.array.FloatArray;
import net.imglib2.img.basictypeaccess.array.ShortArray;
import net.imglib2.type.numeric.RealType;
import net.imglib2.type.numeric.integer.UnsignedByteType;
import net.imglib2.type.numeric.integer.UnsignedShortType;
import net.imglib2.type.numeric.real.FloatType;
import net.imglib2.view.Views;

/**
 * Planes ⇄ row-major Java arrays.
 * <p>
 * A plane that already is an {@link ArrayImg} at the origin hands out its own array: no copy is made, and writing to
 * the array writes to the image. Every other plane is copied.
 * </p>
 */
public final class Planes {

	private Planes() {}

	/** Width in pixels of a two-dimensional plane. */
	public static int width(final RandomAccessibleInterval<?> plane) {
		return size(plane, 0);
	}

	/** Height in pixels of a two-dimensional plane. */
	public static int height(final RandomAccessibleInterval<?> plane) {
		return size(plane, 1);
	}

	/** Wraps {@code width·height} unsigned bytes, row-major; no copy. */
	public static ArrayImg<UnsignedByteType, ByteArray> bytes(final byte[] values, final int width, final int height) {
		checkLength(values.length, width, height);
		return ArrayImgs.unsignedBytes(values, width, height);
	}

	/** Wraps {@code width·height} unsigned shorts, row-major; no copy. */
	public static ArrayImg<UnsignedShortType, ShortArray> shorts(final short[] values, final int width,
		final int height)
	{
		checkLength(values.length, width, height);
		return ArrayImgs.unsignedShorts(values, width, height);
	}

	/** Wraps {@code width·height} floats, row-major; no copy. */
	public static ArrayImg<FloatType, FloatArray> floats(final float[] values, final int width, final int height) {
		checkLength(values.length, width, height);
		return ArrayImgs.floats(values, width, height);
	}

	/** The grey values of an 8-bit plane, row-major; shared with the plane where it is an array image. */
	public static byte[] byteArray(final RandomAccessibleInterval<UnsignedByteType> plane) {
		if (sharedArray(plane) instanceof byte[] shared) return shared;
		final byte[] copy = new byte[pixels(plane)];
		final Cursor<UnsignedByteType> cursor = Views.flatIterable(plane).cursor();
		for (int i = 0; i < copy.length; i++)
			copy[i] = (byte) cursor.next().get();
		return copy;
	}

	/**
	 * The grey values of any real plane as floats, row-major; shared with the plane where it is a float array image.
	 */
	public static float[] floatArray(final RandomAccessibleInterval<? extends RealType<?>> plane) {
		final Object storage = sharedArray(plane);
		final Object type = plane.getType();
		if (type instanceof FloatType && storage instanceof float[] shared) return shared;
		final float[] copy = new float[pixels(plane)];
		if (type instanceof UnsignedByteType && storage instanceof byte[] b) {
			for (int i = 0; i < copy.length; i++)
				copy[i] = b[i] & 0xff;
		}
		else if (type instanceof UnsignedShortType && storage instanceof short[] s) {
			for (int i = 0; i < copy.length; i++)
				copy[i] = s[i] & 0xffff;
		}
		else {
			final Cursor<? extends RealType<?>> cursor = Views.flatIterable(plane).cursor();
			for (int i = 0; i < copy.length; i++)
				copy[i] = cursor.next().getRealFloat();
		}
		return copy;
	}

	/** The grey values of any real plane as doubles, row-major; always a copy. */
	public static double[] doubleArray(final RandomAccessibleInterval<? extends RealType<?>> plane) {
		final double[] copy = new double[pixels(plane)];
		final Object type = plane.getType();
		if (type instanceof UnsignedByteType || type instanceof UnsignedShortType || type instanceof FloatType) {
			final float[] floats = floatArray(plane); // exact for these types
			for (int i = 0; i < copy.length; i++)
				copy[i] = floats[i];
		}
		else {
			final Cursor<? extends RealType<?>> cursor = Views.flatIterable(plane).cursor();
			for (int i = 0; i < copy.length; i++)
				copy[i] = cursor.next().getRealDouble();
		}
		return copy;
	}

	/** Pixels of the plane; an error where they would not fit a Java array. */
	private static int pixels(final RandomAccessibleInterval<?> plane) {
		return Math.multiplyExact(width(plane), height(plane));
	}

	private static int size(final RandomAccessibleInterval<?> plane, final int d) {
		if (plane.numDimensions() != 2) {
			throw new IllegalArgumentException("A plane has 2 dimensions, not " + plane.numDimensions() + ": " + Arrays
				.toString(plane.dimensionsAsLongArray()) + ". Pass one slice of a stack at a time.");
		}
		return Math.toIntExact(plane.dimension(d));
	}

	private static void checkLength(final int length, final int width, final int height) {
		if (width < 1 || height < 1 || length != (long) width * height) {
			throw new IllegalArgumentException("A plane of " + width + "×" + height + " pixels cannot hold " + length +
				" values.");
		}
	}

	/** The array behind an array image that starts at the origin, row-major; null for any other plane. */
	public static Object sharedArray(final RandomAccessibleInterval<?> plane) {
		if (plane instanceof ArrayImg<?, ?> img && img.update(null) instanceof ArrayDataAccess<?> access) {
			final Object array = access.getCurrentStorageArray();
			final int pixels = pixels(plane);
			if (java.lang.reflect.Array.getLength(array) == pixels) return array;
		}
		return null;
	}
}
