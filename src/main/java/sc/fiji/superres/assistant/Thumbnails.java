package sc.fiji.superres.assistant;

import java.awt.Rectangle;
import java.awt.image.BufferedImage;

import ij.ImagePlus;
import ij.process.ColorProcessor;
import ij.process.ImageProcessor;

/** Small pictures of open images, in the grey values that their windows show. */
final class Thumbnails {

	/** Pixels along the longer side of a picture of a whole image. */
	private static final int SIDE = 480;

	private Thumbnails() {}

	/** The whole image, shrunk where it is large. */
	static BufferedImage whole(final ImagePlus image) {
		final ImageProcessor pixels = image.getProcessor();
		final double scale = Math.min(1, SIDE / (double) Math.max(image.getWidth(), image.getHeight()));
		final int width = (int) Math.max(1, scale * image.getWidth());
		final int height = (int) Math.max(1, scale * image.getHeight());
		return picture(pixels.resize(width, height, true), pixels);
	}

	/** A square of the image around its centre, with this side in pixels or less. */
	static BufferedImage centre(final ImagePlus image, final int side) {
		final ImageProcessor pixels = image.getProcessor().duplicate();
		final int width = Math.min(side, image.getWidth());
		final int height = Math.min(side, image.getHeight());
		pixels.setRoi(new Rectangle((image.getWidth() - width) / 2, (image.getHeight() - height) / 2, width, height));
		return picture(pixels.crop(), image.getProcessor());
	}

	/** @param like has the grey values that are black and white */
	private static BufferedImage picture(final ImageProcessor pixels, final ImageProcessor like) {
		if (!(pixels instanceof ColorProcessor)) pixels.setMinAndMax(like.getMin(), like.getMax());
		return pixels.getBufferedImage();
	}
}
