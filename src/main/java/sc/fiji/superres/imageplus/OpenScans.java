package sc.fiji.superres.imageplus;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;

import ij.ImagePlus;

import sc.fiji.superres.dataset.SourceImage;

/**
 * All images that are open, where a training takes a folder of images otherwise: {@code source=[open images]}.
 * <p>
 * They must be of one size and one type. A folder may hold several sizes, but among open images another size or type is
 * most often a result, a map or a plot, from which nothing must be learnt.
 * </p>
 */
public final class OpenScans {

	/** The source that means them. */
	public static final String NAME = "open images";

	/** Titles that a message names of one size and type. */
	private static final int NAMED = 3;

	private OpenScans() {}

	/** Whether a source means them. */
	public static boolean isMeantBy(final String source) {
		return source.trim().toLowerCase(Locale.ROOT).equals(NAME);
	}

	/**
	 * Their slices, as they are now; what happens to the images later changes nothing. They are in the order of the
	 * titles, so that it does not matter which was opened first.
	 *
	 * @param range which grey values are 0 and 1, as {@link sc.fiji.superres.image.IntensityRange#parse} reads it
	 * @throws IllegalArgumentException where there is a {@link #problem}, one holds NaN, or titles differ in nothing
	 *             but their endings
	 */
	public static List<SourceImage> slices(final String range) {
		final List<ImagePlus> open = OpenImages.all();
		problem(open).ifPresent(OpenScans::refuse);
		final List<SourceImage> images = new ArrayList<>();
		open.stream().sorted(Comparator.comparing(ImagePlus::getTitle)).forEach(image -> images.addAll(ActiveImage
			.slices(image, range)));
		ActiveImage.requireNoProblem(images);
		return images;
	}

	private static void refuse(final String problem) {
		throw new IllegalArgumentException("source=[" + NAME + "]: " + problem);
	}

	/**
	 * Why images cannot be learnt from together, as far as this is seen without a look at their pixels.
	 *
	 * @return a sentence for people; empty where there is no reason
	 */
	public static Optional<String> problem(final List<ImagePlus> images) {
		if (images.isEmpty()) return Optional.of("No image is open: open some first, or name a folder.");
		final Map<String, List<String>> kinds = titlesByKind(images);
		if (kinds.size() > 1) return Optional.of(differing(kinds));
		return sameTitle(images);
	}

	private static Map<String, List<String>> titlesByKind(final List<ImagePlus> images) {
		final Map<String, List<String>> titles = new LinkedHashMap<>();
		for (final ImagePlus image : images)
			titles.computeIfAbsent(kind(image), kind -> new ArrayList<>()).add(image.getTitle());
		return titles;
	}

	/** Size and type, such as "512×512 8-bit". */
	private static String kind(final ImagePlus image) {
		final String type = ImagePlanes.isRgb(image) ? "RGB" : image.getBitDepth() + "-bit";
		return image.getWidth() + "×" + image.getHeight() + " " + type;
	}

	private static String differing(final Map<String, List<String>> kinds) {
		final StringJoiner counts = new StringJoiner(", ");
		kinds.forEach((kind, titles) -> counts.add(titles.size() + " of " + kind + " (" + some(titles) + ")"));
		return "The open images are not of one size and type: " + counts +
			". Close those that are no scans, or save the scans in a folder, which may hold several sizes, and name that.";
	}

	private static String some(final List<String> titles) {
		final StringJoiner named = new StringJoiner(", ");
		titles.stream().limit(NAMED).forEach(title -> named.add("\"" + title + "\""));
		if (titles.size() > NAMED) named.add("…");
		return named.toString();
	}

	private static Optional<String> sameTitle(final List<ImagePlus> images) {
		final List<String> seen = new ArrayList<>();
		for (final ImagePlus image : images) {
			if (seen.contains(image.getTitle())) return Optional.of("Several open images are titled \"" + image
				.getTitle() + "\": close those that are the same, and rename the others (Image > Rename...).");
			seen.add(image.getTitle());
		}
		return Optional.empty();
	}
}
