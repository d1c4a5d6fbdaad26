package sc.fiji.superres.files;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

import ij.ImagePlus;
import ij.ImageStack;
import ij.io.FileInfo;
import ij.io.FileSaver;
import ij.io.Opener;
import ij.io.TiffDecoder;
import ij.io.TiffEncoder;

import sc.fiji.superres.FileNames;
import sc.fiji.superres.dataset.ImageReader;
import sc.fiji.superres.tiff.TiffFile;

/**
 * Image files as ImageJ has them, with dimensions, calibration, look-up table, overlay and info; nothing is shown and
 * no dialog opens.
 * <p>
 * ImageJ opens what is cut off as an image with black lines, waits for ever on some files, takes some numbers for
 * others, and tells of other damage by a dialog. Here all of that is an exception: {@link TiffFile} and
 * {@link Pictures} look first. Training, evaluation, pairs and folders open their files here and nowhere else.
 * </p>
 */
public final class WholeImages {

	private static final long TIFF_LIMIT = 0xffff_0000L; // 4 GiB less room for what is not pixels
	private static final Set<String> TIFF = Set.of("tif", "tiff");
	private static final Set<String> PICTURES = Set.of("png", "jpg", "jpeg", "bmp", "gif");

	private WholeImages() {}

	/** Whether a file's name is that of a TIFF. */
	static boolean isTiff(final Path file) {
		return TIFF.contains(extension(file));
	}

	/** Whether a file's name is that of an image: TIFF, PNG, JPEG, BMP or GIF. */
	static boolean isNamedImage(final Path file) {
		return isTiff(file) || PICTURES.contains(extension(file));
	}

	/**
	 * @throws IOException where the file is no image, or not a whole one; the message says what is wrong, not which
	 *             file
	 */
	public static ImagePlus open(final Path file) throws IOException {
		requireContent(file);
		if (isTiff(file) || TiffFile.isOne(file)) {
			TiffFile.requireWhole(file);
			return opened(file);
		}
		if (PICTURES.contains(extension(file))) return Pictures.open(file);
		return opened(file);
	}

	/**
	 * Width and height of an image, without reading its pixels; what is cut off is found where that takes no pixels.
	 */
	static ImageReader.Size size(final Path file) throws IOException {
		requireContent(file);
		if (!isTiff(file)) return Pictures.size(file);
		final TiffFile.Size size = TiffFile.requireSound(file);
		return new ImageReader.Size(size.width(), size.height());
	}

	private static void requireContent(final Path file) throws IOException {
		final Optional<String> problem = FileNames.problem(file);
		if (problem.isPresent()) throw new IOException(problem.get());
		if (Files.size(file) == 0) throw new IOException("the file is empty (0 bytes)");
	}

	private static ImagePlus opened(final Path file) throws IOException {
		final Opener opener = new Opener();
		opener.setSilentMode(true);
		try {
			final ImagePlus image = opener.openImage(folder(file), file.getFileName().toString());
			if (image == null || image.getProcessor() == null) throw new IOException("ImageJ reads no image from it");
			return image;
		}
		catch (final RuntimeException exc) {
			throw new IOException("ImageJ reads no image from it (" + exc + ")", exc);
		}
	}

	/** Writes a TIFF as {@code File > Save As > Tiff} does. */
	public static void save(final ImagePlus image, final Path file) throws IOException {
		final long bytes = (long) image.getWidth() * image.getHeight() * image.getBytesPerPixel() * image
			.getStackSize();
		if (bytes > TIFF_LIMIT) throw new IOException(String.format(Locale.ROOT,
			"the result has %.1f GB, and a TIFF holds 4: crop the image, or split the stack", bytes / 1e9));
		try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16)) {
			new TiffEncoder(fileInfo(image)).write(out);
		}
	}

	/**
	 * A property ({@link ImagePlus#setProp}) of the image in a TIFF that {@link #save} wrote, without reading its
	 * pixels.
	 */
	public static Optional<String> property(final Path tiff, final String key) throws IOException {
		final String[] properties = TiffFile.isOne(tiff) ? tiffInfo(tiff).properties : null;
		for (int i = 0; properties != null && i + 1 < properties.length; i += 2)
			if (properties[i].equals(key)) return Optional.of(properties[i + 1]);
		return Optional.empty();
	}

	private static FileInfo fileInfo(final ImagePlus image) {
		final FileSaver saver = new FileSaver(image);
		final FileInfo info = image.getFileInfo();
		final ImageStack stack = image.getStack();
		info.info = image.getInfoProperty();
		info.description = saver.getDescriptionString();
		info.sliceLabels = stack.size() > 1 ? stack.getSliceLabels() : stack.getSliceLabel(1) == null ? null
			: new String[] { stack.getSliceLabel(1) };
		info.overlay = FileSaver.getOverlay(image);
		info.properties = image.getPropertiesAsArray();
		if (image.isComposite()) saver.saveDisplayRangesAndLuts(image, info);
		return info;
	}

	private static FileInfo tiffInfo(final Path file) throws IOException {
		TiffFile.requireSound(file);
		try {
			return new TiffDecoder(folder(file), file.getFileName().toString()).getTiffInfo()[0];
		}
		catch (final RuntimeException exc) {
			throw new IOException("its TIFF structure is damaged (" + exc + ")", exc);
		}
	}

	static String folder(final Path file) {
		return file.toAbsolutePath().getParent() + "/";
	}

	static String extension(final Path file) {
		final String name = file.getFileName().toString();
		return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
	}
}
