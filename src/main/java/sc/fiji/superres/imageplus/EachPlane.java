package sc.fiji.superres.imageplus;

import java.awt.Rectangle;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

import ij.CompositeImage;
import ij.ImagePlus;
import ij.ImageStack;
import ij.measure.Calibration;
import ij.process.ColorProcessor;
import ij.process.ImageProcessor;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;
import net.imglib2.type.numeric.integer.UnsignedByteType;

import sc.fiji.superres.Progress;

/**
 * Works on an image plane by plane: stacks slice by slice, of RGB slices the three channels together.
 *
 * <pre>
 *
 * ImagePlus half = EachPlane.of(image, "half", planes -> planes.stream().map(p -> resized(p)).toList(), progress);
 * </pre>
 * <p>
 * What is not pixels is kept: the dimensions of a hyperstack, slice labels, look-up tables and display ranges, the
 * overlay (it grows with the image), the image's info. The pixel size follows the size: an image twice as wide has
 * pixels half as wide. Slices are read as they are worked on, and go to disk where they would not fit in memory
 * ({@link SliceStore}).
 * </p>
 */
public final class EachPlane {

	/**
	 * What is done to a slice, or to several grey ones; all planes of an image come back with one size and one type.
	 */
	public interface Operation {

		/**
		 * @param planes one of grey values, or red, green and blue; or one of each of several slices
		 * @return as many
		 */
		List<? extends RandomAccessibleInterval<?>> on(
			List<? extends RandomAccessibleInterval<? extends RealType<?>>> planes);
	}

	/** How the names of properties begin that say how an image was made. */
	public static final String OUR_PROPERTIES = "superres.";

	private final ImagePlus image;
	private final ImageStack stack;
	private final Rectangle region;
	private final Operation operation;

	private EachPlane(final ImagePlus image, final Rectangle region, final Operation operation) {
		this.image = image;
		stack = image.getStack();
		this.region = region;
		this.operation = operation;
	}

	/**
	 * Works on a whole image.
	 *
	 * @param image of any type; it stays as it is
	 * @param title of the result
	 * @param operation gets 8-, 16- or 32-bit planes; those of RGB images must come back as 8-bit
	 * @param progress told after each slice, and asked whether to stop
	 */
	public static ImagePlus of(final ImagePlus image, final String title, final Operation operation,
		final Progress progress)
	{
		final Rectangle all = new Rectangle(image.getWidth(), image.getHeight());
		return of(image, all, title, null, 1, operation, UnaryOperator.identity(), progress);
	}

	/**
	 * Works on a part of an image.
	 *
	 * @param region what is worked on
	 * @param file where the result goes if it does not fit in memory; null for beside the image's own
	 * @param atOnce grey slices that are worked on together; 1 for RGB images
	 * @param dress adds what the result carries beside its pixels; called more than once
	 */
	public static ImagePlus of(final ImagePlus image, final Rectangle region, final String title, final Path file,
		final int atOnce, final Operation operation, final UnaryOperator<ImagePlus> dress, final Progress progress)
	{
		final EachPlane each = new EachPlane(image, region, operation);
		final UnaryOperator<ImagePlus> dressed = result -> dress.apply(each.like(result));
		try (SliceStore results = new SliceStore(image, title, file, labels(image), dressed, progress)) {
			each.fill(results, atOnce, title, progress);
			return results.finish();
		}
	}

	/** Works on all slices, several at once. */
	private void fill(final SliceStore results, final int atOnce, final String title, final Progress progress) {
		final int slices = stack.size();
		for (int first = 0; first < slices; first += atOnce) {
			progress.checkCancelled();
			final int end = Math.min(first + atOnce, slices);
			worked(first, end).forEach(results::add);
			progress.report(end, slices, title);
		}
	}

	/** The labels of an image's slices; null for a slice without one. */
	public static String[] labels(final ImagePlus image) {
		final String[] labels = new String[image.getStackSize()];
		for (int i = 0; i < labels.length; i++)
			labels[i] = image.getStack().getSliceLabel(i + 1);
		if (isMadeUp(labels[0], image)) labels[0] = null;
		return labels;
	}

	/** Whether a label is what ImageJ calls the slice of a single image that has none: its title and its info. */
	private static boolean isMadeUp(final String label, final ImagePlus image) {
		return image.getStackSize() == 1 && (image.getTitle() + "\n" + image.getInfoProperty()).equals(label);
	}

	/** The results of some slices, which count from 0. */
	private List<ImageProcessor> worked(final int first, final int end) {
		final List<ImageProcessor> slices = inRegion(first, end);
		if (slices.get(0) instanceof ColorProcessor rgb) return List.of(worked(rgb));
		return worked(slices);
	}

	private List<ImageProcessor> inRegion(final int first, final int end) {
		final List<ImageProcessor> slices = new ArrayList<>();
		for (int i = first; i < end; i++)
			slices.add(inRegion(stack.getProcessor(i + 1)));
		return slices;
	}

	private ImageProcessor inRegion(final ImageProcessor pixels) {
		if (!isWhole(pixels)) return cropped(pixels);
		pixels.resetRoi();
		return pixels;
	}

	/** Whether the region is all of a slice. */
	private boolean isWhole(final ImageProcessor pixels) {
		return region.width == pixels.getWidth() && region.height == pixels.getHeight();
	}

	private ImageProcessor cropped(final ImageProcessor pixels) {
		pixels.setRoi(region);
		try {
			return pixels.crop();
		}
		finally {
			pixels.resetRoi();
		}
	}

	private List<ImageProcessor> worked(final List<ImageProcessor> slices) {
		final List<ImageProcessor> results = new ArrayList<>();
		for (final RandomAccessibleInterval<?> plane : operation.on(planes(slices)))
			results.add(ImagePlanes.processor(plane));
		return results;
	}

	private static List<RandomAccessibleInterval<? extends RealType<?>>> planes(final List<ImageProcessor> slices) {
		final List<RandomAccessibleInterval<? extends RealType<?>>> planes = new ArrayList<>();
		for (final ImageProcessor pixels : slices)
			planes.add(ImagePlanes.plane(pixels));
		return planes;
	}

	private ColorProcessor worked(final ColorProcessor rgb) {
		final List<RandomAccessibleInterval<UnsignedByteType>> channels = new ArrayList<>();
		for (final RandomAccessibleInterval<?> channel : operation.on(ImagePlanes.channels(rgb)))
			channels.add(eightBit(channel));
		return ImagePlanes.merge(channels);
	}

	@SuppressWarnings("unchecked") // after a look at the type
	private static RandomAccessibleInterval<UnsignedByteType> eightBit(final RandomAccessibleInterval<?> plane) {
		if (plane.getType() instanceof UnsignedByteType) return (RandomAccessibleInterval<UnsignedByteType>) plane;
		throw notEightBit(plane.getType());
	}

	private static IllegalArgumentException notEightBit(final Object type) {
		final String name = type.getClass().getSimpleName();
		return new IllegalArgumentException("The channels of an RGB image are 8-bit, not " + name + ".");
	}

	/** Gives a result what the image has beside its pixels. */
	private ImagePlus like(final ImagePlus result) {
		keepDimensions(image, result);
		keepInfo(image, result);
		keepProperties(image, result);
		scaleLike(result);
		if (image.getBitDepth() != result.getBitDepth()) return result;
		return shownLike(result);
	}

	/** Gives a result of as many slices the channels, slices and frames of the image. */
	static void keepDimensions(final ImagePlus image, final ImagePlus result) {
		result.setDimensions(image.getNChannels(), image.getNSlices(), image.getNFrames());
		result.setOpenAsHyperStack(image.isHyperStack());
	}

	/** Gives a result the image's info, where it has one. */
	static void keepInfo(final ImagePlus image, final ImagePlus result) {
		if (image.getInfoProperty() != null) result.setProperty("Info", image.getInfoProperty());
	}

	/** Adds lines to an image's info: how it was made. */
	public static void addInfo(final ImagePlus image, final String lines) {
		final String before = image.getInfoProperty();
		image.setProperty("Info", before == null ? lines : before.stripTrailing() + "\n" + lines);
	}

	/** Gives a result the image's calibration and overlay, resized as the region was. */
	private void scaleLike(final ImagePlus result) {
		final double x = (double) result.getWidth() / region.width;
		final double y = (double) result.getHeight() / region.height;
		result.setCalibration(resized(image.getCalibration(), region, x, y));
		overlayLike(result, x, y);
	}

	private void overlayLike(final ImagePlus result, final double x, final double y) {
		if (image.getOverlay() != null) result.setOverlay(image.getOverlay().crop(region).scale(x, y));
	}

	/** Gives a result of the image's type its colours and display range. */
	private ImagePlus shownLike(final ImagePlus result) {
		if (image.getType() == ImagePlus.COLOR_RGB) return result;
		if (image instanceof CompositeImage composite) return compositeLike(composite, result);
		result.setLut(image.getProcessor().getLut());
		result.setDisplayRange(image.getDisplayRangeMin(), image.getDisplayRangeMax());
		return result;
	}

	private static ImagePlus compositeLike(final CompositeImage composite, final ImagePlus result) {
		final CompositeImage shown = new CompositeImage(result, composite.getMode());
		shown.copyLuts(composite);
		return shown;
	}

	/** Copies what people or programs said of the image ({@code Property.set}), but not how it was made itself. */
	public static void keepProperties(final ImagePlus image, final ImagePlus result) {
		final String[] properties = image.getPropertiesAsArray();
		if (properties == null) return;
		for (int i = 0; i + 1 < properties.length; i += 2)
			if (!properties[i].startsWith(OUR_PROPERTIES)) result.setProp(properties[i], properties[i + 1]);
	}

	/**
	 * The calibration of a resized part of an image.
	 *
	 * @param region the part, in pixels of the image
	 * @param x how many pixels of the result one pixel along rows becomes
	 * @param y the same along columns
	 */
	public static Calibration resized(final Calibration before, final Rectangle region, final double x,
		final double y)
	{
		final Calibration calibration = before.copy();
		calibration.pixelWidth /= x;
		calibration.pixelHeight /= y;
		calibration.xOrigin = (calibration.xOrigin - region.x) * x;
		calibration.yOrigin = (calibration.yOrigin - region.y) * y;
		return calibration;
	}
}
