package sc.fiji.superres.image;

import java.lang.reflect.Array;
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
 * Converts planes to row-major Java arrays and back.
 * <p>
 * A plane that is an {@link ArrayImg} returns its own array: no copy is made, and writing to the array writes to the
 * image. Every other plane is copied.
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

	/** The grey values of an 8-bit plane, row-major; shared with the plane if it is an array image. */
	public static byte[] byteArray(final RandomAccessibleInterval<UnsignedByteType> plane) {
		if (sharedArray(plane) instanceof byte[] shared) return shared;
		return copiedBytes(plane);
	}

	private static byte[] copiedBytes(final RandomAccessibleInterval<UnsignedByteType> plane) {
		final byte[] copy = new byte[pixels(plane)];
		final Cursor<UnsignedByteType> cursor = Views.flatIterable(plane).cursor();
		for (int i = 0; i < copy.length; i++)
			copy[i] = (byte) cursor.next().get();
		return copy;
	}

	/**
	 * The grey values of any real plane as floats, row-major; shared with the plane if it is a float array image.
	 */
	public static float[] floatArray(final RandomAccessibleInterval<? extends RealType<?>> plane) {
		final Object storage = sharedArray(plane);
		final Object type = plane.getType();
		if (type instanceof FloatType && storage instanceof float[] shared) return shared;
		if (type instanceof UnsignedByteType && storage instanceof byte[] bytes) return floats(bytes);
		if (type instanceof UnsignedShortType && storage instanceof short[] shorts) return floats(shorts);
		return copiedFloats(plane);
	}

	private static float[] copiedFloats(final RandomAccessibleInterval<? extends RealType<?>> plane) {
		final float[] copy = new float[pixels(plane)];
		final Cursor<? extends RealType<?>> cursor = Views.flatIterable(plane).cursor();
		for (int i = 0; i < copy.length; i++)
			copy[i] = cursor.next().getRealFloat();
		return copy;
	}

	private static float[] floats(final byte[] bytes) {
		final float[] floats = new float[bytes.length];
		for (int i = 0; i < floats.length; i++)
			floats[i] = bytes[i] & 0xff;
		return floats;
	}

	private static float[] floats(final short[] shorts) {
		final float[] floats = new float[shorts.length];
		for (int i = 0; i < floats.length; i++)
			floats[i] = shorts[i] & 0xffff;
		return floats;
	}

	/** The grey values of any real plane as doubles, row-major; always a copy. */
	public static double[] doubleArray(final RandomAccessibleInterval<? extends RealType<?>> plane) {
		final Object storage = sharedArray(plane);
		final Object type = plane.getType();
		if (type instanceof UnsignedByteType && storage instanceof byte[] bytes) return doubles(bytes);
		if (type instanceof UnsignedShortType && storage instanceof short[] shorts) return doubles(shorts);
		if (type instanceof FloatType && storage instanceof float[] floats) return doubles(floats);
		return copiedDoubles(plane);
	}

	private static double[] copiedDoubles(final RandomAccessibleInterval<? extends RealType<?>> plane) {
		final double[] copy = new double[pixels(plane)];
		final Cursor<? extends RealType<?>> cursor = Views.flatIterable(plane).cursor();
		for (int i = 0; i < copy.length; i++)
			copy[i] = cursor.next().getRealDouble();
		return copy;
	}

	private static double[] doubles(final byte[] bytes) {
		final double[] doubles = new double[bytes.length];
		for (int i = 0; i < doubles.length; i++)
			doubles[i] = bytes[i] & 0xff;
		return doubles;
	}

	private static double[] doubles(final short[] shorts) {
		final double[] doubles = new double[shorts.length];
		for (int i = 0; i < doubles.length; i++)
			doubles[i] = shorts[i] & 0xffff;
		return doubles;
	}

	private static double[] doubles(final float[] floats) {
		final double[] doubles = new double[floats.length];
		for (int i = 0; i < doubles.length; i++)
			doubles[i] = floats[i];
		return doubles;
	}

	/** Number of pixels; throws if they do not fit into a Java array. */
	private static int pixels(final RandomAccessibleInterval<?> plane) {
		return Math.multiplyExact(width(plane), height(plane));
	}

	private static int size(final RandomAccessibleInterval<?> plane, final int d) {
		if (plane.numDimensions() != 2) throw noPlane(plane);
		return Math.toIntExact(plane.dimension(d));
	}

	private static IllegalArgumentException noPlane(final RandomAccessibleInterval<?> image) {
		final String sides = Arrays.toString(image.dimensionsAsLongArray());
		return new IllegalArgumentException("A plane has 2 dimensions, not " + image.numDimensions() + ": " + sides +
			". Pass one slice of a stack at a time.");
	}

	private static void checkLength(final int length, final int width, final int height) {
		if (width < 1 || height < 1 || length != (long) width * height) {
			throw new IllegalArgumentException("A plane of " + width + "×" + height + " pixels cannot hold " + length +
				" values.");
		}
	}

	/** The array of an array image with one element for each pixel, row-major; null for any other plane. */
	public static Object sharedArray(final RandomAccessibleInterval<?> plane) {
		if (plane instanceof ArrayImg<?, ?> img && img.update(null) instanceof ArrayDataAccess<?> access) {
			final Object array = access.getCurrentStorageArray();
			if (Array.getLength(array) == pixels(plane)) return array;
		}
		return null;
	}
}
