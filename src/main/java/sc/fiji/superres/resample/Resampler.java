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
 * A pass along a dimension whose size stays is left out; if both sizes stay, the result is a copy.
 * <p>
 * A NaN pixel makes every output pixel NaN whose filter reaches it, even with weight zero (NaN·0 is NaN). So does an
 * infinite pixel with weight zero, or beside an infinite pixel of the other sign. {@link Filter#NEAREST} copies both.
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
	 * @param plane two-dimensional, of any integer or floating type; an array image is read in place, from any other
	 *            view a strip of rows at a time is copied
	 * @param width of the result in pixels, at least 1
	 * @param height of the result in pixels, at least 1
	 * @param filter says how pixels are mixed
	 * @param threads how many threads may work at a time: the calling thread and those of the common pool. The result
	 *            does not depend on the number.
	 * @return a new image of the plane's type; never shares pixels with {@code plane}
	 * @throws IllegalArgumentException if a size is below 1 or too large for a Java array, there is no filter, there is
	 *             less than 1 thread, or the plane has other than two dimensions
	 */
	public static <T extends NativeType<T> & RealType<T>> ArrayImg<T, ?> resample(
		final RandomAccessibleInterval<T> plane, final int width, final int height, final Filter filter,
		final int threads)
	{
		check(width, height, filter, threads);
		final ArrayImg<T, ?> target = create(plane.getType(), width, height);
		final int possibleThreads = pixelsShareElements(plane.getType()) ? 1 : threads;
		if (filter == Filter.NEAREST || haveSameSize(plane, target)) pick(plane, target, possibleThreads);
		else mix(plane, target, filter, possibleThreads);
		return target;
	}

	@SuppressWarnings("unchecked") // the factory is one of the type T
	private static <T extends NativeType<T>> ArrayImg<T, ?> create(final T type, final int width, final int height) {
		return (ArrayImg<T, ?>) new ArrayImgFactory<>(type).create(width, height);
	}

	private static boolean haveSameSize(final RandomAccessibleInterval<?> a, final RandomAccessibleInterval<?> b) {
		return Planes.width(a) == Planes.width(b) && Planes.height(a) == Planes.height(b);
	}

	/** Whether several pixels are stored in one array element, so that two threads must not write to neighbours. */
	private static boolean pixelsShareElements(final NativeType<?> type) {
		return type.getEntitiesPerPixel().getRatio() < 1;
	}

	/**
	 * Size of an image resized by a ratio, truncated as in the published method: {@code int(size·ratio)}.
	 *
	 * @throws IllegalArgumentException if nothing would be left, or the ratio is not a positive number
	 */
	public static int scaledSize(final int size, final double ratio) {
		final double scaled = size * ratio;
		if (scaled >= 1 && scaled <= Integer.MAX_VALUE) return (int) scaled;
		throw impossibleRatio(size, ratio);
	}

	private static IllegalArgumentException impossibleRatio(final int size, final double ratio) {
		return new IllegalArgumentException(size + " pixels times " + ratio + " gives " + size * ratio +
			" pixels; choose a ratio that leaves at least 1.");
	}

	private static <T extends NativeType<T> & RealType<T>> void pick(final RandomAccessibleInterval<T> plane,
		final ArrayImg<T, ?> target, final int threads)
	{
		final Nearest nearest = nearest(plane, target);
		final Object array = array(target);
		Bands.run(Planes.width(target), Planes.height(target), threads, (from, to) -> {
			if (array == null) nearest.pick(plane, target, from, to);
			else nearest.pick(SourceRows.of(plane), array, from, to);
		});
	}

	private static Nearest nearest(final RandomAccessibleInterval<?> plane, final RandomAccessibleInterval<?> target) {
		return new Nearest(Planes.width(plane), Planes.height(plane), Planes.width(target), Planes.height(target));
	}

	private static <T extends NativeType<T> & RealType<T>> void mix(final RandomAccessibleInterval<T> plane,
		final ArrayImg<T, ?> target, final Filter filter, final int threads)
	{
		final Resize resize = Resize.of(plane, target, filter);
		if (array(target) instanceof byte[] bytes) {
			new Tiles<>(() -> new ByteSamples(new ByteRows(SourceRows.of(plane), bytes, resize.width())), resize).run(
				threads);
		}
		else {
			new Tiles<>(() -> new RealSamples(rows(plane, target)), resize).run(threads);
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

	/** The pixels of a target if it has one of the three usual types, else null. */
	private static Object array(final ArrayImg<?, ?> target) {
		if (isUsual(target.getType())) return Planes.sharedArray(target);
		return null;
	}

	private static boolean isUsual(final Object type) {
		return type instanceof UnsignedByteType || type instanceof UnsignedShortType || type instanceof FloatType;
	}

	private static void check(final int width, final int height, final Filter filter, final int threads) {
		if (filter == null) throw new IllegalArgumentException("No filter given; choose one, such as Filter.BICUBIC.");
		if (threads < 1) throw new IllegalArgumentException(threads +
			" threads cannot resize an image; allow at least 1.");
		requireSize(width, height);
	}

	private static void requireSize(final int width, final int height) {
		if (width >= 1 && height >= 1 && (long) width * height <= Integer.MAX_VALUE - 8) return;
		throw impossibleSize(width, height);
	}

	private static IllegalArgumentException impossibleSize(final int width, final int height) {
		return new IllegalArgumentException("An image cannot be resized to " + width + "×" + height +
			" pixels; both sizes are at least 1, and their product fits a Java array (2³¹ pixels).");
	}
}
