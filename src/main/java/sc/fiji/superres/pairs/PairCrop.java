package sc.fiji.superres.pairs;

import java.util.List;
import java.util.random.RandomGenerator;

import sc.fiji.superres.dataset.SourceImage;
import sc.fiji.superres.noise.LocalMean;
import sc.fiji.superres.noise.NoiseModel;
import sc.fiji.superres.resample.Filter;

/**
 * A crop of a source image from which the input and the target of an independent pair are taken.
 *
 * @param patch of the source, including the pixels around the crop that interpolation needs
 * @param x places of the pixels along rows
 * @param y places of the pixels along columns
 * @param model noise of the source
 */
record PairCrop(Patch patch, CropAxis x, CropAxis y, NoiseModel model) {

	/** The input gets τ times the new noise, and the target −1/τ times. */
	static final double TAU = 1;

	/** The grey values of input and target, row-major. */
	record Halves(float[] input, float[] target) {}

	/** Input and target from different lines of the source. */
	Halves linesApart() {
		final float[] input = inputs(patch, Filter.NEAREST);
		final Patch rest = patch.withoutLines((int) y.inputs().first(), (int) y.distance());
		return new Halves(input, targets(rest));
	}

	/** Input and target to which opposite noise is added. */
	Halves recorrupted(final RandomGenerator random) {
		final float[] means = means();
		final float[] noise = model.draw(means, patch.width(), patch.height(), random);
		final float[] input = inputs(patch.plus(noise, TAU), Filter.BICUBIC);
		fillUp(input, means, 1 + TAU * TAU, random);
		return new Halves(input, targets(patch.plus(noise, -1 / TAU)));
	}

	/** The input from the source, the target from other frames of the same place. */
	Halves fromFrames(final List<OtherFrames.Frame> others, final RandomGenerator random) {
		final float[] input = inputs(patch, Filter.BICUBIC);
		if (!x.onPixels()) fillUp(input, means(), 1, random);
		return new Halves(input, OtherFrames.mean(others, x.targets(), y.targets()));
	}

	private float[] inputs(final Patch from, final Filter filter) {
		return from.sample(x.inputs(), y.inputs(), filter);
	}

	/** The same crop of another image of the same size. */
	PairCrop on(final SourceImage image) {
		return new PairCrop(Patch.of(image, x.needed(image.width()), y.needed(image.height())), x, y, model);
	}

	/** The target as it is, with all the noise of the crop. */
	float[] targets() {
		return targets(patch);
	}

	private float[] targets(final Patch from) {
		return from.sample(x.targets(), y.targets(), Filter.LANCZOS);
	}

	private float[] means() {
		return LocalMean.of(patch.values(), patch.width(), patch.height());
	}

	/**
	 * Adds the noise that the interpolation of the inputs has averaged away.
	 *
	 * @param means local means of the patch
	 * @param noise variance of the noise before interpolation, as a multiple of that of the source's noise
	 */
	private void fillUp(final float[] input, final float[] means, final double noise, final RandomGenerator random) {
		final float[] grey = inputs(patch.with(means), Filter.BILINEAR);
		final double[] leftX = x.variancesLeft(model::correlationX);
		final double[] leftY = y.variancesLeft(model::correlationY);
		final int width = leftX.length;
		for (int i = 0; i < input.length; i++) {
			final double left = noise * leftX[i % width] * leftY[i / width];
			input[i] += (float) (Math.sqrt(missingVariance(grey[i], left)) * random.nextGaussian());
		}
	}

	private double missingVariance(final float grey, final double left) {
		return model.variance(grey) * Math.max(0, 1 - left);
	}
}
