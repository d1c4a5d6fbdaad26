package sc.fiji.superres.imageplus;

import java.util.AbstractList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;

import ij.ImagePlus;
import ij.measure.Calibration;
import ij.process.ByteProcessor;
import ij.process.ColorProcessor;
import ij.process.FloatProcessor;
import ij.process.ImageProcessor;
import ij.process.ShortProcessor;

import net.imglib2.Cursor;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.array.ArrayImg;
import net.imglib2.img.basictypeaccess.array.ShortArray;
import net.imglib2.type.numeric.RealType;
import net.imglib2.type.numeric.integer.UnsignedByteType;
import net.imglib2.type.numeric.integer.UnsignedShortType;
import net.imglib2.type.numeric.real.FloatType;
import net.imglib2.view.Views;

import sc.fiji.superres.image.Microscope;
import sc.fiji.superres.image.PixelSize;
import sc.fiji.superres.image.Planes;
import sc.fiji.superres.resample.Filter;
import sc.fiji.superres.resample.Resampler;

/**
 * ImageJ's images ⇄ planes of ImgLib2.
 * <p>
 * Grey images are shared, not copied: what is written to the one is seen in the other. A colour look-up table does not
 * make a grey image a colour image; its grey values are taken.
 * </p>
 */
public final class ImagePlanes {

	private static final int COLOURS = 3;

	private ImagePlanes() {}

	/**
	 * The processor's own pixels, shared.
	 *
	 * @return an 8-, 16- or 32-bit plane
	 * @throws IllegalArgumentException for RGB pixels; {@link #channels} takes those apart
	 */
	public static RandomAccessibleInterval<? extends RealType<?>> plane(final ImageProcessor pixels) {
		return plane(pixels.getPixels(), pixels.getWidth(), pixels.getHeight());
	}

	private static RandomAccessibleInterval<? extends RealType<?>> plane(final Object array, final int width,
		final int height)
	{
		if (array instanceof byte[] bytes) return Planes.bytes(bytes, width, height);
		if (array instanceof short[] shorts) return Planes.shorts(shorts, width, height);
		if (array instanceof float[] floats) return Planes.floats(floats, width, height);
		throw new IllegalArgumentException("An RGB image has no grey values: convert it first (Image > Type > 8-bit).");
	}

	/**
	 * The current slice of an image.
	 *
	 * @throws IllegalArgumentException for an RGB image, naming it
	 */
	public static RandomAccessibleInterval<? extends RealType<?>> plane(final ImagePlus image) {
		if (isRgb(image)) throw noGreyValues(image.getTitle());
		return plane(image.getProcessor());
	}

	private static IllegalArgumentException noGreyValues(final String title) {
		return new IllegalArgumentException("\"" + title +
			"\" is an RGB image and has no grey values: convert it first (Image > Type > 8-bit).");
	}

	/** Whether an image has colours instead of grey values. */
	public static boolean isRgb(final ImagePlus image) {
		return image.getType() == ImagePlus.COLOR_RGB;
	}

	/**
	 * All planes of an image or stack, read when asked for and not kept: of an RGB image red, green and blue of each
	 * slice.
	 */
	public static List<RandomAccessibleInterval<? extends RealType<?>>> all(final ImagePlus image) {
		return everySlice(image, 1, 0);
	}

	/** As {@link #all}, of one channel, which counts from 1; an RGB image has one. */
	public static List<RandomAccessibleInterval<? extends RealType<?>>> channel(final ImagePlus image,
		final int channel)
	{
		return everySlice(image, image.getNChannels(), channel - 1);
	}

	/** Every so many slices, from one on that counts from 0. */
	private static List<RandomAccessibleInterval<? extends RealType<?>>> everySlice(final ImagePlus image,
		final int step, final int first)
	{
		final int slices = image.getStackSize() / step;
		if (!isRgb(image)) return list(slices, i -> plane(slice(image, i * step + first)));
		return list(COLOURS * slices, i -> colour(slice(image, i / COLOURS * step + first), i % COLOURS));
	}

	/** Red, green or blue, which count from 0. */
	private static RandomAccessibleInterval<UnsignedByteType> colour(final ImageProcessor pixels, final int number) {
		return channel((ColorProcessor) pixels, number + 1);
	}

	private static ImageProcessor slice(final ImagePlus image, final int index) {
		return image.getStack().getProcessor(index + 1);
	}

	/** A list of planes that are made when asked for. */
	private static List<RandomAccessibleInterval<? extends RealType<?>>> list(final int size,
		final IntFunction<RandomAccessibleInterval<? extends RealType<?>>> plane)
	{
		return new AbstractList<>() {

			@Override
			public RandomAccessibleInterval<? extends RealType<?>> get(final int i) {
				return plane.apply(i);
			}

			@Override
			public int size() {
				return size;
			}
		};
	}

	/** Red, green and blue of an RGB image as three 8-bit planes; copies. */
	public static List<RandomAccessibleInterval<UnsignedByteType>> channels(final ColorProcessor pixels) {
		return List.of(channel(pixels, 1), channel(pixels, 2), channel(pixels, 3));
	}

	/** The grey values of colours of which red, green and blue are the same; empty where they are not. */
	public static Optional<byte[]> grey(final ColorProcessor pixels) {
		final byte[] red = pixels.getChannel(1);
		final boolean isGrey = Arrays.equals(red, pixels.getChannel(2)) && Arrays.equals(red, pixels.getChannel(3));
		return isGrey ? Optional.of(red) : Optional.empty();
	}

	private static RandomAccessibleInterval<UnsignedByteType> channel(final ColorProcessor pixels, final int number) {
		return Planes.bytes(pixels.getChannel(number), pixels.getWidth(), pixels.getHeight());
	}

	/** Puts red, green and blue together again: three 8-bit planes of one size. */
	public static ColorProcessor merge(final List<? extends RandomAccessibleInterval<UnsignedByteType>> channels) {
		final RandomAccessibleInterval<UnsignedByteType> red = channels.get(0);

		final ColorProcessor rgb = new ColorProcessor(Planes.width(red), Planes.height(red));
		rgb.setRGB(Planes.byteArray(red), Planes.byteArray(channels.get(1)), Planes.byteArray(channels.get(2)));
		return rgb;
	}

	/** A processor on the pixels of an 8-, 16- or 32-bit plane; shared where the plane is an array image. */
	public static ImageProcessor processor(final RandomAccessibleInterval<?> plane) {
		final Object type = plane.getType();
		if (type instanceof UnsignedByteType) return bytes(cast(plane));
		if (type instanceof UnsignedShortType) return shorts(cast(plane));
		if (type instanceof FloatType) return floats(cast(plane));
		throw cannotBeShown(type);
	}

	private static IllegalArgumentException cannotBeShown(final Object type) {
		return new IllegalArgumentException("Planes of " + type.getClass().getSimpleName() +
			" cannot be shown; convert to 8-bit, 16-bit or 32-bit grey first.");
	}

	private static ByteProcessor bytes(final RandomAccessibleInterval<UnsignedByteType> plane) {
		return new ByteProcessor(Planes.width(plane), Planes.height(plane), Planes.byteArray(plane));
	}

	private static ShortProcessor shorts(final RandomAccessibleInterval<UnsignedShortType> plane) {
		return new ShortProcessor(Planes.width(plane), Planes.height(plane), shortArray(plane), null);
	}

	private static FloatProcessor floats(final RandomAccessibleInterval<FloatType> plane) {
		return new FloatProcessor(Planes.width(plane), Planes.height(plane), Planes.floatArray(plane));
	}

	/** {@link Resampler#resample} on all processors, for planes whose type is known only when running. */
	@SuppressWarnings({ "unchecked", "rawtypes" }) // the resampler looks at the type itself
	public static RandomAccessibleInterval<?> resample(final RandomAccessibleInterval<?> plane, final int width,
		final int height, final Filter filter)
	{
		final int threads = Runtime.getRuntime().availableProcessors();
		return Resampler.resample((RandomAccessibleInterval) plane, width, height, filter, threads);
	}

	/** The title without a file name's extension: what results are named after ({@code NAME-resampled}). */
	public static String name(final ImagePlus image) {
		return image.getTitle().replaceFirst("(?<=.)\\.[A-Za-z][A-Za-z0-9]{1,4}$", "");
	}

	/** The calibration of the image: its unit is "pixel" where there is none. */
	public static PixelSize pixelSize(final ImagePlus image) {
		final Calibration calibration = image.getCalibration();
		return new PixelSize(calibration.pixelWidth, calibration.pixelHeight, calibration.getUnit());
	}

	/** What kind of microscope recorded an image, where its info or the unit of its values tells. */
	public static Optional<Microscope> microscope(final ImagePlus image) {
		return Microscope.of(image.getInfoProperty(), image.getCalibration().getValueUnit());
	}

	/** Calibrates the image. */
	public static void setPixelSize(final ImagePlus image, final PixelSize size) {
		final Calibration calibration = image.getCalibration();
		calibration.pixelWidth = size.width();
		calibration.pixelHeight = size.height();
		calibration.setUnit(size.unit());
	}

	/** The plane's own array, or a copy where it has none of its size. */
	private static short[] shortArray(final RandomAccessibleInterval<UnsignedShortType> plane) {
		final int length = Math.multiplyExact(Planes.width(plane), Planes.height(plane));
		final short[] own = ownArray(plane);
		if (own != null && own.length == length) return own;
		return copy(plane, length);
	}

	private static short[] copy(final RandomAccessibleInterval<UnsignedShortType> plane, final int length) {
		final short[] copy = new short[length];
		final Cursor<UnsignedShortType> cursor = Views.flatIterable(plane).cursor();
		for (int i = 0; i < length; i++)
			copy[i] = cursor.next().getShort();
		return copy;
	}

	/** The array that holds the pixels of a plane; null where none does. */
	private static short[] ownArray(final RandomAccessibleInterval<UnsignedShortType> plane) {
		if (!(plane instanceof ArrayImg<?, ?> image)) return null;
		if (!(image.update(null) instanceof ShortArray access)) return null;
		return access.getCurrentStorageArray();
	}

	@SuppressWarnings("unchecked") // the callers have looked at the type
	private static <T> RandomAccessibleInterval<T> cast(final RandomAccessibleInterval<?> plane) {
		return (RandomAccessibleInterval<T>) plane;
	}
}
