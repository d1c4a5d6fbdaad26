package sc.fiji.superres.survey;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

import net.imglib2.RandomAccessibleInterval;

import sc.fiji.superres.NumberText;
import sc.fiji.superres.dataset.GreyOps;
import sc.fiji.superres.dataset.SourceImage;
import sc.fiji.superres.image.PixelSize;
import sc.fiji.superres.resample.Filter;

/**
 * Ensures that the images of one training have square pixels of one size, within 1 % ({@link PixelSize#TOLERANCE}).
 * Images whose pixel size is not known are used as they are.
 */
public final class OnePixelSize {

	private OnePixelSize() {}

	/**
	 * Checks that all images have one pixel size, and square pixels.
	 *
	 * @throws IllegalArgumentException if two images differ in pixel size, or pixels are not square; the message names
	 *             them and says what to do
	 */
	public static void require(final List<SourceImage> images) {
		final List<SourceImage> known = withPixelSize(images);
		for (final SourceImage image : known) {
			if (!image.pixel().isSquare()) throw notSquare(image);
			final SourceImage first = known.get(0);
			if (!image.pixel().isLike(first.pixel())) throw pixelsDiffer(first, image);
		}
	}

	private static IllegalArgumentException notSquare(final SourceImage image) {
		return new IllegalArgumentException("Pixels of \"" + image.name() + "\" are " + nm(image.pixel()) +
			" wide and " + nm(image.pixel().height()) + " high: a training takes square pixels. " +
			"Say resample=true to bring it to square ones, or correct its pixel size (Image > Properties...).");
	}

	private static IllegalArgumentException pixelsDiffer(final SourceImage first, final SourceImage other) {
		return new IllegalArgumentException("Pixels of \"" + first.name() + "\" are " + nm(first.pixel()) +
			" wide, those of \"" + other.name() + "\" " + nm(other.pixel()) +
			": one training takes images of one pixel size. " +
			"Train on each by itself, or say resample=true to bring all of them to the largest pixels.");
	}

	private static List<SourceImage> withPixelSize(final List<SourceImage> images) {
		return images.stream().filter(image -> image.pixel() != null).toList();
	}

	/**
	 * The images with square pixels as large as the longest side of any pixel. Images with smaller pixels are shrunk by
	 * the Lanczos filter, along both axes or along one; none is enlarged, since that would show nothing new.
	 *
	 * @param log gets a line for each image that is shrunk
	 */
	public static List<SourceImage> resampled(final List<SourceImage> images, final Consumer<String> log) {
		final Optional<PixelSize> largest = largestPixel(images);
		if (largest.isEmpty()) return images;
		return images.stream().map(image -> resampled(image, largest.get(), log)).toList();
	}

	private static Optional<PixelSize> largestPixel(final List<SourceImage> images) {
		return withPixelSize(images).stream().map(SourceImage::pixel).max(Comparator.comparingDouble(
			OnePixelSize::longest)).map(pixel -> new PixelSize(longest(pixel), longest(pixel), pixel.unit()));
	}

	private static double longest(final PixelSize pixel) {
		return Math.max(pixel.width(), pixel.height());
	}

	private static SourceImage resampled(final SourceImage image, final PixelSize wanted, final Consumer<String> log) {
		if (image.pixel() == null || image.pixel().isLike(wanted)) return image;
		final int width = size(image.width(), image.pixel().width() / wanted.width());
		final int height = size(image.height(), image.pixel().height() / wanted.height());
		log.accept(shrinkNote(image, width + "×" + height, wanted));
		return shrunk(image, width, height);
	}

	private static String shrinkNote(final SourceImage image, final String newSize, final PixelSize wanted) {
		final String sizes = image.width() + "×" + image.height() + " to " + newSize;
		return image.name() + " is shrunk from " + sizes + " pixels, since its pixels are " + wide(image.pixel()) +
			" and the largest " + nm(wanted) + ".";
	}

	private static SourceImage shrunk(final SourceImage image, final int width, final int height) {
		final PixelSize pixel = pixelAt(image, width, height);
		final RandomAccessibleInterval<?> plane = GreyOps.resize(image.plane(), width, height, Filter.LANCZOS);
		return image.withPlane(plane, pixel);
	}

	/** The size of a pixel once the image has this width and height in pixels. */
	private static PixelSize pixelAt(final SourceImage image, final int width, final int height) {
		final PixelSize before = image.pixel();
		final double pixelWidth = before.width() * image.width() / width;
		final double pixelHeight = before.height() * image.height() / height;
		return new PixelSize(pixelWidth, pixelHeight, before.unit());
	}

	private static int size(final int pixels, final double ratio) {
		return (int) Math.max(1, Math.round(pixels * ratio));
	}

	/** "0.02 nm wide", or both sides where they differ. */
	private static String wide(final PixelSize pixel) {
		if (pixel.isSquare()) return nm(pixel) + " wide";
		return nm(pixel) + " wide, " + nm(pixel.height()) + " high";
	}

	private static String nm(final PixelSize size) {
		return nm(size.width());
	}

	private static String nm(final double length) {
		return NumberText.plain(length, 4) + " nm";
	}
}
