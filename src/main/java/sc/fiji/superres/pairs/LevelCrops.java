package sc.fiji.superres.pairs;

import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.LongStream;

import sc.fiji.superres.dataset.Level;
import sc.fiji.superres.dataset.MultiScaleConfig;
import sc.fiji.superres.dataset.PairKind;
import sc.fiji.superres.dataset.SourceImage;
import sc.fiji.superres.dataset.ZoomLevel;
import sc.fiji.superres.image.CropGrid;
import sc.fiji.superres.resample.Filter;
import sc.fiji.superres.resample.Resampler;

/**
 * The crops of one image at one level, and their pairs, which are numbered crop by crop, row by row; the filter counts
 * fastest.
 *
 * @param image index of the source image
 * @param level zoom level
 * @param columns crops along x
 * @param rows crops along y
 * @param filters degradations, each of which gives one pair of every crop; empty for sub-process (4) and independent
 *            pairs, which have one pair of every crop
 */
public record LevelCrops(int image, Level level, CropGrid columns, CropGrid rows, List<Filter> filters) {

	/** Places the crops of {@code source} at {@code level}; there may be none. */
	static LevelCrops of(final int image, final SourceImage source, final Level level, final MultiScaleConfig config) {
		final CropGrid columns = grid(source.width(), level, config);
		final CropGrid rows = grid(source.height(), level, config);
		return new LevelCrops(image, level, columns, rows, filters(level, config));
	}

	private static CropGrid grid(final int size, final Level level, final MultiScaleConfig config) {
		return new CropGrid(scaled(size, level.resize()), side(level, config), config.cropsPerRow());
	}

	private static int side(final Level level, final MultiScaleConfig config) {
		if (level.cropsAreInputs()) return config.inputCrop();
		return config.crop();
	}

	/** The size as the resampler truncates it, but 0 if nothing is left. */
	private static int scaled(final int size, final double ratio) {
		if (size * ratio < 1) return 0;
		return Resampler.scaledSize(size, ratio);
	}

	private static List<Filter> filters(final Level level, final MultiScaleConfig config) {
		if (hasOnePairPerCrop(level, config)) return List.of();
		return config.filters();
	}

	private static boolean hasOnePairPerCrop(final Level level, final MultiScaleConfig config) {
		return level.cropsAreInputs() || config.pairs() == PairKind.INDEPENDENT;
	}

	/** Number of pairs. */
	public long pairs() {
		return (long) columns.count() * rows.count() * pairsPerCrop();
	}

	/** @param index 0 … {@link #pairs()} − 1 */
	PairSpec spec(final long index) {
		final int crop = (int) (index / pairsPerCrop());
		final int x = columns.position(crop % columns.count());
		final int y = rows.position(crop / columns.count());
		return new PairSpec(image, level, crop, x, y, filter(index));
	}

	private Filter filter(final long index) {
		if (filters.isEmpty()) return null;
		return filters.get((int) (index % pairsPerCrop()));
	}

	/** The same pair, cropped anywhere in the image at this level. */
	PairSpec anywhere(final PairSpec spec, final RandomGenerator random) {
		final int x = random.nextInt(columns.size() - columns.crop() + 1);
		final int y = random.nextInt(rows.size() - rows.crop() + 1);
		return new PairSpec(image, level, spec.crop(), x, y, spec.filter());
	}

	/** The pairs of the crop in the middle of the grid. */
	public List<PairSpec> middle() {
		final long crop = (long) rows.count() / 2 * columns.count() + columns.count() / 2;
		final long first = crop * pairsPerCrop();
		return LongStream.range(first, first + pairsPerCrop()).mapToObj(this::spec).toList();
	}

	/** Number of pairs that share a target: the number of filters, or one if there are none. */
	public int pairsPerCrop() {
		return Math.max(1, filters.size());
	}

	/** Tells people why there are no pairs. */
	String skipMessage(final SourceImage source, final ZoomLevel zoom) {
		return source.name() + use() + zoom.targetAt(level.ratio()) + " is " + columns.size() + "×" + rows.size() +
			" pixels, smaller than the " + columns.crop() + "×" + rows.crop() + " crop: left out";
	}

	private String use() {
		if (level.cropsAreInputs()) return " as input for zoom ";
		return " at zoom ";
	}
}
