package sc.fiji.superres.files;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

import ij.ImagePlus;

import sc.fiji.superres.imageplus.ImageFormat;

/** The formats that ImageJ itself knows besides, such as FITS; nothing looks at such a file before ImageJ does. */
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
	public ImagePlus open(final Path file) throws IOException {
		return ImageJOpener.open(file);
	}
}
