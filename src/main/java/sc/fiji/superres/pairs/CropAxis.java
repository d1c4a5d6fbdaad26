package sc.fiji.superres.pairs;

import java.util.Arrays;

import sc.fiji.superres.dataset.MultiScaleConfig;
import sc.fiji.superres.noise.NoiseModel;
import sc.fiji.superres.resample.Filter;
import sc.fiji.superres.resample.PointRaster;
import sc.fiji.superres.resample.PointSampler;

/**
 * Where input and target pixels of an independent pair lie along one axis, in source pixels whose centres are whole
 * numbers.
 * <p>
 * Inputs lie {@code distance} = s/resize apart, targets an s-th of that; each input is the centre of its s targets.
 * </p>
 *
 * @param distance of input pixels
 * @param inputs their places
 * @param targets places of the target's pixels, s for each input
 */
record CropAxis(double distance, PointRaster inputs, PointRaster targets) {

	/** Source pixels around what is needed: interpolation reaches 3, lines that are filled 5 more. */
	private static final int MARGIN = 8;
	private static final double TINY = 1e-9;

	/**
	 * Places the inputs of a crop.
	 *
	 * @param config factor and size of the crop
	 * @param start first pixel of the target in the resized image
	 * @param resize what the level is resized by
	 * @param size of the source along this axis
	 * @param onPixels whether inputs that lie a whole number of pixels apart lie on source pixels; else half-way
	 *            between
	 */
	static CropAxis of(final MultiScaleConfig config, final int start, final double resize, final int size,
		final boolean onPixels)
	{
		final int s = config.factor();
		final double distance = distance(config, resize);
		final double step = distance / s;
		final double middle = (start + s / 2.0) * step - 0.5; // of the first s target pixels
		final double reach = distance * (config.inputCrop() - 1);
		return at(isWhole(distance) ? placed(middle, reach, size, onPixels) : middle, distance, config);
	}

	private static CropAxis at(final double first, final double distance, final MultiScaleConfig config) {
		final double step = distance / config.factor();
		return new CropAxis(distance, new PointRaster(first, distance, config.inputCrop()), new PointRaster(first -
			(config.factor() - 1) / 2.0 * step, step, config.crop()));
	}

	private static double placed(final double middle, final double reach, final int size, final boolean onPixels) {
		if (onPixels) return Math.floor(middle + 0.5);
		final double between = Math.rint(middle - 0.5) + 0.5;
		return between + reach > size - 1 ? between - 1 : between;
	}

	/** Of input pixels in source pixels, at a level that is resized by this. */
	static double distance(final MultiScaleConfig config, final double resize) {
		final double exact = config.factor() / resize;
		return Math.abs(exact - Math.rint(exact)) < TINY ? Math.rint(exact) : exact;
	}

	static boolean isWhole(final double value) {
		return value == Math.rint(value);
	}

	/** Whether inputs are source pixels. */
	boolean onPixels() {
		return isWhole(distance) && isWhole(inputs.first());
	}

	/**
	 * The same, moved by as few whole pixels as bring the targets into the image and into frames displaced against it;
	 * into the middle where there is no room for that.
	 */
	CropAxis within(final int size, final double[] displacements) {
		if (displacements.length == 0) return this;
		final double least = Math.max(0, -Arrays.stream(displacements).min().getAsDouble());
		final double most = size - 1 - Math.max(0, Arrays.stream(displacements).max().getAsDouble());
		final int up = (int) Math.ceil(least - targets.first());
		final int down = (int) Math.floor(most - targets.last());
		if (up > down) return moved(Math.floorDiv(up + down, 2));
		return moved(Math.max(up, Math.min(down, 0)));
	}

	private CropAxis moved(final int pixels) {
		return new CropAxis(distance, new PointRaster(inputs.first() + pixels, distance, inputs.count()),
			new PointRaster(targets.first() + pixels, targets.step(), targets.count()));
	}

	/** First source pixel that is needed. */
	int from(final int size) {
		return Math.max(0, Math.min(size - 1, (int) Math.floor(targets.first()) - MARGIN));
	}

	/** Source pixel behind the last that is needed. */
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
