package sc.fiji.superres.dataset;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.real.FloatType;
import sc.fiji.superres.image.Planes;

/** What can be said about source images before any pair is made of them. */
public final class Sources {

	private Sources() {}

	/**
	 * What forbids training on these images, one message for each: pixels that are no number or infinite, and names
	 * that collide (pairs are named after images, and two files of one name are most often the same image twice, which
	 * must not be trained on and validated with).
	 *
	 * @return empty where all is well
	 */
	public static List<String> problems(final List<SourceImage> images) {
		final List<String> problems = new ArrayList<>();
		final Map<String, String> seen = new LinkedHashMap<>();
		for (final SourceImage image : images) {
			final long holes = notFinite(image.plane());
			if (holes > 0) problems.add(image.name() + " has NaN or infinite pixels (" + holes +
				"): crop or fill them, or take the image away");
			final String other = seen.putIfAbsent(image.stem().toLowerCase(Locale.ROOT), image.name());
			if (other != null) problems.add(image.name() + " and " + other + " would give pairs of the same names (" +
				image.stem() + "_R…): rename one of the images, or take one away");
		}
		return problems;
	}

	/** For people: 8 images (7 of 2048×2048 8-bit, 1 of 512×512 16-bit). */
	public static String describe(final List<SourceImage> images) {
		final Map<String, Long> kinds = images.stream().collect(Collectors.groupingBy(i -> i.width() + "×" + i
			.height() + " " + i.type(), LinkedHashMap::new, Collectors.counting()));
		final String counted = images.size() == 1 ? "1 image" : images.size() + " images";
		if (kinds.size() == 1) return counted + " of " + kinds.keySet().iterator().next();
		return counted + " (" + kinds.entrySet().stream().map(k -> k.getValue() + " of " + k.getKey()).collect(
			Collectors.joining(", ")) + ")";
	}

	@SuppressWarnings("unchecked") // after a look at the type
	private static long notFinite(final RandomAccessibleInterval<?> plane) {
		if (!(plane.getType() instanceof FloatType)) return 0;
		long count = 0;
		for (final float v : Planes.floatArray((RandomAccessibleInterval<FloatType>) plane))
			if (!Float.isFinite(v)) count++;
		return count;
	}
}
