package sc.fiji.superres.imagej;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

import javax.imageio.ImageIO;

import ij.ImagePlus;
import ij.ImageStack;
import ij.io.FileInfo;
import ij.io.FileSaver;
import ij.io.Opener;
import ij.io.TiffDecoder;
import ij.io.TiffEncoder;

/**
 * Image files as ImageJ has them, with dimensions, calibration, look-up table, overlay and info; nothing is shown and no
 * dialog opens.
 * <p>
 * ImageJ opens what is cut off as an image with black lines, and tells of other damage by a dialog; here both are
 * exceptions.
 * </p>
 */
final class WholeImages {

	private static final long TIFF_LIMIT = 0xffff_0000L; // 4 GiB less room for what is not pixels
	private static final Set<String> TIFF = Set.of("tif", "tiff"), PICTURES = Set.of("png", "jpg", "jpeg", "bmp", "gif");
	private static final Set<Integer> WHOLE_BYTES = Set.of(FileInfo.GRAY8, FileInfo.COLOR8, FileInfo.GRAY16_SIGNED,
		FileInfo.GRAY16_UNSIGNED, FileInfo.GRAY32_INT, FileInfo.GRAY32_UNSIGNED, FileInfo.GRAY32_FLOAT, FileInfo.RGB);

	private WholeImages() {}

	/** @throws IOException where the file is no image, or not a whole one; the message says what is wrong, not which file */
	static ImagePlus open(final Path file) throws IOException {
		if (Files.size(file) == 0) throw new IOException("the file is empty (0 bytes)");
		final String kind = extension(file);
		if (isTiff(file, TIFF.contains(kind))) tiffInfo(file);
		else if (PICTURES.contains(kind)) checkPicture(file, kind);
		final Opener opener = new Opener();
		opener.setSilentMode(true);
		final ImagePlus image = opener.openImage(folder(file), file.getFileName().toString());
		if (image == null || image.getProcessor() == null) throw new IOException("ImageJ reads no image from it");
		return image;
	}

	/** Writes a TIFF as {@code File > Save As > Tiff} does. */
	static void save(final ImagePlus image, final Path file) throws IOException {
		final long bytes = (long) image.getWidth() * image.getHeight() * image.getBytesPerPixel() * image.getStackSize();
		if (bytes > TIFF_LIMIT) throw new IOException(String.format(Locale.ROOT,
			"the result has %.1f GB, and a TIFF holds 4: crop the image, or split the stack", bytes / 1e9));
		try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16)) {
			new TiffEncoder(fileInfo(image)).write(out);
		}
	}

	/** A property ({@link ImagePlus#setProp}) of the image in a TIFF that {@link #save} wrote, without reading its pixels. */
	static Optional<String> property(final Path tiff, final String key) throws IOException {
		final String[] properties = isTiff(tiff, true) ? tiffInfo(tiff)[0].properties : null;
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

	/** By the first bytes. */
	private static boolean isTiff(final Path file, final boolean expected) throws IOException {
		final byte[] start = new byte[4];
		try (InputStream in = Files.newInputStream(file)) {
			in.readNBytes(start, 0, start.length);
		}
		final boolean little = start[0] == 'I' && start[1] == 'I', big = start[0] == 'M' && start[1] == 'M';
		final int version = little ? start[2] : start[3];
		if (expected && !(little || big)) throw new IOException("its content is no TIFF");
		if (expected && version == 43) throw new IOException("it is a BigTIFF, which ImageJ alone does not read");
		return (little || big) && version == 42;
	}

	private static FileInfo[] tiffInfo(final Path file) throws IOException {
		final FileInfo[] images;
		try {
			images = new TiffDecoder(folder(file), file.getFileName().toString()).getTiffInfo();
		}
		catch (final RuntimeException exc) {
			throw new IOException("its TIFF structure is damaged (" + exc + ")", exc);
		}
		if (images == null || images.length == 0) throw new IOException("its TIFF structure is damaged: no image in it");
		final long bytes = Files.size(file), end = Arrays.stream(images).mapToLong(WholeImages::end).max().getAsLong();
		if (end > bytes) throw new IOException("it is cut off: " + bytes + " bytes of at least " + end);
		return images;
	}

	/** Where the pixels of a TIFF's image end, at least. */
	private static long end(final FileInfo image) {
		final long last = image.stripOffsets == null ? 0 : Arrays.stream(image.stripOffsets).mapToLong(
			Integer::toUnsignedLong).max().orElse(0) + 1;
		final boolean plain = image.compression <= FileInfo.COMPRESSION_NONE && WHOLE_BYTES.contains(image.fileType);
		if (!plain) return last;
		final long size = (long) image.width * image.height * image.getBytesPerPixel();
		return Math.max(last, image.getOffset() + image.nImages * size + (image.nImages - 1) * image.gapBetweenImages);
	}

	private static void checkPicture(final Path file, final String kind) throws IOException {
		try {
			if (ImageIO.read(file.toFile()) == null) throw new IOException("its content is no " + kind.toUpperCase(
				Locale.ROOT));
		}
		catch (final RuntimeException exc) {
			throw new IOException("it is damaged (" + exc + ")", exc);
		}
	}

	private static String folder(final Path file) {
		return file.toAbsolutePath().getParent() + "/";
	}

	private static String extension(final Path file) {
		final String name = file.getFileName().toString();
		return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
	}
}
