package sc.fiji.superres.imagej;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.util.Arrays;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;

import sc.fiji.superres.image.Planes;

/** Java's images ⇄ grey planes, sample by sample: no colour management changes the grey values. */
final class Rasters {

	private static final int COLOURS = 3;

	private Rasters() {}

	/**
	 * @param image grey (with or without alpha), or in colour with red = green = blue
	 * @return an 8-bit plane, or 16-bit where the samples have more than 8 bits
	 * @throws IllegalArgumentException where the colours differ
	 */
	static RandomAccessibleInterval<? extends RealType<?>> grey(final BufferedImage image) {
		final int[] values = image.getColorModel() instanceof IndexColorModel ? palette(image) : samples(image.getRaster());
		if (values == null) throw new IllegalArgumentException(
			"is a colour image; only grey ones are taken (Image > Type > 8-bit)");
		final int w = image.getWidth(), h = image.getHeight();
		if (image.getColorModel().getComponentSize(0) > 8) {
			final short[] shorts = new short[values.length];
			for (int i = 0; i < shorts.length; i++)
				shorts[i] = (short) values[i];
			return Planes.shorts(shorts, w, h);
		}
		return Planes.bytes(toBytes(values), w, h);
	}

	/** An 8-bit grey image that holds a copy of the values, row-major. */
	static BufferedImage image(final byte[] values, final int width, final int height) {
		final BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
		image.getRaster().setDataElements(0, 0, width, height, values);
		return image;
	}

	/** The grey values, or null where the colours differ. */
	private static int[] samples(final Raster raster) {
		final int[] first = band(raster, 0);
		if (raster.getNumBands() < COLOURS) return first;
		for (int b = 1; b < COLOURS; b++) {
			if (!Arrays.equals(first, band(raster, b))) return null;
		}
		return first;
	}

	private static int[] band(final Raster raster, final int b) {
		return raster.getSamples(raster.getMinX(), raster.getMinY(), raster.getWidth(), raster.getHeight(), b,
			(int[]) null);
	}

	/** What a palette image shows, or null where the colours differ. */
	private static int[] palette(final BufferedImage image) {
		final int[] values = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
		for (int i = 0; i < values.length; i++) {
			final int r = values[i] >> 16 & 0xff, g = values[i] >> 8 & 0xff, b = values[i] & 0xff;
			if (r != g || g != b) return null;
			values[i] = g;
		}
		return values;
	}

	private static byte[] toBytes(final int[] values) {
		final byte[] bytes = new byte[values.length];
		for (int i = 0; i < bytes.length; i++)
			bytes[i] = (byte) values[i];
		return bytes;
	}
}
