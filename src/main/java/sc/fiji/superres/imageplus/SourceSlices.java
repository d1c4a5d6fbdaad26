package sc.fiji.superres.imageplus;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

import ij.IJ;
import ij.ImagePlus;
import ij.ImageStack;
import ij.io.FileInfo;
import ij.process.ColorProcessor;
import ij.process.ImageProcessor;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;
import net.imglib2.type.numeric.integer.UnsignedByteType;

import sc.fiji.superres.dataset.Slice;
import sc.fiji.superres.dataset.SourceImage;
import sc.fiji.superres.image.IntensityRange;
import sc.fiji.superres.image.Microscope;
import sc.fiji.superres.image.PixelSize;
import sc.fiji.superres.image.Planes;

/**
 * The slices of a file or of an open image, each to become an image of its own.
 *
 * @param planes grey values of the slices, at least one
 * @param pixel size of a pixel in nm; null where it is not known
 * @param microscope the kind that recorded them; null where it is not known
 * @param channels that take turns in the slices
 * @param grey what their grey values stand for
 */
public record SourceSlices(List<RandomAccessibleInterval<? extends RealType<?>>> planes, PixelSize pixel,
	Microscope microscope, int channels, CalibratedGrey grey)
{

	private static final int COLOURS = 3;

	/**
	 * Those of an image; it shares its pixels with them, unless they are colours.
	 *
	 * @throws IllegalArgumentException for colour slices that are not grey
	 */
	public static SourceSlices of(final ImageStack stack, final ImagePlus calibrated) {
		final PixelSize pixel = ImagePlanes.pixelSize(calibrated).nanometres().orElse(null);
		final Microscope kind = ImagePlanes.microscope(calibrated).orElse(null);
		final CalibratedGrey grey = CalibratedGrey.of(calibrated);
		if (isDeepColour(calibrated)) return new SourceSlices(List.of(greyOfChannels(stack)), pixel, kind, 1, grey);
		return new SourceSlices(greyPlanes(meant(stack, calibrated)), pixel, kind, calibrated.getNChannels(), grey);
	}

	/** The slices in the grey values or colours of the image's palette, where it has one. */
	private static ImageStack meant(final ImageStack stack, final ImagePlus image) {
		return Palette.of(image).map(palette -> palette.stack(stack)).orElse(stack);
	}

	/** Whether the file held an RGB image of 16 bits a colour, which ImageJ opens as three channels. */
	private static boolean isDeepColour(final ImagePlus image) {
		final FileInfo file = image.getOriginalFileInfo();
		if (file == null || image.getStackSize() != COLOURS) return false;
		return image.getBitDepth() == Short.SIZE && isDeepColour(file.fileType);
	}

	private static boolean isDeepColour(final int fileType) {
		return fileType == FileInfo.RGB48 || fileType == FileInfo.RGB48_PLANAR;
	}

	private static List<RandomAccessibleInterval<? extends RealType<?>>> greyPlanes(final ImageStack stack) {
		final List<RandomAccessibleInterval<? extends RealType<?>>> planes = new ArrayList<>();
		for (int i = 1; i <= stack.size(); i++)
			planes.add(greyPlane(stack.getProcessor(i)));
		return planes;
	}

	private static RandomAccessibleInterval<? extends RealType<?>> greyPlane(final ImageProcessor pixels) {
		if (pixels instanceof ColorProcessor rgb) return greyOfColours(rgb);
		return ImagePlanes.plane(pixels);
	}

	private static RandomAccessibleInterval<UnsignedByteType> greyOfColours(final ColorProcessor pixels) {
		final byte[] grey = ImagePlanes.grey(pixels).orElseThrow(SourceSlices::colours);
		return Planes.bytes(grey, pixels.getWidth(), pixels.getHeight());
	}

	/** Red, where green and blue are the same, each a slice of 16 bits. */
	private static RandomAccessibleInterval<? extends RealType<?>> greyOfChannels(final ImageStack stack) {
		final short[] red = shorts(stack, 1);
		requireGrey(Arrays.equals(red, shorts(stack, 2)) && Arrays.equals(red, shorts(stack, 3)));
		return ImagePlanes.plane(stack.getProcessor(1));
	}

	private static short[] shorts(final ImageStack stack, final int slice) {
		return (short[]) stack.getPixels(slice);
	}

	private static void requireGrey(final boolean equalChannels) {
		if (!equalChannels) throw colours();
	}

	private static IllegalArgumentException colours() {
		return new IllegalArgumentException("is a colour image; only grey ones are taken (Image > Type > 8-bit)");
	}

	/**
	 * As images of their own, {@code stack-001.tif}, with one range for each channel. Hot pixels that do not set it are
	 * logged.
	 *
	 * @param name of the file or image
	 * @param range as {@link IntensityRange#parse} reads it
	 */
	public List<SourceImage> images(final String name, final String range) {
		final List<IntensityRange> ranges = ranges(name, range);
		final List<SourceImage> images = new ArrayList<>();
		for (int i = 0; i < planes.size(); i++)
			images.add(image(name, i, ranges.get(i % channels)));
		return images;
	}

	private SourceImage image(final String name, final int index, final IntensityRange range) {
		return new SourceImage(sliceName(name, index), planes.get(index), range, pixel, slice(name, index), microscope);
	}

	/** One for each channel. */
	private List<IntensityRange> ranges(final String name, final String range) {
		final List<IntensityRange> ranges = new ArrayList<>();
		for (int c = 0; c < channels; c++)
			ranges.add(grey.storedRange(range, channel(c), hotPixels -> IJ.log(hotPixels.describe(name))));
		return ranges;
	}

	/** The planes of a channel that counts from 0. */
	private List<RandomAccessibleInterval<? extends RealType<?>>> channel(final int channel) {
		final List<RandomAccessibleInterval<? extends RealType<?>>> its = new ArrayList<>();
		for (int i = channel; i < planes.size(); i += channels)
			its.add(planes.get(i));
		return its;
	}

	/**
	 * Which stack a plane that counts from 0 is a slice of; null for the only plane of an image. Frames of one place
	 * are looked for among the slices of a channel; the channels of a single frame are of one place in any case.
	 */
	private Slice slice(final String name, final int index) {
		if (planes.size() == 1) return null;
		if (channels == 1) return Slice.of(name);
		final Slice slice = Slice.of(name, index % channels + 1);
		if (planes.size() > channels) return slice;
		return slice.frame(0, 0);
	}

	/** The name of a slice that counts from 0: its number before the ending, which the title of an image may lack. */
	private String sliceName(final String name, final int index) {
		if (planes.size() == 1) return name;
		final int dot = name.lastIndexOf('.');
		if (dot <= 0) return numbered(name, index, "");
		return numbered(name.substring(0, dot), index, name.substring(dot));
	}

	private static String numbered(final String stem, final int index, final String ending) {
		return String.format(Locale.ROOT, "%s-%03d%s", stem, index + 1, ending);
	}
}
