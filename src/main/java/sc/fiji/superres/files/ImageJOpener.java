package sc.fiji.superres.files;

import java.io.IOException;
import java.nio.file.Path;

import ij.ImagePlus;
import ij.io.Opener;

import sc.fiji.superres.imageplus.ImageFormat;

/** Opens a file by ImageJ's own code, without a dialog. */
final class ImageJOpener {

	private ImageJOpener() {}

	/** @throws IOException where ImageJ finds no image in the file */
	static ImagePlus open(final Path file) throws IOException {
		final Opener opener = silent();
		try {
			final ImagePlus image = opener.openImage(ImageFormat.folder(file), file.getFileName().toString());
			requirePixels(image);
			return image;
		}
		catch (final RuntimeException exc) {
			throw new IOException("ImageJ reads no image from it (" + exc + ")", exc);
		}
	}

	private static Opener silent() {
		final Opener opener = new Opener();
		opener.setSilentMode(true);
		return opener;
	}

	/** @param image null where ImageJ gave none */
	private static void requirePixels(final ImagePlus image) throws IOException {
		if (image == null || image.getProcessor() == null) throw new IOException("ImageJ reads no image from it");
	}
}
