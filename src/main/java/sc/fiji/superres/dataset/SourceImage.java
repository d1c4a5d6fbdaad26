package sc.fiji.superres.dataset;

import java.util.Optional;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.integer.UnsignedByteType;
import net.imglib2.type.numeric.integer.UnsignedShortType;
import net.imglib2.type.numeric.real.FloatType;
import sc.fiji.superres.image.IntensityRange;
import sc.fiji.superres.image.Microscope;
import sc.fiji.superres.image.PixelSize;
import sc.fiji.superres.image.Planes;

/**
 * A recorded low-resolution image from which training pairs are made.
 *
 * @param name file name with its extension ("gan_03.png"), without folders
 * @param plane grey values, H × W, of UnsignedByteType, UnsignedShortType or FloatType; many threads read it, so nobody
 *            may write to it
 * @param range maps the grey values to [0,1]; taken from the whole image or stack
 * @param pixel size of a pixel in nm; null if it is not known
 * @param slice the stack and the series to which the image belongs; null for a single image
 * @param microscope the kind that recorded it; null if it is not known
 */
public record SourceImage(String name, RandomAccessibleInterval<?> plane, IntensityRange range, PixelSize pixel,
	Slice slice, Microscope microscope)
{

	public SourceImage {
		if (!isFileName(name)) {
			throw new IllegalArgumentException("A source image is called by its file name without folders, not \"" +
				name + "\".");
		}
		bytesPerPixel(plane);
		Planes.width(plane); // throws unless the plane has two dimensions
		if (pixel != null && !pixel.unit().equals("nm")) throw notInNanometres(name, pixel);
	}

	private static boolean isFileName(final String name) {
		return name != null && !name.isBlank() && !name.contains("/") && !name.contains("\\");
	}

	private static IllegalArgumentException notInNanometres(final String name, final PixelSize pixel) {
		return new IllegalArgumentException("The pixel size of " + name + " is given in nm, not in " + pixel.unit() +
			": PixelSize.nanometres() converts it.");
	}

	/** A single image whose pixel size is not known. */
	public SourceImage(final String name, final RandomAccessibleInterval<?> plane, final IntensityRange range) {
		this(name, plane, range, null, null, null);
	}

	/** A single image. */
	public SourceImage(final String name, final RandomAccessibleInterval<?> plane, final IntensityRange range,
		final PixelSize pixel)
	{
		this(name, plane, range, pixel, null, null);
	}

	/** The same image as a slice of a stack. */
	public SourceImage withSlice(final Slice of) {
		return new SourceImage(name, plane, range, pixel, of, microscope);
	}

	/** The same name and kind of image with other grey values. */
	public SourceImage withPlane(final RandomAccessibleInterval<?> other, final PixelSize otherPixel) {
		return new SourceImage(name, other, range, otherPixel, slice, microscope);
	}

	/** Name of the series of frames to which the image belongs. */
	public Optional<String> series() {
		return Optional.ofNullable(slice).map(Slice::series);
	}

	/** Width in pixels. */
	public int width() {
		return Planes.width(plane);
	}

	/** Height in pixels. */
	public int height() {
		return Planes.height(plane);
	}

	/** Bytes of a grey value: 1, 2 or 4. */
	public int bytesPerPixel() {
		return bytesPerPixel(plane);
	}

	/** The pixel type as manifests write it: "8-bit", "16-bit" or "32-bit". */
	public String type() {
		return 8 * bytesPerPixel() + "-bit";
	}

	/**
	 * The name without its extension. An extension begins with a letter: {@code sto_5.1MX} has none.
	 */
	public String stem() {
		return name.replaceFirst("(?<=.)\\.[A-Za-z][A-Za-z0-9]{1,4}$", "");
	}

	/**
	 * Bytes of a grey value.
	 *
	 * @throws IllegalArgumentException if the plane has none of the three types; the message names its type
	 */
	public static int bytesPerPixel(final RandomAccessibleInterval<?> plane) {
		final Object type = plane.getType();
		if (type instanceof UnsignedByteType) return 1;
		if (type instanceof UnsignedShortType) return 2;
		if (type instanceof FloatType) return 4;
		throw noGreyValue(type);
	}

	private static IllegalArgumentException noGreyValue(final Object type) {
		return new IllegalArgumentException("Grey values are 8-bit, 16-bit or 32-bit (UnsignedByteType, " +
			"UnsignedShortType, FloatType), not " + type.getClass().getSimpleName() + ". Convert the image first.");
	}
}
