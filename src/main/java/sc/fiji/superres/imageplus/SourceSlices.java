package sc.fiji.superres.imageplus;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

import ij.IJ;
import ij.ImagePlus;
import ij.ImageStack;
import ij.process.ColorProcessor;
import ij.process.ImageProcessor;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;
import net.imglib2.type.numeric.integer.UnsignedByteType;

import sc.fiji.superres.dataset.Slice;
import sc.fiji.superres.dataset.SourceImage;
import sc.fiji.superres.image.IntensityRange;
import sc.fiji.superres.image.PixelSize;
import sc.fiji.superres.image.Planes;

/**
 * The slices of a file or of an open image, each to become an image of its own.
 *
 * @param planes grey values of the slices, at least one
 * @param pixel size of a pixel in nm; null where it is not known
 * @param channels that take turns in the slices
 * @param grey what their grey values stand for
 */
public record SourceSlices(List<RandomAccessibleInterval<? extends RealType<?>>> planes, PixelSize pixel, int channels,
	CalibratedGrey grey)
{

	/**
	 * Those of an image; it shares its pixels with them, unless they are colours.
	 *
	 * @throws IllegalArgumentException for colour slices that are not grey
	 */
	public static SourceSlices of(final ImageStack stack, final ImagePlus calibrated) {
		final List<RandomAccessibleInterval<? extends RealType<?>>> planes = new ArrayList<>();
		final ImageStack meant = Palette.of(calibrated).map(palette -> palette.stack(stack)).orElse(stack);
		for (int i = 1; i <= meant.size(); i++) {
			final ImageProcessor pixels = meant.getProcessor(i);
			planes.add(pixels instanceof ColorProcessor rgb ? grey(rgb) : ImagePlanes.plane(pixels));
		}
		final PixelSize pixel = ImagePlanes.pixelSize(calibrated).nanometres().orElse(null);
		return new SourceSlices(planes, pixel, calibrated.getNChannels(), CalibratedGrey.of(calibrated));
	}

	/** Red, where green and blue are the same. */
	private static RandomAccessibleInterval<UnsignedByteType> grey(final ColorProcessor pixels) {
		final byte[] red = pixels.getChannel(1);
		if (!Arrays.equals(red, pixels.getChannel(2)) || !Arrays.equals(red, pixels.getChannel(3)))
			throw new IllegalArgumentException("is a colour image; only grey ones are taken (Image > Type > 8-bit)");
		return Planes.bytes(red, pixels.getWidth(), pixels.getHeight());
	}

	/**
	 * As images of their own, {@code stack-001.tif}, with one range for each channel. Hot pixels that do not set it are
	 * logged.
	 *
	 * @param name of the file or image
	 * @param range as {@link IntensityRange#parse} reads it
	 */
	public List<SourceImage> images(final String name, final String range) {
		final List<IntensityRange> ranges = new ArrayList<>();
		for (int c = 0; c < channels; c++)
			ranges.add(grey.storedRange(range, channel(c), hot -> IJ.log(hot.describe(name))));
		final Slice slice = planes.size() > 1 ? Slice.of(name) : null;
		final List<SourceImage> images = new ArrayList<>();
		for (int i = 0; i < planes.size(); i++)
			images.add(new SourceImage(name(name, i), planes.get(i), ranges.get(i % channels), pixel, slice));
		return images;
	}

	private List<RandomAccessibleInterval<? extends RealType<?>>> channel(final int channel) {
		final List<RandomAccessibleInterval<? extends RealType<?>>> its = new ArrayList<>();
		for (int i = channel; i < planes.size(); i += channels)
			its.add(planes.get(i));
		return its;
	}

	private String name(final String name, final int slice) {
		if (planes.size() == 1) return name;
		final int dot = name.lastIndexOf('.') > 0 ? name.lastIndexOf('.') : name.length(); // an open image may have no
																							// ending
		return String.format(Locale.ROOT, "%s-%03d%s", name.substring(0, dot), slice + 1, name.substring(dot));
	}
}
