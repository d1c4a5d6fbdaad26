package sc.fiji.superres.pairs;

import java.util.List;
import java.util.random.RandomGenerator;

import net.imglib2.RandomAccessibleInterval;

import sc.fiji.superres.dataset.MultiScaleConfig;
import sc.fiji.superres.dataset.SourceImage;
import sc.fiji.superres.dataset.GreyOps;
import sc.fiji.superres.image.Planes;
import sc.fiji.superres.noise.LocalMean;
import sc.fiji.superres.noise.NoiseModel;
import sc.fiji.superres.resample.Filter;
import sc.fiji.superres.survey.NoiseNotes;

/**
 * Pairs whose halves share no noise and have one centre.
 * <p>
 * With s the factor and r what the level is resized by, target pixels lie e = 1/r source pixels apart and input pixels
 * d = s/r. An input pixel is a source pixel, or lies between some; its s × s target pixels lie around it, at e·(k − (s
 * − 1)/2), k = 0 … s − 1, along each axis, wherever that is between source pixels ({@link CropAxis}). Three ways:
 * </p>
 * <ul>
 * <li><b>True pairs</b>, where the image is one of several frames of one place: the input comes from the frame itself,
 * the target is the mean of others ({@link OtherFrames}), each at its own displacement. Nothing is assumed of the noise
 * but that frames do not share it. The crop is moved by whole pixels where it would leave one of the frames.</li>
 * <li><b>Lines apart</b>, where d is a whole number from {@value #LEAST_LINES} on and rows have noise of their own: the
 * input takes every d-th pixel of every d-th line; the target is interpolated from an image in which these lines were
 * replaced by an interpolation of the lines between them. Nothing is assumed of the noise but that rows do not share
 * it. (From every second line a third of a wave of 4.5 pixels would be left.)</li>
 * <li><b>Recorrupted</b> (Pang et al., CVPR 2021) elsewhere: z is noise drawn anew by the image's {@link NoiseModel};
 * the input is taken from source + τz, the target from source − z/τ, τ = {@value #TAU}. The noise of the two is
 * uncorrelated, for Gaussian noise independent. Input pixels lie between source pixels, where interpolation averages
 * away what z has added, and more: it is filled up by noise of its own, so that inputs are as noisy as a recorded image
 * (up to 1.6 times the variance at the few pixels that come to lie on source pixels). With a smaller τ and inputs on
 * source pixels the targets are noisier: 0.5 dB less after 4000 iterations (docs/study.md).</li>
 * </ul>
 * <p>
 * Brightness varies in training: both halves are multiplied by e^u, u even in ±{@value #GAIN}, so that an atom's
 * brightness comes from the atom and not from what is usual. Halves are floats in grey values, not clipped.
 * </p>
 */
final class IndependentPairs implements PairMaker {

	private static final double TAU = 1;
	private static final int LEAST_LINES = 3;
	private static final double GAIN = 0.2;

	private final List<SourceImage> images;
	private final MultiScaleConfig config;
	private final List<NoiseModel> noise;
	private final OtherFrames frames;

	IndependentPairs(final List<SourceImage> images, final MultiScaleConfig config) {
		this.images = images;
		this.config = config;
		noise = images.stream().map(NoiseNotes::measured).toList();
		frames = new OtherFrames(images);
	}

	@Override
	public Pair pair(final PairSpec spec, final RandomGenerator random, final boolean vary) {
		final SourceImage source = images.get(spec.image());
		final List<OtherFrames.Frame> others = frames.drawn(spec.image(), random);
		final Crop crop = others.isEmpty() ? ofOne(spec) : ofSeries(spec, others);
		final float[][] halves = others.isEmpty() ? crop.halves(random) : crop.halves(others, random);
		if (vary) brighten(halves, source.range().low(), Math.exp(GAIN * (2 * random.nextDouble() - 1)));
		return new Pair(square(halves[1], config.crop()), square(halves[0], config.inputCrop()), source.range());
	}

	private Crop ofOne(final PairSpec spec) {
		final SourceImage source = images.get(spec.image());
		final NoiseModel model = noise.get(spec.image());
		final double resize = spec.level().resize();
		final double distance = CropAxis.distance(config, resize);
		final boolean lines = CropAxis.isWhole(distance) && distance >= LEAST_LINES && model.rowsAreIndependent();
		final CropAxis x = CropAxis.of(config, spec.x(), resize, source.width(), lines);
		final CropAxis y = CropAxis.of(config, spec.y(), resize, source.height(), lines);
		return new Crop(patch(source, x, y), x, y, model, lines);
	}

	private Crop ofSeries(final PairSpec spec, final List<OtherFrames.Frame> others) {
		final SourceImage source = images.get(spec.image());
		final double[] driftX = others.stream().mapToDouble(OtherFrames.Frame::x).toArray();
		final double[] driftY = others.stream().mapToDouble(OtherFrames.Frame::y).toArray();
		final double resize = spec.level().resize();
		final CropAxis x = CropAxis.of(config, spec.x(), resize, source.width(), true).within(source.width(), driftX);
		final CropAxis y = CropAxis.of(config, spec.y(), resize, source.height(), true).within(source.height(), driftY);
		return new Crop(patch(source, x, y), x, y, noise.get(spec.image()), false);
	}

	/**
	 * What a pair is made of.
	 *
	 * @param patch of the source, with what interpolation needs around the crop
	 * @param lines whether input and target are taken from different lines
	 */
	private record Crop(Patch patch, CropAxis x, CropAxis y, NoiseModel model, boolean lines) {

		/** Input and target of one image. */
		float[][] halves(final RandomGenerator random) {
			return lines ? linesApart() : recorrupted(random);
		}

		/** Input of this frame, target of others. */
		float[][] halves(final List<OtherFrames.Frame> others, final RandomGenerator random) {
			final float[] input = patch.sample(x.inputs(), y.inputs(), Filter.BICUBIC);
			final float[] means = LocalMean.of(patch.values(), patch.width(), patch.height());
			if (!x.onPixels()) fillUp(input, means, 1, random);
			return new float[][] { input, OtherFrames.mean(others, x.targets(), y.targets()) };
		}

		private float[][] linesApart() {
			final Patch rest = patch.withoutLines((int) y.inputs().first(), (int) y.distance());
			final float[] input = patch.sample(x.inputs(), y.inputs(), Filter.NEAREST);
			return new float[][] { input, rest.sample(x.targets(), y.targets(), Filter.LANCZOS) };
		}

		private float[][] recorrupted(final RandomGenerator random) {
			final float[] means = LocalMean.of(patch.values(), patch.width(), patch.height());
			final float[] z = model.draw(means, patch.width(), patch.height(), random);
			final float[] input = patch.plus(z, TAU).sample(x.inputs(), y.inputs(), Filter.BICUBIC);
			fillUp(input, means, 1 + TAU * TAU, random);
			return new float[][] { input, patch.plus(z, -1 / TAU).sample(x.targets(), y.targets(), Filter.LANCZOS) };
		}

		/**
		 * Adds the noise that the interpolation of the inputs has averaged away.
		 *
		 * @param noise variance in what was interpolated, in that of the image's noise
		 */
		private void fillUp(final float[] input, final float[] means, final double noise,
			final RandomGenerator random)
		{
			final Patch expected = new Patch(means, patch.x(), patch.y(), patch.width(), patch.height());
			final float[] grey = expected.sample(x.inputs(), y.inputs(), Filter.BILINEAR);
			final int n = x.inputs().count();
			for (int i = 0; i < input.length; i++) {
				final double left = noise * x.varianceLeft(i % n, model, true) * y.varianceLeft(i / n, model, false);
				final double missing = model.variance(grey[i]) * Math.max(0, 1 - left);
				input[i] += (float) (Math.sqrt(missing) * random.nextGaussian());
			}
		}
	}

	private static void brighten(final float[][] halves, final double zero, final double gain) {
		for (final float[] half : halves)
			for (int i = 0; i < half.length; i++)
				half[i] = (float) (zero + gain * (half[i] - zero));
	}

	private static Patch patch(final SourceImage source, final CropAxis x, final CropAxis y) {
		final int left = x.from(source.width());
		final int top = y.from(source.height());
		final int width = x.to(source.width()) - left;
		final int height = y.to(source.height()) - top;
		return new Patch(GreyOps.values(GreyOps.region(source.plane(), left, top, width, height)), left, top, width,
			height);
	}

	private static RandomAccessibleInterval<?> square(final float[] values, final int side) {
		return Planes.floats(values, side, side);
	}
}
