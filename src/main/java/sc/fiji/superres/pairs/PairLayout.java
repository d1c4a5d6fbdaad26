package sc.fiji.superres.pairs;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import sc.fiji.superres.dataset.Level;
import sc.fiji.superres.dataset.MultiScaleConfig;
import sc.fiji.superres.dataset.Numbering;
import sc.fiji.superres.dataset.PairKind;
import sc.fiji.superres.dataset.SourceImage;
import sc.fiji.superres.noise.NoiseModel;

/** Which images give crops at which levels, in the order of the pairs' numbers, and which are left out. */
final class PairLayout {

	private final List<SourceImage> images;
	private final MultiScaleConfig config;
	private final List<LevelCrops> levels = new ArrayList<>();
	private final List<String> skipped = new ArrayList<>();

	/** @throws IllegalArgumentException if there is no pair */
	PairLayout(final List<SourceImage> images, final MultiScaleConfig config) {
		this.images = List.copyOf(images);
		this.config = config;
		for (int i = 0; i < images.size(); i++)
			for (final Level level : config.levels())
				add(i, level);
		requireAny();
	}

	private void add(final int image, final Level level) {
		final SourceImage source = images.get(image);
		if (config.pairs() == PairKind.INDEPENDENT && isTooSmallForNoise(source)) {
			skipped.add(tooSmallForNoise(source));
			return;
		}
		final LevelCrops crops = LevelCrops.of(image, source, level, config);
		if (crops.pairs() > 0) levels.add(crops);
		else skipped.add(crops.skipMessage(source, config.zoom()));
	}

	private static String tooSmallForNoise(final SourceImage image) {
		return image.name() + " is " + image.width() + "×" + image.height() +
			" pixels, too small to measure its noise: left out";
	}

	/** Whether the noise of an image cannot be measured. */
	static boolean isTooSmallForNoise(final SourceImage image) {
		return Math.min(image.width(), image.height()) < NoiseModel.LEAST_SIDE;
	}

	private void requireAny() {
		if (!levels.isEmpty()) return;
		if (images.isEmpty()) throw new IllegalArgumentException(
			"There are no images to make pairs of. Choose a folder with PNG or TIFF images.");
		throw nothingFits();
	}

	private IllegalArgumentException nothingFits() {
		final int widest = images.stream().mapToInt(SourceImage::width).max().getAsInt();
		final int highest = images.stream().mapToInt(SourceImage::height).max().getAsInt();
		return new IllegalArgumentException("No pair can be made: the images are at most " + widest +
			" pixels wide and " + highest + " high, and a crop of " + crop() +
			" fits at no zoom level. Use a smaller crop. First of " + skipped.size() + " messages: " + skipped.get(0));
	}

	List<SourceImage> images() {
		return images;
	}

	MultiScaleConfig config() {
		return config;
	}

	/** Every image at every level that gives pairs. */
	List<LevelCrops> levels() {
		return levels;
	}

	/** One message for each image and level that gives no pair. */
	List<String> skipped() {
		return skipped;
	}

	Numbering numbering() {
		return new Numbering(levels.stream().mapToLong(LevelCrops::pairs).toArray());
	}

	/** Pairs of each sub-process 1 … 4; 0 if it is not used. */
	Map<Integer, Long> sizes() {
		final Map<Integer, Long> sizes = new TreeMap<>(Map.of(1, 0L, 2, 0L, 3, 0L, 4, 0L));
		levels.forEach(crops -> sizes.merge(crops.level().subProcess(), crops.pairs(), Long::sum));
		return sizes;
	}

	/** Bytes of the largest resized image. */
	long largestLevel() {
		long largest = 0;
		for (final LevelCrops crops : levels)
			largest = Math.max(largest, bytes(crops));
		return largest;
	}

	private long bytes(final LevelCrops crops) {
		return LevelCache.bytes(images.get(crops.image()), crops.level());
	}

	/**
	 * The pairs of the middle crop at a level.
	 *
	 * @param bytesPerPixel of the images from which it is taken
	 * @return empty if no such image gives pairs at the level
	 */
	List<PairSpec> middleAt(final Level level, final int bytesPerPixel) {
		for (final LevelCrops crops : levels)
			if (crops.level().equals(level) && bytesPerPixel(crops) == bytesPerPixel) return crops.middle();
		return List.of();
	}

	private int bytesPerPixel(final LevelCrops crops) {
		return images.get(crops.image()).bytesPerPixel();
	}

	/** Tells people which images are too small for a crop, at every level or at how many; empty if none is. */
	String leftOut() {
		final int all = config.levels().size();
		final List<String> everywhere = new ArrayList<>();
		final List<String> somewhere = new ArrayList<>();
		for (int i = 0; i < images.size(); i++) {
			final String name = images.get(i).name();
			final long missing = all - levelsOf(i);
			if (missing == all) everywhere.add(name);
			else if (missing > 0) somewhere.add(name + " (" + missing + " of " + all + ")");
		}
		return tooSmall(", not used: ", everywhere) + tooSmall(" at some zoom levels: ", somewhere);
	}

	private long levelsOf(final int image) {
		return levels.stream().filter(crops -> crops.image() == image).count();
	}

	private String tooSmall(final String where, final List<String> names) {
		if (names.isEmpty()) return "";
		return "; too small for a crop of " + crop() + where + String.join(", ", names);
	}

	private String crop() {
		return config.crop() + "×" + config.crop();
	}
}
