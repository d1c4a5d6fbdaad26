package sc.fiji.superres.dataset;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Source images parted into training, validation and test; by image, never by crop, so that no part has seen another;
 * frames of one place are parted as one ({@link #ofImages}).
 * <p>
 * The images are sorted by name and shuffled from one seed, so the order they come in does not matter. Rounding: a part
 * with a share greater than 0 gets its share rounded to the nearest whole number, at least one image; training gets the
 * rest. Where images are few, training has one first, then validation, then test: 2 images at 80:10:10 are 1, 1, 0.
 * </p>
 *
 * @param train at least one item, sorted by name
 * @param validation sorted by name
 * @param test sorted by name
 */
public record Split<T>(List<T> train, List<T> validation, List<T> test) {

	public Split {
		train = List.copyOf(train);
		validation = List.copyOf(validation);
		test = List.copyOf(test);
		if (train.isEmpty()) {
			throw new IllegalArgumentException("No image is left for training: " + validation.size() +
				" for validation and " + test.size() + " for test. Add images or give training a larger share.");
		}
	}

	/**
	 * How much each part gets, in any measure: 80, 10, 10 is 8, 1, 1.
	 *
	 * @param train greater than 0
	 * @param validation at least 0
	 * @param test at least 0
	 */
	public record Shares(double train, double validation, double test) {

		/** About what [M23] uses. */
		public static final Shares DEFAULT = new Shares(80, 10, 10);

		public Shares {
			if (!(train > 0 && validation >= 0 && test >= 0) || Double.isInfinite(train + validation + test)) {
				throw new IllegalArgumentException("split=" + train + ":" + validation + ":" + test +
					" leaves no training images or has a share below 0. Write TRAIN:VALIDATION:TEST such as 80:10:10.");
			}
		}

		/** Reads {@code 80:10:10}: training, validation, test. */
		public static Shares parse(final String text) {
			final String[] parts = text == null ? new String[0] : text.split(":", -1);
			if (parts.length == 3) {
				try {
					return new Shares(Double.parseDouble(parts[0]), Double.parseDouble(parts[1]), Double.parseDouble(
						parts[2]));
				}
				catch (final NumberFormatException exc) {
					// named below
				}
			}
			throw new IllegalArgumentException("split=" + text +
				" is not three shares. Write TRAIN:VALIDATION:TEST such as 80:10:10.");
		}

		/** Items of {@code n} that a part with {@code share} asks for. */
		private int of(final int n, final double share) {
			return share > 0 ? (int) Math.max(1, Math.round(n * share / (train + validation + test))) : 0;
		}
	}

	/**
	 * @param items what is parted, in any order
	 * @param name what to sort by; no two items have the same
	 */
	public static <T> Split<T> of(final List<T> items, final Function<T, String> name, final Shares shares,
		final long seed)
	{
		final Comparator<T> byName = Comparator.comparing(name);
		final List<T> shuffled = new ArrayList<>(items);
		shuffled.sort(byName);
		checkDistinct(shuffled, name);
		Collections.shuffle(shuffled, new Random(seed));
		final int n = shuffled.size();
		final int validation = Math.min(shares.of(n, shares.validation), Math.max(0, n - 1));
		final int test = Math.min(shares.of(n, shares.test), Math.max(0, n - 1 - validation));
		final int train = n - validation - test;
		return new Split<>(sorted(shuffled.subList(0, train), byName), //
			sorted(shuffled.subList(train, n - test), byName), sorted(shuffled.subList(n - test, n), byName));
	}

	/** Images parted so that frames of one place stay together, a series being one item of those that are counted. */
	public static Split<SourceImage> ofImages(final List<SourceImage> images, final Shares shares, final long seed) {
		final Map<String, List<SourceImage>> groups = images.stream().collect(Collectors.groupingBy(image -> image
			.series().orElse(image.name()), LinkedHashMap::new, Collectors.toList()));
		final Split<List<SourceImage>> split = of(List.copyOf(groups.values()), group -> group.get(0).name(), shares,
			seed);
		return new Split<>(images(split.train()), images(split.validation()), images(split.test()));
	}

	private static List<SourceImage> images(final List<List<SourceImage>> groups) {
		return groups.stream().flatMap(List::stream).sorted(Comparator.comparing(SourceImage::name)).toList();
	}

	private static <T> List<T> sorted(final List<T> part, final Comparator<T> byName) {
		return part.stream().sorted(byName).toList();
	}

	private static <T> void checkDistinct(final List<T> items, final Function<T, String> name) {
		final Set<String> seen = new HashSet<>();
		for (final T item : items) {
			if (!seen.add(name.apply(item))) {
				throw new IllegalArgumentException("Two images are called \"" + name.apply(item) +
					"\", so the split could not be repeated. Rename one.");
			}
		}
	}
}
