package sc.fiji.superres.pairs;

import java.util.List;
import java.util.random.RandomGenerator;

import net.imglib2.RandomAccessibleInterval;

import sc.fiji.superres.dataset.GreyOps;
import sc.fiji.superres.dataset.MultiScaleConfig;
import sc.fiji.superres.dataset.SourceImage;
import sc.fiji.superres.image.IntensityRange;
import sc.fiji.superres.resample.Filter;

/**
 * Makes pairs as published [M23], to the byte: the input is the shrunk target; in sub-process (4) the target is the
 * enlarged input.
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

	/** Draws nothing. Target crop × crop, input crop/s × crop/s, both of the source image's type. */
	@Override
	public Pair pair(final PairSpec spec, final RandomGenerator random, final boolean vary) {
		final RandomAccessibleInterval<?> level = cache.get(spec.image(), spec.level());
		final IntensityRange range = images.get(spec.image()).range();
		if (spec.level().cropsAreInputs()) return withEnlargedTarget(level, spec, range);
		return withShrunkInput(level, spec, range);
	}

	private Pair withEnlargedTarget(final RandomAccessibleInterval<?> level, final PairSpec spec,
		final IntensityRange range)
	{
		final RandomAccessibleInterval<?> input = GreyOps.crop(level, spec.x(), spec.y(), config.inputCrop());
		final int side = config.crop();
		return new Pair(GreyOps.resize(input, side, side, Filter.BICUBIC), input, range);
	}

	private Pair withShrunkInput(final RandomAccessibleInterval<?> level, final PairSpec spec,
		final IntensityRange range)
	{
		if (spec.filter() == null) throw noFilter(spec);
		final RandomAccessibleInterval<?> target = GreyOps.crop(level, spec.x(), spec.y(), config.crop());
		final int side = config.inputCrop();
		return new Pair(target, GreyOps.resize(target, side, side, spec.filter()), range);
	}

	private static IllegalArgumentException noFilter(final PairSpec spec) {
		final int subProcess = spec.level().subProcess();
		return new IllegalArgumentException("A published pair of sub-process (" + subProcess + ") has a filter; " +
			spec + " has none.");
	}
}
