package sc.fiji.superres.resample;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.array.ArrayImg;
import net.imglib2.type.NativeType;
import net.imglib2.type.numeric.RealType;
import net.imglib2.type.numeric.integer.UnsignedByteType;
import net.imglib2.type.numeric.integer.UnsignedShortType;
import net.imglib2.type.numeric.real.FloatType;

import sc.fiji.superres.image.Planes;

/**
 * Resizes grey planes as Pillow's {@code Image.resize} does.
 *
 * <pre>
 * {@code
 * ArrayImg<UnsignedByteType, ?> half = Resampler.resample(plane, 512, 512, Filter.LANCZOS);
 * }
 * </pre>
 * <ul>
 * <li>8-bit: Pillow's mode L, bit for bit (fixed-point weights, horizontal pass into 8 bits, vertical pass).</li>
 * <li>32-bit: Pillow's mode F (double weights and sums, a float image between the passes).</li>
 * <li>16-bit: the 32-bit path, then rounded half up and clipped to 0 … 65535. Pillow itself cannot do this.</li>
 * </ul>
 * A pass whose dimension stays is left out; where both stay, the result is a copy.
 * <p>
 * A NaN pixel makes every output pixel NaN whose filter reaches it, even with weight zero (NaN·0 is NaN), and so does
 * an infinite one that meets weight zero or its opposite; {@link Filter#NEAREST} copies both.
 * </p>
 */
public final class Resampler {

	private Resampler() {}

	/**
	 * Resizes a plane.
	 *
	 * @param plane two-dimensional, 8-, 16- or 32-bit; an array image is read in place, any other view is copied first
	 * @param width of the result in pixels, at least 1
	 * @param height of the result in pixels, at least 1
	 * @param filter how pixels are mixed
	 * @return a new image of the plane's type; never shares pixels with {@code plane}
	 * @throws IllegalArgumentException for a size below 1 or one that is too great for a Java array, no filter, another
	 *           pixel type, or other than two dimensions
	 */
	public static <T extends NativeType<T> & RealType<T>> ArrayImg<T, ?> resample(
		final RandomAccessibleInterval<T> plane, final int width, final int height, final Filter filter)
	{
		check(width, height, filter);
		@SuppressWarnings("unchecked") // the result has the plane's type
		final ArrayImg<T, ?> result = (ArrayImg<T, ?>) ofType(plane, width, height, filter);
		return result;
	}

	/**
	 * Size of an image resized by a ratio: {@code int(size·ratio)}, the method's truncation.
	 *
	 * @throws IllegalArgumentException where nothing would be left, or the ratio is not a positive number
	 */
	public static int scaledSize(final int size, final double ratio) {
		final double scaled = size * ratio;
		if (!(scaled >= 1 && scaled <= Integer.MAX_VALUE)) {
			throw new IllegalArgumentException(size + " pixels times " + ratio + " gives " + scaled +
				" pixels; choose a ratio that leaves at least 1.");
		}
		return (int) scaled;
	}

	private static ArrayImg<?, ?> ofType(final RandomAccessibleInterval<?> plane, final int width, final int height,
		final Filter filter)
	{
		final Object type = plane.getType();
		if (type instanceof UnsignedByteType) return Planes.bytes(bytes(cast(plane), width, height, filter), width, height);
		if (type instanceof FloatType) return Planes.floats(floats(cast(plane), width, height, filter), width, height);
		if (type instanceof UnsignedShortType) {
			return Planes.shorts(shorts(floats(cast(plane), width, height, filter)), width, height);
		}
		throw new IllegalArgumentException("Planes of " + type.getClass().getSimpleName() +
			" cannot be resized; convert to 8-bit, 16-bit or 32-bit grey first.");
	}

	private static byte[] bytes(final RandomAccessibleInterval<UnsignedByteType> plane, final int width,
		final int height, final Filter filter)
	{
		final int w = Planes.width(plane), h = Planes.height(plane);
		final byte[] source = Planes.byteArray(plane);
		if (w == width && h == height) return source.clone();
		if (filter == Filter.NEAREST) return Nearest.pick(source, w, h, width, height);
		final byte[] target = new byte[width * height];
		run(new Samples.Bytes(source, w, target, width), w, h, width, height, filter);
		return target;
	}

	private static float[] floats(final RandomAccessibleInterval<? extends RealType<?>> plane, final int width,
		final int height, final Filter filter)
	{
		final int w = Planes.width(plane), h = Planes.height(plane);
		final float[] source = Planes.floatArray(plane);
		if (w == width && h == height) return source.clone();
		if (filter == Filter.NEAREST) return Nearest.pick(source, w, h, width, height);
		final float[] target = new float[width * height];
		run(new Samples.Floats(source, w, target, width), w, h, width, height, filter);
		return target;
	}

	private static void run(final Samples samples, final int w, final int h, final int width, final int height,
		final Filter filter)
	{
		final Taps horizontal = w == width ? null : Taps.of(w, width, filter, samples::weight);
		final Taps vertical = h == height ? null : Taps.of(h, height, filter, samples::weight);
		new Passes(samples, w, h, horizontal, vertical).run(0, height);
	}

	private static short[] shorts(final float[] values) {
		final short[] rounded = new short[values.length];
		for (int i = 0; i < rounded.length; i++)
			rounded[i] = (short) (int) Math.max(0, Math.min(65535, Math.floor(values[i] + 0.5)));
		return rounded;
	}

	@SuppressWarnings("unchecked") // callers have looked at the type
	private static <T> RandomAccessibleInterval<T> cast(final RandomAccessibleInterval<?> plane) {
		return (RandomAccessibleInterval<T>) plane;
	}

	private static void check(final int width, final int height, final Filter filter) {
		if (filter == null) throw new IllegalArgumentException("No filter given; choose one, such as Filter.BICUBIC.");
		if (width < 1 || height < 1 || (long) width * height > Integer.MAX_VALUE - 8) {
			throw new IllegalArgumentException("An image cannot be resized to " + width + "×" + height +
				" pixels; both sizes are at least 1, and their product fits a Java array (2³¹ pixels).");
		}
	}
}
