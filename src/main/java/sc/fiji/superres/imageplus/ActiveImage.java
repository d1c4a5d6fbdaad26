package sc.fiji.superres.imageplus;

import java.util.List;
import java.util.Locale;

import ij.ImagePlus;

import sc.fiji.superres.dataset.SourceImage;
import sc.fiji.superres.dataset.Sources;

/** The image that is open, where a command takes a folder of images otherwise: {@code source=[active image]}. */
public final class ActiveImage {

	/** The source that means it. */
	public static final String NAME = "active image";

	private ActiveImage() {}

	/** Whether a source means the active image. */
	public static boolean isMeantBy(final String source) {
		return source.trim().toLowerCase(Locale.ROOT).equals(NAME);
	}

	/**
	 * Its slices, as they are now; what happens to the image later changes nothing.
	 *
	 * @param range which grey values are 0 and 1, as {@link sc.fiji.superres.image.IntensityRange#parse} reads it
	 * @throws IllegalArgumentException where no image is open, it holds NaN, or it is a colour image
	 */
	public static List<SourceImage> slices(final String range) {
		final List<SourceImage> images = slices(get(), range);
		requireNoProblem(images);
		return images;
	}

	/** Those of any open image, of whose pixels and names nothing is required. */
	static List<SourceImage> slices(final ImagePlus image, final String range) {
		return copied(image).images(fileName(image), range);
	}

	/** @throws IllegalArgumentException where no image is open */
	public static ImagePlus get() {
		final ImagePlus image = OpenImages.active();
		if (image == null) throw noImage();
		return image;
	}

	private static IllegalArgumentException noImage() {
		return new IllegalArgumentException("source=[" + NAME +
			"], but no image is open: open one first, or name a folder.");
	}

	/** Refuses NaN, and names that collide. */
	static void requireNoProblem(final List<SourceImage> images) {
		final List<String> problems = Sources.problems(images);
		if (!problems.isEmpty()) throw new IllegalArgumentException(String.join("\n", problems));
	}

	/** The title without what would part folders in a file's name. */
	private static String fileName(final ImagePlus image) {
		return image.getTitle().replaceAll("[/\\\\]", "_");
	}

	private static SourceSlices copied(final ImagePlus image) {
		try {
			return SourceSlices.of(image.getStack().duplicate(), image);
		}
		catch (final IllegalArgumentException exc) {
			throw named(image, exc);
		}
	}

	/** The same error with the image's title before its message. */
	private static IllegalArgumentException named(final ImagePlus image, final IllegalArgumentException exc) {
		return new IllegalArgumentException("\"" + image.getTitle() + "\" " + exc.getMessage(), exc);
	}
}
