package sc.fiji.superres.imagej;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;

import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

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

	/** Width and height of a PNG, JPEG, BMP or GIF file, from its header. */
	static sc.fiji.superres.dataset.ImageReader.Size size(final Path file) throws IOException {
		try (ImageInputStream in = ImageIO.createImageInputStream(file.toFile())) {
			final Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
			if (!readers.hasNext()) throw new IOException("its content is no image");
			final ImageReader reader = readers.next();
			reader.setInput(in);
			try {
				return new sc.fiji.superres.dataset.ImageReader.Size(reader.getWidth(0), reader.getHeight(0));
			}
			finally {
				reader.dispose();
			}
		}
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
