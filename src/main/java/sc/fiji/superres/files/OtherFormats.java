package sc.fiji.superres.files;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

import ij.ImagePlus;

import sc.fiji.superres.imageplus.ImageFormat;

/** Whatever else ImageJ itself opens, such as FITS or DICOM; no name says so, and nobody has looked at the file. */
final class OtherFormats implements ImageFormat {

	@Override
	public String name() {
		return "other formats that ImageJ opens";
	}

	@Override
	public List<String> extensions() {
		return List.of();
	}

	@Override
	public boolean takes(final Path file) {
		return true;
	}

	@Override
	public ImagePlus open(final Path file) throws IOException {
		return ImageJOpener.open(file);
	}
}
