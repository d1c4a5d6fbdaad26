package sc.fiji.superres.compare;

import java.awt.Rectangle;
import java.util.List;
import java.util.Objects;

import ij.CompositeImage;
import ij.ImagePlus;
import ij.ImageStack;
import ij.measure.Calibration;
import ij.process.ColorProcessor;
import ij.process.ImageProcessor;
import ij.process.LUT;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;

import sc.fiji.superres.imageplus.CalibratedGrey;
import sc.fiji.superres.imageplus.ImagePlanes;
import sc.fiji.superres.imageplus.Palette;

/**
 * An image as it was when the comparison began; its pixels are shared.
 *
 * @param title without the extension of a file
 * @param info how it was made, and what else its file says; empty for nothing
 * @param stack its slices, which stay when the image is closed
 * @param current the slice that was shown, from 1
 * @param calibration size of its pixels and place of its origin
 * @param grey what its stored values stand for
 * @param luts colours and display range of each channel; none for RGB
 * @param part what of it shows the field, in pixels
 * @param doubtful where it is not to be believed
 * @param id ImageJ's number of the image, if that is still open
 */
record Source(String title, String info, ImageStack stack, int current, Calibration calibration, CalibratedGrey grey,
	List<LUT> luts, Rectangle part, DoubtfulPlaces doubtful, int id)
{

	static Source of(final ImagePlus image) {
		final ImagePlus meant = Palette.meant(image);
		final String info = Objects.requireNonNullElse(meant.getInfoProperty(), "");
		final Rectangle all = new Rectangle(meant.getWidth(), meant.getHeight());
		return new Source(ImagePlanes.name(image), info, kept(meant.getStack()), image.getCurrentSlice(), meant
			.getCalibration().copy(), CalibratedGrey.of(meant), luts(meant), all, DoubtfulPlaces.of(image), image
				.getID());
	}

	/** ImageJ empties the stack of an image that is closed, so the slices go into another; on disk they stay. */
	private static ImageStack kept(final ImageStack stack) {
		if (stack.isVirtual()) return stack;
		final ImageStack kept = new ImageStack(stack.getWidth(), stack.getHeight());
		for (int slice = 1; slice <= stack.size(); slice++)
			kept.addSlice(stack.getSliceLabel(slice), stack.getPixels(slice));
		return kept;
	}

	private static List<LUT> luts(final ImagePlus image) {
		if (ImagePlanes.isRgb(image)) return List.of();
		if (image instanceof CompositeImage composite) return List.of(composite.getLuts());
		final LUT lut = (LUT) image.getProcessor().getLut().clone();
		lut.min = image.getDisplayRangeMin();
		lut.max = image.getDisplayRangeMax();
		return List.of(lut);
	}

	/** The same image, of which another part shows the field. */
	Source cut(final Rectangle other) {
		return new Source(title, info, stack, current, calibration, grey, luts, other, doubtful, id);
	}

	boolean isRgb() {
		return luts.isEmpty();
	}

	/** Colours of a slice, which counts from 1; channels come first in a hyperstack. */
	LUT lut(final int slice) {
		return luts.get((slice - 1) % luts.size());
	}

	/** Pixels of the part in a row. */
	int width() {
		return part.width;
	}

	/** Pixels of the part in a column. */
	int height() {
		return part.height;
	}

	/** "128×128 px". */
	String size() {
		return part.width + "×" + part.height + " px";
	}

	/** The part of a slice, which counts from 1: stored values or RGB. */
	ImageProcessor pixels(final int slice) {
		final ImageProcessor pixels = stack.getProcessor(slice);
		final boolean isWhole = part.width == pixels.getWidth() && part.height == pixels.getHeight();
		if (isWhole) return pixels;
		pixels.setRoi(part);
		return pixels.crop();
	}

	/** Calibrated grey values of the part of a slice; brightness of RGB pixels. */
	RandomAccessibleInterval<? extends RealType<?>> plane(final int slice) {
		final ImageProcessor pixels = pixels(slice);
		if (pixels instanceof ColorProcessor) return ImagePlanes.plane(pixels.convertToByteProcessor());
		return grey.plane(ImagePlanes.plane(pixels));
	}
}
