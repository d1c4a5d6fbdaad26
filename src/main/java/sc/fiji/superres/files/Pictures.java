package sc.fiji.superres.files;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Locale;

import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

import ij.ImagePlus;
import ij.io.FileInfo;
import ij.process.ImageProcessor;

/** PNG, JPEG, BMP and GIF files: whole ones of one picture. */
final class Pictures {

	private Pictures() {}

	/** @throws IOException where the file is cut off, damaged, transparent or of several pictures */
	static ImagePlus open(final Path file) throws IOException {
		final ImageProcessor pixels = Rasters.processor(read(file));
		final ImagePlus image = new ImagePlus(file.getFileName().toString(), pixels);
		final FileInfo info = new FileInfo();
		info.fileFormat = FileInfo.IMAGEIO;
		info.fileName = image.getTitle();
		info.directory = WholeImages.folder(file);
		image.setFileInfo(info);
		return image;
	}

	/** Width and height, from the header. */
	static sc.fiji.superres.dataset.ImageReader.Size size(final Path file) throws IOException {
		return with(file, reader -> new sc.fiji.superres.dataset.ImageReader.Size(reader.getWidth(0), reader.getHeight(
			0)));
	}

	private static BufferedImage read(final Path file) throws IOException {
		return with(file, reader -> {
			final int pictures = reader.getNumImages(true);
			if (pictures > 1) throw new IOException("it holds " + pictures +
				" pictures, such as an animation: save them as a TIFF stack");
			final String[] damage = new String[1];
			reader.addIIOReadWarningListener((source, warning) -> {
				if (tellsOfDamage(warning)) damage[0] = warning;
			});
			final BufferedImage picture = reader.read(0);
			if (damage[0] != null) throw new IOException("it is cut off or damaged (" + damage[0] + ")");
			return picture;
		});
	}

	/** Java's JPEG reader goes on with grey where the file ends, and tells of that in libjpeg's words. */
	private static boolean tellsOfDamage(final String warning) {
		final String words = warning.toLowerCase(Locale.ROOT);
		return words.contains("premature") || words.contains("corrupt") || words.contains("truncated");
	}

	private interface Look<T> {

		T at(ImageReader reader) throws IOException;
	}

	private static <T> T with(final Path file, final Look<T> look) throws IOException {
		try (ImageInputStream in = ImageIO.createImageInputStream(file.toFile())) {
			final Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
			if (!readers.hasNext()) throw new IOException("its content is no " + WholeImages.extension(file)
				.toUpperCase(Locale.ROOT));
			final ImageReader reader = readers.next();
			reader.setInput(in);
			try {
				return look.at(reader);
			}
			catch (final RuntimeException exc) {
				throw new IOException("it is damaged (" + exc + ")", exc);
			}
			finally {
				reader.dispose();
			}
		}
	}
}
