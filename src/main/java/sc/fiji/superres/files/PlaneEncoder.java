package sc.fiji.superres.files;

import java.io.ByteArrayOutputStream;
import java.io.IOException;

import ij.ImagePlus;
import ij.io.FileInfo;
import ij.io.FileSaver;
import ij.io.TiffEncoder;
import ij.process.ImageProcessor;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.integer.UnsignedByteType;

import sc.fiji.superres.dataset.ImageEncoder;
import sc.fiji.superres.image.GreyPng;
import sc.fiji.superres.imageplus.ImagePlanes;

/** Grey planes as image files, without loss: 8-bit as PNG, 16- and 32-bit as ImageJ's TIFF. */
final class PlaneEncoder implements ImageEncoder {

	@Override
	public byte[] encode(final RandomAccessibleInterval<?> plane) throws IOException {
		final ImageProcessor pixels = ImagePlanes.processor(plane);
		if (pixels.getPixels() instanceof byte[] bytes) {
			return GreyPng.encode(bytes, pixels.getWidth(), pixels.getHeight());
		}
		return tiff(pixels);
	}

	@Override
	public String extension(final RandomAccessibleInterval<?> plane) {
		if (plane.getType() instanceof UnsignedByteType) return "png";
		return "tif";
	}

	private static byte[] tiff(final ImageProcessor pixels) throws IOException {
		final ByteArrayOutputStream out = new ByteArrayOutputStream();
		new TiffEncoder(described(new ImagePlus("", pixels))).write(out);
		return out.toByteArray();
	}

	private static FileInfo described(final ImagePlus image) {
		final FileInfo info = image.getFileInfo();
		info.description = new FileSaver(image).getDescriptionString();
		return info;
	}
}
