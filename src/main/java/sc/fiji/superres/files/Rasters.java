package sc.fiji.superres.files;

import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.io.IOException;
import java.util.Arrays;

import ij.process.ByteProcessor;
import ij.process.ColorProcessor;
import ij.process.ImageProcessor;
import ij.process.ShortProcessor;

/** Java's images as ImageJ's, sample by sample: no colour management changes the grey values. */
final class Rasters {

	private static final int COLOURS = 3;
	private static final int OPAQUE = 255;

	private Rasters() {}

	/**
	 * The pixels of a picture.
	 *
	 * @return 8- or 16-bit grey, RGB, or the numbers of a palette with it as look-up table
	 * @throws IOException where a pixel is transparent, is no grey value and no RGB, or has more than 8 bits a colour
	 */
	static ImageProcessor processor(final BufferedImage image) throws IOException {
		requireOpaque(image);
		if (image.getColorModel() instanceof IndexColorModel palette) return numbers(image, palette);
		if (image.getRaster().getNumBands() < COLOURS) return grey(image);
		return ofColours(image);
	}

	private static ImageProcessor ofColours(final BufferedImage image) throws IOException {
		requireRgb(image);
		final int bits = bits(image);
		if (bits < Byte.SIZE) return lowColours(image);
		if (bits == Byte.SIZE) return colours(image);
		if (isGrey(image)) return grey(image);
		throw new IOException("it is a colour image of " + bits + " bits a colour: convert it to 8 bits a colour");
	}

	/** A JPEG may have inks, which are no red, green and blue. */
	private static void requireRgb(final BufferedImage image) throws IOException {
		if (image.getColorModel().getColorSpace().getType() == ColorSpace.TYPE_RGB) return;
		throw new IOException(
			"its pixels are colours of another kind than RGB, such as CMYK: convert it to RGB or grey");
	}

	private static ImageProcessor numbers(final BufferedImage image, final IndexColorModel palette) {
		return new ByteProcessor(image.getWidth(), image.getHeight(), bytes(image, 0), palette);
	}

	private static void requireOpaque(final BufferedImage image) throws IOException {
		if (!image.getColorModel().hasAlpha()) return;
		if (isTransparent(image)) throw new IOException(
			"it has transparent pixels, and does not say what lies below them: flatten it, and save it again");
	}

	/** Whether any pixel is. */
	private static boolean isTransparent(final BufferedImage image) {
		return Arrays.stream(argb(image)).anyMatch(pixel -> pixel >>> 24 != OPAQUE);
	}

	private static int[] argb(final BufferedImage image) {
		return image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
	}

	/** Bits of a grey value or a colour. */
	private static int bits(final BufferedImage image) {
		return image.getColorModel().getComponentSize(0);
	}

	/** The first band as grey values. */
	private static ImageProcessor grey(final BufferedImage image) {
		if (bits(image) <= Byte.SIZE) return byteGrey(image);
		return new ShortProcessor(image.getWidth(), image.getHeight(), toShorts(band(image, 0)), null);
	}

	private static ImageProcessor byteGrey(final BufferedImage image) {
		return new ByteProcessor(image.getWidth(), image.getHeight(), bytes(image, 0));
	}

	/** Whether the three colours are the same everywhere. */
	private static boolean isGrey(final BufferedImage image) {
		final int[] red = band(image, 0);
		return Arrays.equals(red, band(image, 1)) && Arrays.equals(red, band(image, 2));
	}

	private static ImageProcessor colours(final BufferedImage image) {
		final ColorProcessor rgb = new ColorProcessor(image.getWidth(), image.getHeight());
		rgb.setRGB(bytes(image, 0), bytes(image, 1), bytes(image, 2));
		return rgb;
	}

	/** Of less than 8 bits a colour: Java spreads them to 8. */
	private static ImageProcessor lowColours(final BufferedImage image) {
		return new ColorProcessor(image.getWidth(), image.getHeight(), argb(image));
	}

	private static byte[] bytes(final BufferedImage image, final int band) {
		return toBytes(band(image, band));
	}

	private static int[] band(final BufferedImage image, final int number) {
		final Raster raster = image.getRaster();
		final int x = raster.getMinX();
		final int y = raster.getMinY();
		return raster.getSamples(x, y, raster.getWidth(), raster.getHeight(), number, (int[]) null);
	}

	private static byte[] toBytes(final int[] values) {
		final byte[] bytes = new byte[values.length];
		for (int i = 0; i < bytes.length; i++)
			bytes[i] = (byte) values[i];
		return bytes;
	}

	private static short[] toShorts(final int[] values) {
		final short[] shorts = new short[values.length];
		for (int i = 0; i < shorts.length; i++)
			shorts[i] = (short) values[i];
		return shorts;
	}
}
