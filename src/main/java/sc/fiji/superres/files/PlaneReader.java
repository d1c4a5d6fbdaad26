package sc.fiji.superres.files;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

import net.imglib2.RandomAccessibleInterval;

import sc.fiji.superres.dataset.ImageReader;

/** Reads files that hold one grey image each. */
final class PlaneReader implements ImageReader {

	@Override
	public RandomAccessibleInterval<?> read(final Path file) throws IOException {
		final List<? extends RandomAccessibleInterval<?>> planes = ImageFiles.slices(file).planes();
		if (planes.size() == 1) return planes.get(0);
		throw noSingleImage(file, planes.size());
	}

	private static IOException noSingleImage(final Path file, final int slices) {
		return new IOException(file + " is a stack of " + slices + " slices, where one image is expected.");
	}

	@Override
	public Size size(final Path file) throws IOException {
		try {
			return ImageFormats.ALL.size(file);
		}
		catch (final IOException | RuntimeException exc) {
			throw ImageFiles.named(file, exc);
		}
	}

	@Override
	public boolean reads(final Path file) {
		return ImageFiles.isImage(file);
	}
}
