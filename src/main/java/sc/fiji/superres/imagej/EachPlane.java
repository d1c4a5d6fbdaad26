package sc.fiji.superres.imagej;

import java.util.List;

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
 * ImagePlus half = EachPlane.of(image, "half", planes -> planes.stream().map(p -> resized(p)).toList(), progress);
 * </pre>
 * <p>
 * What is not pixels is kept: the dimensions of a hyperstack, slice labels, look-up table and display range, the image's
 * info. The pixel size follows the size: an image twice as wide has pixels half as wide.
 * </p>
 */
public final class EachPlane {

	/** What is done to a slice; every plane of an image comes back with the same size and type. */
	public interface Work {

		/**
		 * @param planes one of grey values, or red, green and blue
		 * @return as many
		 */
		List<? extends RandomAccessibleInterval<?>> on(List<? extends RandomAccessibleInterval<? extends RealType<?>>> planes);
	}

	private EachPlane() {}

	/**
	 * @param image of any type; it stays as it is
	 * @param title of the result
	 * @param work gets 8-, 16- or 32-bit planes; those of RGB images must come back as 8-bit
	 * @param progress told after each slice, and asked whether to stop
	 */
	public static ImagePlus of(final ImagePlus image, final String title, final Work work, final Progress progress) {
		final ImageStack from = image.getStack();
		ImageStack to = null;
		for (int i = 1; i <= from.size(); i++) {
			progress.checkCancelled();
			final ImageProcessor slice = slice(from.getProcessor(i), work);
			if (to == null) to = new ImageStack(slice.getWidth(), slice.getHeight());
			to.addSlice(from.getSliceLabel(i), slice);
			progress.report(i, from.size(), title);
		}
		return like(image, new ImagePlus(title, to));
	}

	private static ImageProcessor slice(final ImageProcessor pixels, final Work work) {
		if (!(pixels instanceof ColorProcessor rgb)) {
			return ImagePlanes.processor(work.on(List.of(ImagePlanes.plane(pixels))).get(0));
		}
		return ImagePlanes.merge(work.on(ImagePlanes.channels(rgb)).stream().map(EachPlane::eightBit).toList());
	}

	@SuppressWarnings("unchecked") // after a look at the type
	private static RandomAccessibleInterval<UnsignedByteType> eightBit(final RandomAccessibleInterval<?> plane) {
		if (plane.getType() instanceof UnsignedByteType) return (RandomAccessibleInterval<UnsignedByteType>) plane;
		throw new IllegalArgumentException("The channels of an RGB image are 8-bit, not " + plane.getType().getClass()
			.getSimpleName() + ".");
	}

	private static ImagePlus like(final ImagePlus image, final ImagePlus result) {
		result.setDimensions(image.getNChannels(), image.getNSlices(), image.getNFrames());
		result.setOpenAsHyperStack(image.isHyperStack());
		result.setCalibration(resized(image, result));
		if (image.getInfoProperty() != null) result.setProperty("Info", image.getInfoProperty());
		final boolean sameType = image.getBitDepth() == result.getBitDepth();
		if (image instanceof CompositeImage composite && sameType) {
			final CompositeImage shown = new CompositeImage(result, composite.getMode());
			shown.copyLuts(composite);
			return shown;
		}
		if (sameType && image.getBitDepth() != 24) {
			result.setLut(image.getProcessor().getLut());
			result.setDisplayRange(image.getDisplayRangeMin(), image.getDisplayRangeMax());
		}
		return result;
	}

	private static Calibration resized(final ImagePlus from, final ImagePlus to) {
		final Calibration calibration = from.getCalibration().copy();
		final double x = (double) to.getWidth() / from.getWidth(), y = (double) to.getHeight() / from.getHeight();
		calibration.pixelWidth /= x;
		calibration.pixelHeight /= y;
		calibration.xOrigin *= x;
		calibration.yOrigin *= y;
		return calibration;
	}
}
