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
import ij.io.TiffDecoder;
import ij.io.TiffEncoder;

import sc.fiji.superres.imageplus.ImageFormat;
import sc.fiji.superres.imageplus.LargeTiff;
import sc.fiji.superres.tiff.TiffFile;
import sc.fiji.superres.tiff.TiffTexts;

/**
 * Image files as ImageJ has them, with dimensions, calibration, look-up table, overlay and info; nothing is shown and
 * no dialog opens.
 * <p>
 * ImageJ opens what is cut off as an image with black lines, waits for ever on some files, takes some numbers for
 * others, and tells of other damage by a dialog. Here all of that is an exception: a file's format
 * ({@link sc.fiji.superres.imageplus.ImageFormat}) looks at it first. Training, evaluation, pairs and folders open
 * their files here and nowhere else.
 * </p>
 */
public final class WholeImages {

	/** 4 GiB, less room for what is not pixels. */
	private static final long TIFF_LIMIT = 0xffff_0000L;
	private static final int BUFFER = 1 << 16;

	private WholeImages() {}

	/** Patterns of the names that image files have, for {@code FilePatterns}: "*.tif;*.tiff;*.png" and so on. */
	public static String namePatterns() {
		return ImageFormats.ALL.patterns();
	}

	/**
	 * Opens an image file of any format.
	 *
	 * @throws IOException where the file is no image, or not a whole one; the message says what is wrong, not which
	 *             file
	 */
	public static ImagePlus open(final Path file) throws IOException {
		return ImageFormats.ALL.open(file);
	}

	/** Writes a TIFF as {@code File > Save As > Tiff} does. */
	public static void save(final ImagePlus image, final Path file) throws IOException {
		final long bytes = bytes(image);
		if (bytes > TIFF_LIMIT) throw tooLarge(bytes);
		try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), BUFFER)) {
			new TiffEncoder(fileInfo(image)).write(out);
		}
	}

	private static IOException tooLarge(final long bytes) {
		return new IOException(String.format(Locale.ROOT,
			"the result has %.1f GB, and a TIFF holds 4: crop the image, or split the stack", bytes / 1e9));
	}

	private static long bytes(final ImagePlus image) {
		final long pixels = (long) image.getWidth() * image.getHeight() * image.getStackSize();
		return pixels * image.getBytesPerPixel();
	}

	private static FileInfo fileInfo(final ImagePlus image) {
		final FileSaver saver = new FileSaver(image);
		final FileInfo info = image.getFileInfo();
		info.info = image.getInfoProperty();
		info.description = saver.getDescriptionString();
		info.sliceLabels = sliceLabels(image.getStack());
		info.overlay = FileSaver.getOverlay(image);
		info.properties = image.getPropertiesAsArray();
		if (image.isComposite()) saver.saveDisplayRangesAndLuts(image, info);
		return info;
	}

	private static String[] sliceLabels(final ImageStack stack) {
		if (stack.size() > 1) return stack.getSliceLabels();
		final String only = stack.getSliceLabel(1);
		if (only == null) return null;
		return new String[] { only };
	}

	/**
	 * A property ({@link ImagePlus#setProp}) of the image in a TIFF that {@link #save} or {@link LargeTiff} wrote,
	 * without reading its pixels.
	 *
	 * @return empty where the file is no TIFF or its image has no such property
	 */
	public static Optional<String> property(final Path tiff, final String key) throws IOException {
		if (!TiffFile.isOne(tiff)) return Optional.empty();
		final Optional<String> described = LargeTiff.property(description(tiff), key);
		if (described.isPresent() || TiffFile.isBig(tiff)) return described;
		return value(tiffInfo(tiff).properties, key);
	}

	/** Empty where the file is damaged, too. */
	private static String description(final Path tiff) {
		try {
			return TiffTexts.of(tiff, Set.of(TiffTexts.DESCRIPTION)).getOrDefault(TiffTexts.DESCRIPTION, "");
		}
		catch (final IOException exc) {
			return "";
		}
	}

	/** @param properties names and values in turn; null where there are none */
	private static Optional<String> value(final String[] properties, final String key) {
		if (properties == null) return Optional.empty();
		for (int i = 0; i + 1 < properties.length; i += 2)
			if (properties[i].equals(key)) return Optional.of(properties[i + 1]);
		return Optional.empty();
	}

	private static TiffDecoder decoder(final Path file) {
		return new TiffDecoder(ImageFormat.folder(file), file.getFileName().toString());
	}

	private static FileInfo tiffInfo(final Path file) throws IOException {
		TiffFile.requireSound(file);
		try {
			return decoder(file).getTiffInfo()[0];
		}
		catch (final RuntimeException exc) {
			throw new IOException("its TIFF structure is damaged (" + exc + ")", exc);
		}
	}
}
