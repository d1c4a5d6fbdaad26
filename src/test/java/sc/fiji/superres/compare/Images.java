package sc.fiji.superres.compare;

import java.util.function.IntBinaryOperator;

import ij.ImagePlus;
import ij.ImageStack;
import ij.process.ByteProcessor;
import ij.process.ColorProcessor;
import ij.process.FloatProcessor;
import ij.process.ImageProcessor;
import ij.process.ShortProcessor;

import sc.fiji.superres.image.PixelSize;
import sc.fiji.superres.imageplus.ImagePlanes;

/** Images for tests of comparisons. */
final class Images {

	/** Grey values that differ from pixel to pixel, 0 … 250. */
	static final IntBinaryOperator MIXED = (x, y) -> (37 * x + 91 * y) % 251;

	private Images() {}

	static ImagePlus image(final String title, final int bits, final int width, final int height,
		final IntBinaryOperator grey)
	{
		final ImageProcessor pixels = switch (bits) {
			case 8 -> new ByteProcessor(width, height);
			case 16 -> new ShortProcessor(width, height);
			case 24 -> new ColorProcessor(width, height);
			default -> new FloatProcessor(width, height);
		};
		for (int y = 0; y < height; y++)
			for (int x = 0; x < width; x++)
				set(pixels, x, y, grey.applyAsInt(x, y));
		return new ImagePlus(title, pixels);
	}

	private static void set(final ImageProcessor pixels, final int x, final int y, final int grey) {
		if (pixels instanceof ColorProcessor) pixels.set(x, y, grey * 0x010101);
		else pixels.setf(x, y, grey);
	}

	static ImagePlus mixed(final String title, final int width, final int height) {
		return image(title, 8, width, height, MIXED);
	}

	/** With pixels of a size in nm. */
	static ImagePlus calibrated(final ImagePlus image, final double nanometres) {
		ImagePlanes.setPixelSize(image, new PixelSize(nanometres, nanometres, "nm"));
		return image;
	}

	/** Slices of one grey value each: 10, 20, 30 and so on, and in one corner 0 and 250, which make the range. */
	static ImagePlus stack(final String title, final int side, final int slices) {
		final ImageStack stack = new ImageStack(side, side);
		for (int slice = 1; slice <= slices; slice++) {
			final int grey = 10 * slice;
			final IntBinaryOperator values = (x, y) -> x + y > 1 ? grey : x * 250;
			stack.addSlice("frame " + slice, image("", 8, side, side, values).getProcessor());
		}
		return new ImagePlus(title, stack);
	}
}
