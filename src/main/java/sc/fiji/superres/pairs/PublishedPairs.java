package sc.fiji.superres.pairs;

import java.util.List;
import java.util.random.RandomGenerator;

import net.imglib2.RandomAccessibleInterval;

import sc.fiji.superres.dataset.MultiScaleConfig;
import sc.fiji.superres.dataset.SourceImage;
import sc.fiji.superres.dataset.GreyOps;
import sc.fiji.superres.resample.Filter;

/**
 * Pairs as published [M23], to the byte: a crop, and the same shrunk; in sub-process (4) a crop, and the same enlarged.
 */
final class PublishedPairs implements PairMaker {

	private final List<SourceImage> images;
	private final MultiScaleConfig config;
	private final LevelCache cache;

	PublishedPairs(final List<SourceImage> images, final MultiScaleConfig config, final LevelCache cache) {
		this.images = images;
		this.config = config;
		this.cache = cache;
	}

	/** Nothing is drawn. Target crop × crop, input crop/s × crop/s, both of the source image's type. */
	@Override
	public Pair pair(final PairSpec spec, final RandomGenerator random, final boolean vary) {
		final RandomAccessibleInterval<?> level = cache.get(spec.image(), spec.level());
		final SourceImage source = images.get(spec.image());
		final int side = config.crop(), inputSide = config.inputCrop();
		if (spec.level().cropsAreInputs()) {
			final RandomAccessibleInterval<?> input = GreyOps.crop(level, spec.x(), spec.y(), inputSide);
			return new Pair(GreyOps.resize(input, side, side, Filter.BICUBIC), input, source.range());
		}
		if (spec.filter() == null) throw new IllegalArgumentException("A published pair of sub-process (" + spec.level()
			.subProcess() + ") has a filter; " + spec + " has none.");
		final RandomAccessibleInterval<?> target = GreyOps.crop(level, spec.x(), spec.y(), side);
		return new Pair(target, GreyOps.resize(target, inputSide, inputSide, spec.filter()), source.range());
	}
}
