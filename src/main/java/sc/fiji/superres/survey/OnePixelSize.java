package sc.fiji.superres.survey;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

import net.imglib2.RandomAccessibleInterval;

import sc.fiji.superres.NumberText;
import sc.fiji.superres.dataset.SourceImage;
import sc.fiji.superres.image.PixelSize;
import sc.fiji.superres.resample.Filter;
import sc.fiji.superres.resample.Resampler;

/**
 * The images of one training have pixels of one size, within 1 % ({@link PixelSize#TOLERANCE}). Images whose pixel size
 * is not known are taken as they are.
 */
public final class OnePixelSize {

	private OnePixelSize() {}

	/**
	 * @throws IllegalArgumentException where two images differ in pixel size; the message names both, and the way out
	 */
	public static void require(final List<SourceImage> images) {
		final List<SourceImage> known = images.stream().filter(image -> image.pixel() != null).toList();
		for (final SourceImage image : known) {
			final SourceImage first = known.get(0);
			if (image.pixel().isLike(first.pixel())) continue;
			throw new IllegalArgumentException("Pixels of \"" + first.name() + "\" are " + nm(first.pixel()) +
				" wide, those of \"" + image.name() + "\" " + nm(image.pixel()) +
				": one training takes images of one pixel size. " +
				"Train on each by itself, or say resample=true to bring all of them to the largest pixels.");
		}
	}

	/**
	 * The images with pixels as large as the largest: those with smaller ones are shrunk, by Lanczos' filter of that
	 * width; none is enlarged, since that would show nothing new.
	 *
	 * @param log hears which are shrunk
	 */
	public static List<SourceImage> resampled(final List<SourceImage> images, final Consumer<String> log) {
		final Optional<SourceImage> coarsest = images.stream().filter(image -> image.pixel() != null).max(Comparator
			.comparingDouble(image -> image.pixel().width()));
		if (coarsest.isEmpty()) return images;
		final PixelSize wanted = coarsest.get().pixel();
		final List<SourceImage> resampled = new ArrayList<>();
		for (final SourceImage image : images) {
			final boolean fits = image.pixel() == null || image.pixel().isLike(wanted);
			resampled.add(fits ? image : shrunk(image, wanted, log));
		}
		return resampled;
	}

	private static SourceImage shrunk(final SourceImage image, final PixelSize wanted, final Consumer<String> log) {
		final int width = size(image.width(), image.pixel().width() / wanted.width());
		final int height = size(image.height(), image.pixel().height() / wanted.height());
		log.accept(image.name() + " is shrunk from " + image.width() + "×" + image.height() + " to " + width + "×" +
			height + " pixels, since its pixels are " + nm(image.pixel()) + " wide and the largest " + nm(wanted) +
			".");
		final PixelSize pixel = new PixelSize(image.pixel().width() * image.width() / width, image.pixel().height() *
			image.height() / height, image.pixel().unit());
		return new SourceImage(image.name(), plane(image, width, height), image.range(), pixel, image.slice());
	}

	@SuppressWarnings({ "unchecked", "rawtypes" }) // the resampler looks at the type itself
	private static RandomAccessibleInterval<?> plane(final SourceImage image, final int width, final int height) {
		return Resampler.resample((RandomAccessibleInterval) image.plane(), width, height, Filter.LANCZOS);
	}

	private static int size(final int pixels, final double ratio) {
		return (int) Math.max(1, Math.round(pixels * ratio));
	}

	private static String nm(final PixelSize size) {
		return NumberText.plain(size.width(), 4) + " nm";
	}
}
