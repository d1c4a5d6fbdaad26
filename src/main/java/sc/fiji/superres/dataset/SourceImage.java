package sc.fiji.superres.dataset;

import java.util.Optional;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.integer.UnsignedByteType;
import net.imglib2.type.numeric.integer.UnsignedShortType;
import net.imglib2.type.numeric.real.FloatType;
import sc.fiji.superres.image.IntensityRange;
import sc.fiji.superres.image.PixelSize;
import sc.fiji.superres.image.Planes;

/**
 * A recorded low-resolution image, the raw material of training pairs.
 *
 * @param name file name with its extension ("gan_03.png"); no folders
 * @param plane grey values, H × W, of UnsignedByteType, UnsignedShortType or FloatType; read by many threads, so nobody
 *            writes to it any more
 * @param range what the grey values map to [0,1] by, from the whole image or stack
 * @param pixel size of a pixel in nm; null where it is not known
 * @param slice which stack it is a slice of, and which frames of one place it belongs to; null for an image of its own
 */
public record SourceImage(String name, RandomAccessibleInterval<?> plane, IntensityRange range, PixelSize pixel,
	Slice slice)
{

	public SourceImage {
		if (name == null || name.isBlank() || name.contains("/") || name.contains("\\")) {
			throw new IllegalArgumentException("A source image is called by its file name without folders, not \"" +
				name + "\".");
		}
		bytesPerPixel(plane);
		Planes.width(plane); // two dimensions or an error
		if (pixel != null && !pixel.unit().equals("nm")) throw new IllegalArgumentException("The pixel size of " +
			name + " is given in nm, not in " + pixel.unit() + ": PixelSize.nanometres() converts it.");
	}

	/** An image of its own whose pixel size is not known. */
	public SourceImage(final String name, final RandomAccessibleInterval<?> plane, final IntensityRange range) {
		this(name, plane, range, null, null);
	}

	/** An image of its own. */
	public SourceImage(final String name, final RandomAccessibleInterval<?> plane, final IntensityRange range,
		final PixelSize pixel)
	{
		this(name, plane, range, pixel, null);
	}

	/** The same image as a slice of a stack. */
	public SourceImage withSlice(final Slice of) {
		return new SourceImage(name, plane, range, pixel, of);
	}

	/** Name of the frames of one place that it belongs to. */
	public Optional<String> series() {
		return Optional.ofNullable(slice).map(Slice::series);
	}

	public int width() {
		return Planes.width(plane);
	}

	public int height() {
		return Planes.height(plane);
	}

	/** 1, 2 or 4. */
	public int bytesPerPixel() {
		return bytesPerPixel(plane);
	}

	/** For manifests: "8-bit", "16-bit" or "32-bit". */
	public String type() {
		return 8 * bytesPerPixel() + "-bit";
	}

	/**
	 * The name without its extension. What starts with a digit after the last dot is part of the name:
	 * {@code sto_5.1MX} stays.
	 */
	public String stem() {
		return name.replaceFirst("(?<=.)\\.[A-Za-z][A-Za-z0-9]{1,4}$", "");
	}

	/** Bytes of a grey value of the three plane types; an error names any other type. */
	public static int bytesPerPixel(final RandomAccessibleInterval<?> plane) {
		final Object type = plane.getType();
		if (type instanceof UnsignedByteType) return 1;
		if (type instanceof UnsignedShortType) return 2;
		if (type instanceof FloatType) return 4;
		throw new IllegalArgumentException("Grey values are 8-bit, 16-bit or 32-bit (UnsignedByteType, " +
			"UnsignedShortType, FloatType), not " + type.getClass().getSimpleName() + ". Convert the image first.");
	}
}
