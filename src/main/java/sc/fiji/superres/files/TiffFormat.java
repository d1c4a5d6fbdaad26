package sc.fiji.superres.files;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

import ij.ImagePlus;

import sc.fiji.superres.dataset.ImageReader.Size;
import sc.fiji.superres.imageplus.ImageFormat;
import sc.fiji.superres.tiff.TiffFile;

/**
 * TIFF files, known by name or by their first bytes. ImageJ opens them, after {@link TiffFile} has found that they are
 * whole and that ImageJ reads their pixels as they are meant.
 */
final class TiffFormat implements ImageFormat {

	@Override
	public String name() {
		return "TIFF";
	}

	@Override
	public List<String> extensions() {
		return List.of("tif", "tiff");
	}

	@Override
	public boolean takes(final Path file) throws IOException {
		return isNamed(file) || TiffFile.isOne(file);
	}

	@Override
	public ImagePlus open(final Path file) throws IOException {
		TiffFile.requireWhole(file);
		return ImageJOpener.open(file);
	}

	@Override
	public Size size(final Path file) throws IOException {
		final TiffFile.Size size = TiffFile.requireSound(file);
		return new Size(size.width(), size.height());
	}
}
