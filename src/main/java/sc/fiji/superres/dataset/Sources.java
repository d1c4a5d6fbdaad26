package sc.fiji.superres.dataset;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.real.FloatType;

/** Checks and describes source images before pairs are made from them. */
public final class Sources {

	private Sources() {}

	/**
	 * Why these images cannot be used for training, one message for each problem: pixels that are NaN or infinite, and
	 * names that collide. Pairs are named after images, and two files of one name most often hold the same image, which
	 * must not be in both training and validation.
	 *
	 * @return empty if there is no problem
	 */
	public static List<String> problems(final List<SourceImage> images) {
		final List<String> problems = new ArrayList<>();
		final Map<String, String> nameByStem = new HashMap<>();
		for (final SourceImage image : images) {
			notFiniteProblem(image).ifPresent(problems::add);
			final String other = nameByStem.putIfAbsent(image.stem().toLowerCase(Locale.ROOT), image.name());
			if (other != null) problems.add(sameNameProblem(image, other));
		}
		return problems;
	}

	private static Optional<String> notFiniteProblem(final SourceImage image) {
		final long pixels = notFinite(image.plane());
		if (pixels == 0) return Optional.empty();
		return Optional.of(image.name() + " has NaN or infinite pixels (" + pixels +
			"): crop or fill them, or take the image away");
	}

	private static String sameNameProblem(final SourceImage image, final String other) {
		return image.name() + " and " + other + " would give pairs of the same names (" + image.stem() +
			"_R…): rename one of the images, or take one away";
	}

	/** Number, sizes and types for people: 8 images (7 of 2048×2048 8-bit, 1 of 512×512 16-bit). */
	public static String describe(final List<SourceImage> images) {
		final Map<String, Integer> kinds = countsByKind(images);
		final String counted = counted(images.size());
		if (kinds.size() == 1) return counted + " of " + kinds.keySet().iterator().next();
		return counted + " (" + listed(kinds) + ")";
	}

	private static String counted(final int images) {
		if (images == 1) return "1 image";
		return images + " images";
	}

	private static String listed(final Map<String, Integer> kinds) {
		final List<String> counts = new ArrayList<>();
		kinds.forEach((kind, count) -> counts.add(count + " of " + kind));
		return String.join(", ", counts);
	}

	/** Number of images of each size and type, such as "2048×2048 8-bit", in the order of the images. */
	private static Map<String, Integer> countsByKind(final List<SourceImage> images) {
		final Map<String, Integer> kinds = new LinkedHashMap<>();
		for (final SourceImage image : images)
			kinds.merge(kind(image), 1, Integer::sum);
		return kinds;
	}

	private static String kind(final SourceImage image) {
		return image.width() + "×" + image.height() + " " + image.type();
	}

	private static long notFinite(final RandomAccessibleInterval<?> plane) {
		if (!(plane.getType() instanceof FloatType)) return 0;
		long count = 0;
		for (final float value : GreyOps.values(plane))
			if (!Float.isFinite(value)) count++;
		return count;
	}
}
