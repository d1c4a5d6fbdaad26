package sc.fiji.superres.benchmark;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

import net.imglib2.img.array.ArrayImg;
import net.imglib2.img.basictypeaccess.array.FloatArray;
import net.imglib2.type.numeric.real.FloatType;

import sc.fiji.superres.dataset.MultiScaleConfig;
import sc.fiji.superres.dataset.ZoomLevel;
import sc.fiji.superres.image.IntensityRange;
import sc.fiji.superres.image.Planes;
import sc.fiji.superres.pairs.Pair;
import sc.fiji.superres.pairs.Pairs;
import sc.fiji.superres.resample.Filter;
import sc.fiji.superres.resample.Resampler;

/**
 * Pairs of any zoom levels whose halves come of two frames of one place, so that nothing but the sampling is tried.
 * Input pixel (i, j) is the frame's at floor((start + s·index + s/2 + ½)/resize); the target is the other frame
 * resized.
 */
final class FramePairs implements Pairs {

	private static final long SIZE = 100_000;

	private final List<float[]> inputs;
	private final ArrayImg<FloatType, ?>[][] targets;
	private final int side;
	private final double[] resizes;
	private final MultiScaleConfig config;
	private final IntensityRange range;

	@SuppressWarnings("unchecked")
	FramePairs(final List<float[]> inputs, final List<float[]> targets, final int side, final double[] resizes,
		final MultiScaleConfig config, final IntensityRange range)
	{
		this.inputs = inputs;
		this.side = side;
		this.resizes = resizes;
		this.config = config;
		this.range = range;
		this.targets = new ArrayImg[targets.size()][resizes.length];
		for (int k = 0; k < targets.size(); k++)
			for (int l = 0; l < resizes.length; l++)
				this.targets[k][l] = resized(Planes.floats(targets.get(k), side, side), resizes[l]);
	}

	private ArrayImg<FloatType, ?> resized(final ArrayImg<FloatType, FloatArray> frame, final double resize) {
		final int n = Resampler.scaledSize(side, resize);
		return Resampler.resample(frame, n, n, resize < 1 ? Filter.NEAREST : Filter.BICUBIC);
	}

	@Override
	public long size() {
		return SIZE;
	}

	@Override
	public Pair pair(final long index) {
		return drawn(index, new SplittableRandom(index), true);
	}

	@Override
	public Pair drawn(final long index, final RandomGenerator place, final boolean anywhere) {
		final int image = (int) (index % inputs.size());
		final int level = (int) (index / inputs.size() % resizes.length);
		final ArrayImg<FloatType, ?> whole = targets[image][level];
		final int n = Planes.width(whole);
		final int x0 = place.nextInt(n - config.crop() + 1);
		final int y0 = place.nextInt(n - config.crop() + 1);
		final float[] all = Planes.floatArray(whole);
		final float[] target = new float[config.crop() * config.crop()];
		for (int y = 0; y < config.crop(); y++)
			System.arraycopy(all, (y0 + y) * n + x0, target, y * config.crop(), config.crop());
		return new Pair(Planes.floats(target, config.crop(), config.crop()), input(inputs.get(image), resizes[level],
			x0, y0), range);
	}

	private ArrayImg<FloatType, FloatArray> input(final float[] frame, final double resize, final int x0,
		final int y0)
	{
		final int n = config.inputCrop();
		final float[] input = new float[n * n];
		for (int i = 0; i < n; i++)
			for (int j = 0; j < n; j++)
				input[i * n + j] = frame[source(y0, i, resize) * side + source(x0, j, resize)];
		return Planes.floats(input, n, n);
	}

	private int source(final int start, final int index, final double resize) {
		final double place = (start + config.factor() * index + config.factor() / 2.0 + 0.5) / resize;
		return Math.min(side - 1, (int) place);
	}

	@Override
	public Optional<ZoomLevel> zoom(final long index) {
		return Optional.empty();
	}

	@Override
	public MultiScaleConfig config() {
		return config;
	}

	@Override
	public List<String> sources() {
		return List.of("frames");
	}

	@Override
	public Map<String, String> hashes() {
		return Map.of();
	}

	@Override
	public String summary() {
		return "pairs of frames";
	}
}
