package sc.fiji.superres.dataset;

import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;

import sc.fiji.superres.image.Planes;
import sc.fiji.superres.noise.LocalMean;
import sc.fiji.superres.noise.NoiseModel;
import sc.fiji.superres.resample.Filter;
import sc.fiji.superres.resample.PointRaster;
import sc.fiji.superres.resample.PointSampler;

/**
 * Pairs whose halves share no noise and have one centre.
 * <p>
 * With s the factor and r what the level is resized by, target pixels lie e = 1/r source pixels apart and input pixels
 * d = s/r. An input pixel is a source pixel, or lies between some; its s × s target pixels lie around it, at
 * e·(k − (s − 1)/2), k = 0 … s − 1, along each axis, wherever that is between source pixels. Three ways:
 * </p>
 * <ul>
 * <li><b>True pairs</b>, where the image is one of several frames of one place: the input comes from the frame itself, the
 * target is the mean of others ({@link OtherFrames}), each at its own displacement. Nothing is assumed of the noise but
 * that frames do not share it. The crop is moved by whole pixels where it would leave one of the frames.</li>
 * <li><b>Lines apart</b>, where d is a whole number from {@value #LEAST_LINES} on and rows have noise of their own: the input
 * takes every d-th pixel of every d-th line; the target is interpolated from an image in which these lines were replaced
 * by an interpolation of the lines between them. Nothing is assumed of the noise but that rows do not share it.</li>
 * <li><b>Recorrupted</b> (Pang et al., CVPR 2021) elsewhere: z is noise drawn anew by the image's {@link NoiseModel}; the
 * input is taken from source + τz, the target from source − z/τ, τ = {@value #TAU}. The noise of the two is uncorrelated,
 * for Gaussian noise independent. Where input pixels lie between source pixels, the interpolation has averaged noise away:
 * it is filled up, so that inputs are as noisy as a recorded image.</li>
 * </ul>
 * <p>
 * Brightness varies in training: both halves are multiplied by e^u, u even in ±{@value #GAIN}, so that an atom's
 * brightness comes from the atom and not from what is usual. Halves are floats in grey values, not clipped.
 * </p>
 */
final class IndependentPairs implements PairMaker {

	private static final double TAU = 0.5;
	private static final int LEAST_LINES = 2;
	private static final double GAIN = 0.4;
	/** Source pixels around what is needed: interpolation reaches 3, lines that are filled 5 more. */
	private static final int MARGIN = 8;

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
		final NoiseModel model = noise.get(spec.image());
		final List<OtherFrames.Frame> others = frames.drawn(spec.image(), random);
		final double[] driftX = others.stream().mapToDouble(OtherFrames.Frame::x).toArray();
		final double[] driftY = others.stream().mapToDouble(OtherFrames.Frame::y).toArray();
		final Axis x = new Axis(spec.x(), spec.level().resize()).within(source.width(), driftX);
		final Axis y = new Axis(spec.y(), spec.level().resize()).within(source.height(), driftY);
		final Patch patch = patch(source, x, y);
		final float[][] halves = others.isEmpty() ? ofOne(patch, x, y, model, random) : framesApart(patch, x, y, others, model,
			random);
		if (vary) brighten(halves, source.range().low(), Math.exp(GAIN * (2 * random.nextDouble() - 1)));
		return new Pair(square(halves[1], config.crop()), square(halves[0], config.inputCrop()), source.range());
	}

	/** Both halves of one image. */
	private static float[][] ofOne(final Patch patch, final Axis x, final Axis y, final NoiseModel model,
		final RandomGenerator random)
	{
		final boolean lines = x.whole() && x.distance >= LEAST_LINES && model.rowsAreIndependent();
		return lines ? linesApart(patch, x, y) : recorrupted(patch, x, y, model, random);
	}

	private static float[][] framesApart(final Patch patch, final Axis x, final Axis y,
		final List<OtherFrames.Frame> others, final NoiseModel model, final RandomGenerator random)
	{
		final float[] input = patch.sample(x.inputs, y.inputs, Filter.BICUBIC);
		final float[] means = LocalMean.of(patch.values(), patch.width(), patch.height());
		if (!x.whole()) fillUp(input, patch, means, 1, x, y, model, random);
		return new float[][] { input, OtherFrames.mean(others, x.targets, y.targets) };
	}

	private static float[][] linesApart(final Patch patch, final Axis x, final Axis y) {
		final Patch rest = patch.withoutLines((int) y.inputs.first(), (int) y.distance);
		final float[] input = patch.sample(x.inputs, y.inputs, Filter.NEAREST);
		return new float[][] { input, rest.sample(x.targets, y.targets, Filter.LANCZOS) };
	}

	private static float[][] recorrupted(final Patch patch, final Axis x, final Axis y, final NoiseModel model,
		final RandomGenerator random)
	{
		final float[] means = LocalMean.of(patch.values(), patch.width(), patch.height());
		final float[] z = model.draw(means, patch.width(), patch.height(), random);
		final float[] input = patch.plus(z, TAU).sample(x.inputs, y.inputs, Filter.BICUBIC);
		if (!x.whole()) fillUp(input, patch, means, 1 + TAU * TAU, x, y, model, random);
		return new float[][] { input, patch.plus(z, -1 / TAU).sample(x.targets, y.targets, Filter.LANCZOS) };
	}

	/**
	 * Adds the noise that the interpolation of the inputs has averaged away.
	 *
	 * @param noise variance in what was interpolated, in that of the image's noise
	 */
	private static void fillUp(final float[] input, final Patch patch, final float[] means, final double noise,
		final Axis x, final Axis y, final NoiseModel model, final RandomGenerator random)
	{
		final Patch expected = new Patch(means, patch.x(), patch.y(), patch.width(), patch.height());
		final float[] grey = expected.sample(x.inputs, y.inputs, Filter.BILINEAR);
		final int n = x.inputs.count();
		for (int i = 0; i < input.length; i++) {
			final double left = noise * x.varianceLeft(i % n, model, true) * y.varianceLeft(i / n, model, false);
			final double missing = model.variance(grey[i]) * Math.max(0, 1 - left);
			input[i] += (float) (Math.sqrt(missing) * random.nextGaussian());
		}
	}

	private static void brighten(final float[][] halves, final double zero, final double gain) {
		for (final float[] half : halves)
			for (int i = 0; i < half.length; i++)
				half[i] = (float) (zero + gain * (half[i] - zero));
	}

	private static Patch patch(final SourceImage source, final Axis x, final Axis y) {
		final int left = x.from(source.width());
		final int top = y.from(source.height());
		final int width = x.to(source.width()) - left;
		final int height = y.to(source.height()) - top;
		return new Patch(values(GreyOps.region(source.plane(), left, top, width, height)), left, top, width, height);
	}

	@SuppressWarnings("unchecked") // a source image is of one of three real types
	private static float[] values(final RandomAccessibleInterval<?> plane) {
		return Planes.floatArray((RandomAccessibleInterval<? extends RealType<?>>) plane);
	}

	private static RandomAccessibleInterval<?> square(final float[] values, final int side) {
		return Planes.floats(values, side, side);
	}

	/** Where input and target pixels lie along one axis, in source pixels. */
	private final class Axis {

		private final double distance;
		private final PointRaster inputs;
		private final PointRaster targets;

		/** @param start of the crop in the resized image */
		Axis(final int start, final double resize) {
			final int s = config.factor();
			final double step = 1 / resize;
			final double exact = s * step;
			final boolean whole = Math.abs(exact - Math.rint(exact)) < 1e-9;
			distance = whole ? Math.rint(exact) : exact;
			final double middle = (start + s / 2.0) * step - 0.5; // of the first s target pixels
			final double first = whole ? Math.floor(middle + 0.5) : middle;
			inputs = new PointRaster(first, distance, config.inputCrop());
			targets = new PointRaster(first - (s - 1) / 2.0 * distance / s, distance / s, config.crop());
		}

		private Axis(final Axis from, final int shift) {
			distance = from.distance;
			inputs = new PointRaster(from.inputs.first() + shift, distance, from.inputs.count());
			targets = new PointRaster(from.targets.first() + shift, from.targets.step(), from.targets.count());
		}

		/**
		 * The same, moved by as few whole pixels as bring the targets into the image and into frames displaced against it;
		 * into the middle where there is no room for that.
		 */
		Axis within(final int size, final double[] displacements) {
			if (displacements.length == 0) return this;
			final double least = Math.max(0, -Arrays.stream(displacements).min().getAsDouble());
			final double most = size - 1 - Math.max(0, Arrays.stream(displacements).max().getAsDouble());
			final int up = (int) Math.ceil(least - targets.first());
			final int down = (int) Math.floor(most - targets.last());
			if (up > down) return new Axis(this, Math.floorDiv(up + down, 2));
			return new Axis(this, Math.max(up, Math.min(down, 0)));
		}

		/** Whether inputs are source pixels. */
		boolean whole() {
			return distance == Math.rint(distance);
		}

		int from(final int size) {
			return Math.max(0, Math.min(size - 1, (int) Math.floor(targets.first()) - MARGIN));
		}

		int to(final int size) {
			return Math.min(size, (int) Math.ceil(targets.last()) + MARGIN + 1);
		}

		/** Share of the noise's variance that the interpolation of an input leaves. */
		double varianceLeft(final int input, final NoiseModel model, final boolean alongRow) {
			final double place = inputs.at(input);
			final float[] weights = PointSampler.weights(place - Math.floor(place), Filter.BICUBIC);
			double sum = 0;
			for (int i = 0; i < weights.length; i++)
				for (int k = 0; k < weights.length; k++)
					sum += weights[i] * weights[k] * (alongRow ? model.correlationX(i - k) : model.correlationY(i - k));
			return sum;
		}
	}
}
