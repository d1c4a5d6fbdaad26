package sc.fiji.superres.imageplus;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

import ij.ImagePlus;
import ij.io.FileInfo;

import sc.fiji.superres.dataset.ImageReader.Size;

/**
 * A format of image files. A class that implements this and a line in {@code files.ImageFormats} are all that a new
 * format takes: every command then opens such files, alone and in folders.
 * <p>
 * A format looks at a file itself before anything else opens it. What is cut off, damaged or of a kind that would be
 * read wrongly is an {@code IOException} whose message says what is wrong with "it", not which file it is; no dialog
 * opens. Files exist and are not empty. Called by several threads at once.
 * </p>
 */
public interface ImageFormat {

	/** What people call the format, such as "TIFF". */
	String name();

	/** How the names of its files end, in lower case and without the dot; the most usual first. */
	List<String> extensions();

	/** Whether a file's name is that of an image in this format. */
	default boolean isNamed(final Path file) {
		return extensions().contains(extension(file));
	}

	/** Whether folders are looked through for its files; not where the pixels are in files of another format. */
	default boolean isInFolders() {
		return true;
	}

	/**
	 * Whether this format is the one to open a file by: where nothing else is said, by the file's name. A format that
	 * knows its files by their first bytes looks at them here.
	 */
	default boolean takes(final Path file) throws IOException {
		return isNamed(file);
	}

	/**
	 * Opens a file of this format, with all that it says of the image: dimensions, calibration, info.
	 *
	 * @return an image titled after the file, not shown
	 */
	ImagePlus open(Path file) throws IOException;

	/**
	 * Width and height of the image in pixels. A format whose header says them overrides this, so that the pixels need
	 * not be read.
	 */
	default Size size(final Path file) throws IOException {
		final ImagePlus image = open(file);
		return new Size(image.getWidth(), image.getHeight());
	}

	/** The folder that a file lies in, as ImageJ writes it: with a slash at its end. */
	static String folder(final Path file) {
		return file.toAbsolutePath().getParent() + "/";
	}

	/**
	 * Where an image comes from that ImageJ did not read itself, so that it never takes the file's bytes for pixels.
	 */
	static FileInfo fileInfo(final Path file) {
		final FileInfo info = new FileInfo();
		info.fileFormat = FileInfo.IMAGEIO;
		info.fileName = file.getFileName().toString();
		info.directory = folder(file);
		return info;
	}

	/** What a file's name ends in, in lower case and without the dot; the whole name where it has no dot. */
	static String extension(final Path file) {
		final String name = file.getFileName().toString();
		return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
	}
}
