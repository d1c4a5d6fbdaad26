package sc.fiji.superres.imageplus;

import java.util.AbstractList;
import java.util.List;

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

	private ImagePlanes() {}

	/**
	 * @return the processor's own pixels as an 8-, 16- or 32-bit plane
	 * @throws IllegalArgumentException for RGB pixels; {@link #channels} takes those apart
	 */
	public static RandomAccessibleInterval<? extends RealType<?>> plane(final ImageProcessor pixels) {
		final int w = pixels.getWidth(), h = pixels.getHeight();
		if (pixels.getPixels() instanceof byte[] bytes) return Planes.bytes(bytes, w, h);
		if (pixels.getPixels() instanceof short[] shorts) return Planes.shorts(shorts, w, h);
		if (pixels.getPixels() instanceof float[] floats) return Planes.floats(floats, w, h);
		throw new IllegalArgumentException("An RGB image has no grey values: convert it first (Image > Type > 8-bit).");
	}

	/**
	 * The current slice of an image.
	 *
	 * @throws IllegalArgumentException for an RGB image, naming it
	 */
	public static RandomAccessibleInterval<? extends RealType<?>> plane(final ImagePlus image) {
		if (image.getBitDepth() == 24) throw new IllegalArgumentException("\"" + image.getTitle() +
			"\" is an RGB image and has no grey values: convert it first (Image > Type > 8-bit).");
		return plane(image.getProcessor());
	}

	/**
	 * All planes of an image or stack, read when asked for and not kept: of an RGB image red, green and blue of each
	 * slice.
	 */
	public static List<RandomAccessibleInterval<? extends RealType<?>>> all(final ImagePlus image) {
		return every(image, 1, 0);
	}

	/** As {@link #all}, of one channel, which counts from 1; an RGB image has one. */
	public static List<RandomAccessibleInterval<? extends RealType<?>>> channel(final ImagePlus image,
		final int channel)
	{
		return every(image, image.getNChannels(), channel - 1);
	}

	/** Every so many slices, from one on. */
	private static List<RandomAccessibleInterval<? extends RealType<?>>> every(final ImagePlus image, final int step,
		final int first)
	{
		final int colours = image.getBitDepth() == 24 ? 3 : 1;
		return new AbstractList<>() {

			@Override
			public RandomAccessibleInterval<? extends RealType<?>> get(final int i) {
				final ImageProcessor pixels = image.getStack().getProcessor(i / colours * step + first + 1);
				return pixels instanceof ColorProcessor rgb ? channels(rgb).get(i % colours) : plane(pixels);
			}

			@Override
			public int size() {
				return image.getStackSize() / step * colours;
			}
		};
	}

	/** Red, green and blue of an RGB image as three 8-bit planes; copies. */
	public static List<RandomAccessibleInterval<UnsignedByteType>> channels(final ColorProcessor pixels) {
		final int w = pixels.getWidth(), h = pixels.getHeight();
		return List.of(Planes.bytes(pixels.getChannel(1), w, h), Planes.bytes(pixels.getChannel(2), w, h), Planes.bytes(
			pixels.getChannel(3), w, h));
	}

	/** Puts red, green and blue together again: three 8-bit planes of one size. */
	public static ColorProcessor merge(final List<? extends RandomAccessibleInterval<UnsignedByteType>> channels) {
		final ColorProcessor rgb = new ColorProcessor(Planes.width(channels.get(0)), Planes.height(channels.get(0)));
		rgb.setRGB(Planes.byteArray(channels.get(0)), Planes.byteArray(channels.get(1)), Planes.byteArray(channels.get(
			2)));
		return rgb;
	}

	/** A processor on the pixels of an 8-, 16- or 32-bit plane; shared where the plane is an array image. */
	public static ImageProcessor processor(final RandomAccessibleInterval<?> plane) {
		final int w = Planes.width(plane), h = Planes.height(plane);
		final Object type = plane.getType();
		if (type instanceof UnsignedByteType) return new ByteProcessor(w, h, Planes.byteArray(cast(plane)));
		if (type instanceof UnsignedShortType) return new ShortProcessor(w, h, shortArray(cast(plane)), null);
		if (type instanceof FloatType) {
			return new FloatProcessor(w, h, Planes.floatArray(ImagePlanes.<FloatType> cast(plane)));
		}
		throw new IllegalArgumentException("Planes of " + type.getClass().getSimpleName() +
			" cannot be shown; convert to 8-bit, 16-bit or 32-bit grey first.");
	}

	/** {@link Resampler#resample} on all processors, for planes whose type is known only when running. */
	@SuppressWarnings({ "unchecked", "rawtypes" }) // the resampler looks at the type itself
	public static RandomAccessibleInterval<?> resample(final RandomAccessibleInterval<?> plane, final int width,
		final int height, final Filter filter)
	{
		return Resampler.resample((RandomAccessibleInterval) plane, width, height, filter, Runtime.getRuntime()
			.availableProcessors());
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

	public static void setPixelSize(final ImagePlus image, final PixelSize size) {
		final Calibration calibration = image.getCalibration();
		calibration.pixelWidth = size.width();
		calibration.pixelHeight = size.height();
		calibration.setUnit(size.unit());
	}

	private static short[] shortArray(final RandomAccessibleInterval<UnsignedShortType> plane) {
		final int length = Math.multiplyExact(Planes.width(plane), Planes.height(plane));
		if (plane instanceof ArrayImg<?, ?> img && img.update(null) instanceof ShortArray array && array
			.getCurrentStorageArray().length == length) return array.getCurrentStorageArray();
		final short[] copy = new short[length];
		final Cursor<UnsignedShortType> cursor = Views.flatIterable(plane).cursor();
		for (int i = 0; i < length; i++)
			copy[i] = cursor.next().getShort();
		return copy;
	}

	@SuppressWarnings("unchecked") // the callers have looked at the type
	private static <T> RandomAccessibleInterval<T> cast(final RandomAccessibleInterval<?> plane) {
		return (RandomAccessibleInterval<T>) plane;
	}
}
