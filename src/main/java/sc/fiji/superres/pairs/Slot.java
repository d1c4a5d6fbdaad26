package sc.fiji.superres.pairs;

import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.LongStream;

import sc.fiji.superres.dataset.Level;
import sc.fiji.superres.dataset.MultiScaleConfig;
import sc.fiji.superres.dataset.PairKind;
import sc.fiji.superres.dataset.SourceImage;
import sc.fiji.superres.dataset.ZoomLevel;
import sc.fiji.superres.resample.Filter;
import sc.fiji.superres.resample.Resampler;

/**
 * One image at one level: its crops, its pairs, numbered row by row with the filter fastest.
 *
 * @param image index of the source image
 * @param level zoom level
 * @param columns crops along x
 * @param rows crops along y
 * @param filters degradations, one pair each; sub-process (4) and independent pairs have none and make one pair of each
 *            crop
 */
public record Slot(int image, Level level, CropGrid columns, CropGrid rows, List<Filter> filters) {

	/** Places the crops of {@code source} at {@code level}; there may be none. */
	static Slot of(final int image, final SourceImage source, final Level level, final MultiScaleConfig config) {
		final boolean inputs = level.cropsAreInputs();
		final int side = inputs ? config.inputCrop() : config.crop();
		return new Slot(image, level, new CropGrid(scaled(source.width(), level.resize()), side, config.cropsPerRow()),
			new CropGrid(scaled(source.height(), level.resize()), side, config.cropsPerRow()), inputs || config
				.pairs() == PairKind.INDEPENDENT ? List.of() : config.filters());
	}

	public long pairs() {
		return (long) columns.count() * rows.count() * pairsPerCrop();
	}

	/** @param index 0 … {@link #pairs()} − 1 */
	PairSpec spec(final long index) {
		final int crop = (int) (index / pairsPerCrop());
		final Filter filter = filters.isEmpty() ? null : filters.get((int) (index % pairsPerCrop()));
		return new PairSpec(image, level, crop, columns.position(crop % columns.count()), rows.position(crop / columns
			.count()), filter);
	}

	/** The same pair cropped anywhere in the image at this level. */
	PairSpec anywhere(final PairSpec spec, final RandomGenerator place) {
		return new PairSpec(image, level, spec.crop(), place.nextInt(columns.size() - columns.crop() + 1), place
			.nextInt(rows.size() - rows.crop() + 1), spec.filter());
	}

	/** The pairs of the crop in the middle of the grid. */
	public List<PairSpec> middle() {
		final long first = ((long) rows.count() / 2 * columns.count() + columns.count() / 2) * pairsPerCrop();
		return LongStream.range(first, first + pairsPerCrop()).mapToObj(this::spec).toList();
	}

	/** Pairs that share a target: as many as there are filters, one where there are none. */
	public int pairsPerCrop() {
		return Math.max(1, filters.size());
	}

	/** Why there are no pairs, for people. */
	String skipMessage(final SourceImage source, final ZoomLevel zoom) {
		final String use = level.cropsAreInputs() ? " as input for zoom " : " at zoom ";
		return source.name() + use + zoom.targetAt(level.ratio()) + " is " + columns.size() + "×" + rows.size() +
			" pixels, smaller than the " + columns.crop() + "×" + rows.crop() + " crop: left out";
	}

	/** As the resampler truncates, but 0 where nothing is left. */
	private static int scaled(final int size, final double ratio) {
		return size * ratio < 1 ? 0 : Resampler.scaledSize(size, ratio);
	}
}
