package sc.fiji.superres.files;

import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
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
	 * @return 8- or 16-bit grey, RGB, or the numbers of a palette with it as look-up table
	 * @throws IOException where a pixel is transparent, or has more than 8 bits a colour
	 */
	static ImageProcessor processor(final BufferedImage image) throws IOException {
		requireOpaque(image);
		final int w = image.getWidth(), h = image.getHeight();
		final Raster raster = image.getRaster();
		if (image.getColorModel() instanceof IndexColorModel palette) return new ByteProcessor(w, h, toBytes(band(
			raster, 0)), palette);
		if (raster.getNumBands() < COLOURS) return grey(band(raster, 0), w, h, image.getColorModel());
		return colours(image);
	}

	private static void requireOpaque(final BufferedImage image) throws IOException {
		if (!image.getColorModel().hasAlpha()) return;
		final int[] pixels = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
		if (Arrays.stream(pixels).anyMatch(pixel -> pixel >>> 24 != OPAQUE)) throw new IOException(
			"it has transparent pixels, and does not say what lies below them: flatten it, and save it again");
	}

	private static ImageProcessor grey(final int[] values, final int width, final int height, final ColorModel model) {
		if (model.getComponentSize(0) <= Byte.SIZE) return new ByteProcessor(width, height, toBytes(values));
		final short[] shorts = new short[values.length];
		for (int i = 0; i < shorts.length; i++)
			shorts[i] = (short) values[i];
		return new ShortProcessor(width, height, shorts, null);
	}

	private static ImageProcessor colours(final BufferedImage image) throws IOException {
		final int w = image.getWidth(), h = image.getHeight();
		final Raster raster = image.getRaster();
		final int bits = image.getColorModel().getComponentSize(0);
		if (bits < Byte.SIZE) return new ColorProcessor(w, h, image.getRGB(0, 0, w, h, null, 0, w));
		final int[] red = band(raster, 0), green = band(raster, 1), blue = band(raster, 2);
		if (bits > Byte.SIZE) {
			if (Arrays.equals(red, green) && Arrays.equals(red, blue)) return grey(red, w, h, image.getColorModel());
			throw new IOException("it is a colour image of " + bits + " bits a colour: convert it to 8 bits a colour");
		}
		final ColorProcessor rgb = new ColorProcessor(w, h);
		rgb.setRGB(toBytes(red), toBytes(green), toBytes(blue));
		return rgb;
	}

	private static int[] band(final Raster raster, final int b) {
		return raster.getSamples(raster.getMinX(), raster.getMinY(), raster.getWidth(), raster.getHeight(), b,
			(int[]) null);
	}

	private static byte[] toBytes(final int[] values) {
		final byte[] bytes = new byte[values.length];
		for (int i = 0; i < bytes.length; i++)
			bytes[i] = (byte) values[i];
		return bytes;
	}
}
