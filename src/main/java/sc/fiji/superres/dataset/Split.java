package sc.fiji.superres.dataset;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;

/**
 * Source images split into training, validation and test: by image and never by crop, so that no part has seen another.
 * Frames of one place stay together ({@link #ofImages}).
 * <p>
 * The images are sorted by name and shuffled from one seed, so the order in which they are given does not matter. A
 * part with a share greater than 0 gets its share rounded to the nearest whole number, but at least one image; training
 * gets the rest. If there are too few images, training gets one first, then validation, then test: 2 images at 80:10:10
 * are split 1, 1, 0.
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
	 * How much each part gets, in any unit: 80, 10, 10 means the same as 8, 1, 1.
	 *
	 * @param train greater than 0
	 * @param validation at least 0
	 * @param test at least 0
	 */
	public record Shares(double train, double validation, double test) {

		/** Roughly the shares of [M23]. */
		public static final Shares DEFAULT = new Shares(80, 10, 10);

		public Shares {
			if (!(train > 0 && validation >= 0 && test >= 0) || Double.isInfinite(train + validation + test)) {
				throw new IllegalArgumentException("split=" + train + ":" + validation + ":" + test +
					" leaves no training images or has a share below 0. Write TRAIN:VALIDATION:TEST such as 80:10:10.");
			}
		}

		/** Reads {@code 80:10:10}: training, validation, test. */
		public static Shares parse(final String text) {
			final String[] parts = Objects.requireNonNullElse(text, "").split(":", -1);
			if (parts.length != 3) throw unreadable(text);
			try {
				return ofNumbers(parts);
			}
			catch (final NumberFormatException exc) {
				throw unreadable(text);
			}
		}

		private static Shares ofNumbers(final String[] parts) {
			final double train = Double.parseDouble(parts[0]);
			final double validation = Double.parseDouble(parts[1]);
			final double test = Double.parseDouble(parts[2]);
			return new Shares(train, validation, test);
		}

		private static IllegalArgumentException unreadable(final String text) {
			return new IllegalArgumentException("split=" + text +
				" is not three shares. Write TRAIN:VALIDATION:TEST such as 80:10:10.");
		}

		/** How many of {@code n} items a part with {@code share} gets if there are enough. */
		private int count(final int n, final double share) {
			if (share <= 0) return 0;
			final long rounded = Math.round(n * share / (train + validation + test));
			return (int) Math.max(1, rounded);
		}
	}

	/**
	 * Splits items of any kind.
	 *
	 * @param items in any order
	 * @param name by which items are sorted; no two items have the same
	 */
	public static <T> Split<T> of(final List<T> items, final Function<T, String> name, final Shares shares,
		final long seed)
	{
		final List<T> shuffled = new ArrayList<>(items);
		shuffled.sort(Comparator.comparing(name));
		checkDistinct(shuffled, name);
		Collections.shuffle(shuffled, new Random(seed));
		return inOrder(shuffled, shares).sorted(name);
	}

	/** The first items are for training, the last for the test. */
	private static <T> Split<T> inOrder(final List<T> shuffled, final Shares shares) {
		final int n = shuffled.size();
		final int validation = atMost(n - 1, shares.count(n, shares.validation));
		final int test = atMost(n - 1 - validation, shares.count(n, shares.test));
		final int firstOfTest = n - test;
		final int firstOfValidation = firstOfTest - validation;
		return new Split<>(shuffled.subList(0, firstOfValidation), shuffled.subList(firstOfValidation, firstOfTest),
			shuffled.subList(firstOfTest, n));
	}

	private Split<T> sorted(final Function<T, String> name) {
		return new Split<>(sorted(train, name), sorted(validation, name), sorted(test, name));
	}

	private static int atMost(final int available, final int wanted) {
		return Math.max(0, Math.min(available, wanted));
	}

	/** Splits images so that frames of one place stay together; a series counts as one item. */
	public static Split<SourceImage> ofImages(final List<SourceImage> images, final Shares shares, final long seed) {
		final Split<List<SourceImage>> split = of(places(images), place -> place.get(0).name(), shares, seed);
		return new Split<>(images(split.train()), images(split.validation()), images(split.test()));
	}

	private static List<List<SourceImage>> places(final List<SourceImage> images) {
		final Map<String, List<SourceImage>> places = new LinkedHashMap<>();
		for (final SourceImage image : images) {
			final String place = image.series().orElse(image.name());
			places.computeIfAbsent(place, p -> new ArrayList<>()).add(image);
		}
		return List.copyOf(places.values());
	}

	private static List<SourceImage> images(final List<List<SourceImage>> places) {
		final List<SourceImage> images = places.stream().flatMap(List::stream).toList();
		return sorted(images, SourceImage::name);
	}

	private static <T> List<T> sorted(final List<T> part, final Function<T, String> name) {
		return part.stream().sorted(Comparator.comparing(name)).toList();
	}

	private static <T> void checkDistinct(final List<T> items, final Function<T, String> name) {
		final Set<String> seen = new HashSet<>();
		for (final T item : items)
			if (!seen.add(name.apply(item))) throw sameName(name.apply(item));
	}

	private static IllegalArgumentException sameName(final String name) {
		return new IllegalArgumentException("Two images are called \"" + name +
			"\", so the split could not be repeated. Rename one.");
	}
}
