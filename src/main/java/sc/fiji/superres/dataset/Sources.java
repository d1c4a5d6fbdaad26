package sc.fiji.superres.dataset;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

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
			final long notFinite = notFinite(image.plane());
			if (notFinite > 0) problems.add(notFiniteProblem(image, notFinite));
			final String other = nameByStem.putIfAbsent(image.stem().toLowerCase(Locale.ROOT), image.name());
			if (other != null) problems.add(sameNameProblem(image, other));
		}
		return problems;
	}

	private static String notFiniteProblem(final SourceImage image, final long pixels) {
		return image.name() + " has NaN or infinite pixels (" + pixels + "): crop or fill them, or take the image away";
	}

	private static String sameNameProblem(final SourceImage image, final String other) {
		return image.name() + " and " + other + " would give pairs of the same names (" + image.stem() +
			"_R…): rename one of the images, or take one away";
	}

	/** Number, sizes and types for people: 8 images (7 of 2048×2048 8-bit, 1 of 512×512 16-bit). */
	public static String describe(final List<SourceImage> images) {
		final Map<String, Integer> kinds = countsByKind(images);
		final String counted = images.size() == 1 ? "1 image" : images.size() + " images";
		if (kinds.size() == 1) return counted + " of " + kinds.keySet().iterator().next();
		final List<String> counts = new ArrayList<>();
		kinds.forEach((kind, count) -> counts.add(count + " of " + kind));
		return counted + " (" + String.join(", ", counts) + ")";
	}

	/** Number of images of each size and type, such as "2048×2048 8-bit", in the order of the images. */
	private static Map<String, Integer> countsByKind(final List<SourceImage> images) {
		final Map<String, Integer> kinds = new LinkedHashMap<>();
		for (final SourceImage image : images)
			kinds.merge(image.width() + "×" + image.height() + " " + image.type(), 1, Integer::sum);
		return kinds;
	}

	private static long notFinite(final RandomAccessibleInterval<?> plane) {
		if (!(plane.getType() instanceof FloatType)) return 0;
		long count = 0;
		for (final float value : GreyOps.values(plane))
			if (!Float.isFinite(value)) count++;
		return count;
	}
}
