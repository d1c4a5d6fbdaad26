package sc.fiji.superres.files;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import javax.imageio.ImageIO;

import ij.ImagePlus;

import net.imglib2.RandomAccessibleInterval;

import sc.fiji.superres.AtomicFile;
import sc.fiji.superres.dataset.ImageEncoder;
import sc.fiji.superres.dataset.ImageReader;
import sc.fiji.superres.dataset.SourceImage;
import sc.fiji.superres.dataset.Sources;
import sc.fiji.superres.image.IntensityRange;
import sc.fiji.superres.image.PixelSize;
import sc.fiji.superres.imageplus.ImagePlanes;
import sc.fiji.superres.imageplus.SourceSlices;
import sc.fiji.superres.user.Failure;

/**
 * Image files ⇄ grey planes, in every format of {@code ImageFormats}. No dialog ever opens.
 * <p>
 * Each slice of a stack is an image of its own, {@code stack-001.tif}; its intensity range is that of the whole stack.
 * Colour files whose channels are equal are grey files; others are refused.
 * </p>
 */
public final class ImageFiles {

	private static final String AUTO = "auto";

	private ImageFiles() {}

	/**
	 * Reads every image file of a folder, sorted by name; hidden files, other files and sub-folders are passed over.
	 *
	 * @throws IOException where the folder is missing or holds no image; where some of its images cannot be read, hold
	 *             NaN or have colliding names, naming each of them with the reason
	 */
	public static List<SourceImage> readFolder(final Path folder) throws IOException {
		return readFolder(folder, "source");
	}

	/** The same; {@code key} is what messages call the folder. */
	public static List<SourceImage> readFolder(final Path folder, final String key) throws IOException {
		return readFolder(folder, key, AUTO);
	}

	/**
	 * The same; {@code range} says which grey values of each file are 0 and 1, as {@link IntensityRange#parse} reads
	 * it.
	 */
	public static List<SourceImage> readFolder(final Path folder, final String key, final String range)
		throws IOException
	{
		final List<Path> files = imageFiles(folder);
		if (files.isEmpty()) throw noImage(folder, key);
		final List<SourceImage> images = new ArrayList<>();
		final List<String> problems = readAll(files, range, images);
		if (problems.isEmpty()) return images;
		throw new IOException(problems.size() + " of " + files.size() + unusable(folder, problems));
	}

	private static String unusable(final Path folder, final List<String> problems) {
		return " images of " + folder + " cannot be used:\n" + String.join("\n", problems);
	}

	private static IOException noImage(final Path folder, final String key) {
		final String formats = ImageFormats.ALL.names();
		return new IOException(key + "=" + folder + " holds no image: expected " + formats + " files.");
	}

	/**
	 * Reads one file after another.
	 *
	 * @param images gets what can be read
	 * @return what cannot be read or used and why, a line each
	 */
	private static List<String> readAll(final List<Path> files, final String range, final List<SourceImage> images) {
		final List<String> problems = new ArrayList<>();
		for (final Path file : files) {
			try {
				images.addAll(read(file, range));
			}
			catch (final IOException | RuntimeException exc) {
				problems.add(exc.getMessage());
			}
		}
		problems.addAll(Sources.problems(images));
		return problems;
	}

	/** Size of a pixel in the first image of a folder, in its unit of length; 1 pixel where the file gives none. */
	public static PixelSize pixelSize(final Path folder) throws IOException {
		final Path first = imageFiles(folder).get(0);
		return lengthOrPixel(ImagePlanes.pixelSize(opened(first)));
	}

	private static PixelSize lengthOrPixel(final PixelSize size) {
		if (size.nanometres().isPresent()) return size;
		return new PixelSize(1, 1, "pixel");
	}

	/**
	 * Reads an image file, one image for each slice.
	 *
	 * @throws IOException where it cannot be read or is a colour image, naming it
	 */
	public static List<SourceImage> read(final Path file) throws IOException {
		return read(file, AUTO);
	}

	private static List<SourceImage> read(final Path file, final String range) throws IOException {
		final SourceSlices slices = slices(file);
		try {
			return slices.images(file.getFileName().toString(), range);
		}
		catch (final IllegalArgumentException exc) {
			throw named(file, exc);
		}
	}

	/** The slices of an image file; an error names it. */
	static SourceSlices slices(final Path file) throws IOException {
		final ImagePlus image = opened(file);
		try {
			return SourceSlices.of(image.getStack(), image);
		}
		catch (final IllegalArgumentException exc) {
			throw named(file, exc);
		}
	}

	private static ImagePlus opened(final Path file) throws IOException {
		try {
			return WholeImages.open(file);
		}
		catch (final IOException | RuntimeException exc) {
			throw named(file, exc);
		}
	}

	/** The same error with the file's name before its message. */
	static IOException named(final Path file, final Exception exc) {
		final String name = file.getFileName().toString();
		if (exc instanceof IllegalArgumentException) return new IOException(name + " " + exc.getMessage(), exc);
		return new IOException(name + " cannot be read: " + Failure.of(exc).message(), exc);
	}

	/**
	 * Writes a plane without loss: 8-bit as PNG, 16- and 32-bit as TIFF. The file appears when it is complete.
	 *
	 * @param path its name ends in what {@link #encoder()} names for the plane
	 */
	public static void write(final RandomAccessibleInterval<?> plane, final Path path) throws IOException {
		final byte[] file = encoder().encode(plane);
		AtomicFile.write(path, out -> out.write(file));
	}

	/** Writes a picture for people as PNG; the file appears when it is complete. */
	public static void writePicture(final BufferedImage picture, final Path path) throws IOException {
		AtomicFile.write(path, out -> ImageIO.write(picture, "png", out));
	}

	/** Makes the files that {@link #write} writes, for those who write many. */
	public static ImageEncoder encoder() {
		return new PlaneEncoder();
	}

	/** For those who read single planes, each file one grey image. */
	public static ImageReader reader() {
		return new PlaneReader();
	}

	/** Whether a file's name is that of an image, and not hidden. */
	static boolean isImage(final Path file) {
		return !file.getFileName().toString().startsWith(".") && ImageFormats.ALL.isNamedImage(file);
	}

	/**
	 * The image files of a folder, by their names alone, sorted; hidden files and sub-folders are passed over.
	 *
	 * @throws NotDirectoryException where it is no folder
	 */
	public static List<Path> imageFiles(final Path folder) throws IOException {
		if (!Files.isDirectory(folder)) throw new NotDirectoryException(folder + " is no folder.");
		try (Stream<Path> files = Files.list(folder)) {
			return files.filter(ImageFiles::isFileOrBrokenLink).filter(ImageFiles::isImage).sorted().toList();
		}
	}

	/** Links that lead nowhere are wanted, so that they are named with what cannot be read. */
	private static boolean isFileOrBrokenLink(final Path file) {
		return Files.isRegularFile(file) || Files.notExists(file);
	}
}
