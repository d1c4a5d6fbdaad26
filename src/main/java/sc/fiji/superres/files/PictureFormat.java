package sc.fiji.superres.files;

import java.awt.image.BufferedImage;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;

import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

import ij.ImagePlus;

import sc.fiji.superres.dataset.ImageReader.Size;
import sc.fiji.superres.imageplus.ImageFormat;

/**
 * A format of pictures that Java reads, such as PNG: whole files of one picture. Those that are cut off, damaged,
 * transparent or of several pictures are refused.
 */
record PictureFormat(String name, List<String> extensions) implements ImageFormat {

	/** What is asked of Java's reader, which has the file open. */
	private interface Inquiry<T> {

		T answer(ImageReader reader) throws IOException;
	}

	@Override
	public ImagePlus open(final Path file) throws IOException {
		final BufferedImage picture = ask(file, PictureFormat::picture);
		final ImagePlus image = new ImagePlus(file.getFileName().toString(), Rasters.processor(picture));
		image.setFileInfo(ImageFormat.fileInfo(file));
		return image;
	}

	@Override
	public Size size(final Path file) throws IOException {
		return ask(file, reader -> new Size(reader.getWidth(0), reader.getHeight(0)));
	}

	private static BufferedImage picture(final ImageReader reader) throws IOException {
		requireSingle(reader);
		final String[] damage = new String[1];
		reader.addIIOReadWarningListener((source, warning) -> {
			if (tellsOfDamage(warning)) damage[0] = warning;
		});
		final BufferedImage picture = reader.read(0);
		if (damage[0] != null) throw new IOException("it is cut off or damaged (" + damage[0] + ")");
		return picture;
	}

	private static void requireSingle(final ImageReader reader) throws IOException {
		final int pictures = reader.getNumImages(true);
		if (pictures > 1) throw new IOException("it holds " + pictures +
			" pictures, such as an animation: save them as a TIFF stack");
	}

	/** Java's JPEG reader goes on with grey where the file ends, and tells of that in libjpeg's words. */
	private static boolean tellsOfDamage(final String warning) {
		final String words = warning.toLowerCase(Locale.ROOT);
		return words.contains("premature") || words.contains("corrupt") || words.contains("truncated");
	}

	/** Opens a file by the reader that knows its content, which the name need not tell. */
	private static <T> T ask(final Path file, final Inquiry<T> inquiry) throws IOException {
		try (ImageInputStream in = ImageIO.createImageInputStream(file.toFile())) {
			final Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
			if (!readers.hasNext()) throw otherContent(file);
			final ImageReader reader = readers.next();
			reader.setInput(in);
			return answer(inquiry, reader);
		}
	}

	private static IOException otherContent(final Path file) {
		return new IOException("its content is no " + ImageFormat.extension(file).toUpperCase(Locale.ROOT));
	}

	private static <T> T answer(final Inquiry<T> inquiry, final ImageReader reader) throws IOException {
		try {
			return inquiry.answer(reader);
		}
		catch (final EOFException exc) {
			throw new IOException("it is cut off", exc); // Java's reader of BMP says no more
		}
		catch (final RuntimeException exc) {
			throw new IOException("it is damaged (" + exc + ")", exc);
		}
		finally {
			reader.dispose();
		}
	}
}
