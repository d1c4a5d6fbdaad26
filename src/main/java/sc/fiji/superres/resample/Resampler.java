package sc.fiji.superres.resample;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.array.ArrayImg;
import net.imglib2.img.array.ArrayImgFactory;
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
 *
 * ArrayImg<UnsignedByteType, ?> half = Resampler.resample(plane, 512, 512, Filter.LANCZOS);
 * }
 * </pre>
 * <ul>
 * <li>8-bit: Pillow's mode L, bit for bit (fixed-point weights, horizontal pass into 8 bits, vertical pass).</li>
 * <li>32-bit: Pillow's mode F (double weights and sums, a float image between the passes).</li>
 * <li>Unsigned 16-bit: the 32-bit path, then rounded half up and clipped to 0 … 65535. Pillow itself cannot do
 * this.</li>
 * <li>Any other integer or floating type: as 32-bit, but in double precision throughout; integers are rounded half up
 * and clipped. {@link Filter#NEAREST} copies the pixels of every type as they are.</li>
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
	 * Resizes a plane on the calling thread: {@link #resample(RandomAccessibleInterval, int, int, Filter, int)} with 1.
	 */
	public static <T extends NativeType<T> & RealType<T>> ArrayImg<T, ?> resample(
		final RandomAccessibleInterval<T> plane, final int width, final int height, final Filter filter)
	{
		return resample(plane, width, height, filter, 1);
	}

	/**
	 * Resizes a plane.
	 *
	 * @param plane two-dimensional, of any integer or floating type; an array image is read in place, of any other view
	 *            a strip of rows at a time is copied
	 * @param width of the result in pixels, at least 1
	 * @param height of the result in pixels, at least 1
	 * @param filter how pixels are mixed
	 * @param threads how many threads may work at a time, the calling one among them; the others are those of the
	 *            common pool. The result is the same for any number.
	 * @return a new image of the plane's type; never shares pixels with {@code plane}
	 * @throws IllegalArgumentException for a size below 1 or one that is too great for a Java array, no filter, fewer
	 *             than 1 thread, or other than two dimensions
	 */
	public static <T extends NativeType<T> & RealType<T>> ArrayImg<T, ?> resample(
		final RandomAccessibleInterval<T> plane, final int width, final int height, final Filter filter,
		final int threads)
	{
		check(width, height, filter, threads);
		@SuppressWarnings("unchecked") // the result has the plane's type
		final ArrayImg<T, ?> target = (ArrayImg<T, ?>) new ArrayImgFactory<>(plane.getType()).create(width, height);
		final boolean shared = plane.getType().getEntitiesPerPixel().getRatio() < 1; // pixels share an array element
		if (filter == Filter.NEAREST || Planes.width(plane) == width && Planes.height(plane) == height) {
			pick(plane, target, shared ? 1 : threads);
		}
		else {
			mix(plane, target, filter, shared ? 1 : threads);
		}
		return target;
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

	private static <T extends NativeType<T> & RealType<T>> void pick(final RandomAccessibleInterval<T> plane,
		final ArrayImg<T, ?> target, final int threads)
	{
		final int width = Planes.width(target), height = Planes.height(target);
		final Nearest nearest = new Nearest(Planes.width(plane), Planes.height(plane), width, height);
		final Object array = array(target);
		Bands.run(width, height, threads, (from, to) -> {
			if (array == null) nearest.pick(plane, target, from, to);
			else nearest.pick(SourceRows.of(plane), array, from, to);
		});
	}

	private static <T extends NativeType<T> & RealType<T>> void mix(final RandomAccessibleInterval<T> plane,
		final ArrayImg<T, ?> target, final Filter filter, final int threads)
	{
		final int w = Planes.width(plane), h = Planes.height(plane);
		final int width = Planes.width(target), height = Planes.height(target);
		if (array(target) instanceof byte[] bytes) {
			new Tiles<>(() -> new ByteSamples(new ByteRows(SourceRows.of(plane), bytes, width)), w, h, width, height,
				filter).run(threads);
		}
		else {
			new Tiles<>(() -> new RealSamples(rows(plane, target)), w, h, width, height, filter).run(threads);
		}
	}

	private static <T extends NativeType<T> & RealType<T>> RealRows rows(final RandomAccessibleInterval<T> plane,
		final ArrayImg<T, ?> target)
	{
		final int width = Planes.width(target);
		final Object array = array(target);
		if (array instanceof float[] floats) return new RealRows.Floats(SourceRows.of(plane), floats, width);
		if (array instanceof short[] shorts) return new RealRows.Shorts(SourceRows.of(plane), shorts, width);
		return new RealRows.Any<>(plane, target);
	}

	/** The pixels of a target of one of the three usual types, else null. */
	private static Object array(final ArrayImg<?, ?> target) {
		final Object type = target.getType();
		return type instanceof UnsignedByteType || type instanceof UnsignedShortType || type instanceof FloatType
			? Planes.sharedArray(target) : null;
	}

	private static void check(final int width, final int height, final Filter filter, final int threads) {
		if (filter == null) throw new IllegalArgumentException("No filter given; choose one, such as Filter.BICUBIC.");
		if (threads < 1) throw new IllegalArgumentException(threads +
			" threads cannot resize an image; allow at least 1.");
		if (width < 1 || height < 1 || (long) width * height > Integer.MAX_VALUE - 8) {
			throw new IllegalArgumentException("An image cannot be resized to " + width + "×" + height +
				" pixels; both sizes are at least 1, and their product fits a Java array (2³¹ pixels).");
		}
	}
}
