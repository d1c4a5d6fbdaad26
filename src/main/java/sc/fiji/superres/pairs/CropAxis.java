package sc.fiji.superres.pairs;

import java.util.DoubleSummaryStatistics;
import java.util.function.IntToDoubleFunction;

import sc.fiji.superres.dataset.MultiScaleConfig;
import sc.fiji.superres.resample.Filter;
import sc.fiji.superres.resample.PointRaster;
import sc.fiji.superres.resample.PointSampler;

/**
 * The places of the input and target pixels of an independent pair along one axis, in source pixels whose centres are
 * whole numbers.
 * <p>
 * Input pixels lie {@code distance} = s/resize apart, target pixels an s-th of that. Each input pixel lies at the
 * centre of its s target pixels.
 * </p>
 *
 * @param distance of input pixels
 * @param inputs places of the input pixels
 * @param targets places of the target pixels, s for each input pixel
 */
record CropAxis(double distance, PointRaster inputs, PointRaster targets) {

	/** Source pixels needed around the targets: interpolation reaches 3, and filling lines 5 more. */
	private static final int MARGIN = 8;
	private static final double TINY = 1e-9;

	/**
	 * Places the pixels of a crop.
	 *
	 * @param config factor and size of the crop
	 * @param start first pixel of the target in the resized image
	 * @param resize ratio by which the level is resized
	 * @param size pixels of the source along this axis
	 * @param onPixels whether input pixels that lie a whole number of source pixels apart lie on source pixels; else
	 *            they lie half-way between them
	 */
	static CropAxis of(final MultiScaleConfig config, final int start, final double resize, final int size,
		final boolean onPixels)
	{
		final int s = config.factor();
		final double distance = distance(config, resize);
		final double step = distance / s;
		final double middleOfFirstTargets = (start + s / 2.0) * step - 0.5;
		if (!isWhole(distance)) return startingAt(middleOfFirstTargets, distance, config);
		if (onPixels) return startingAt(Math.floor(middleOfFirstTargets + 0.5), distance, config);
		final double reach = distance * (config.inputCrop() - 1);
		return startingAt(betweenPixels(middleOfFirstTargets, reach, size), distance, config);
	}

	/** @param first place of the first input pixel */
	private static CropAxis startingAt(final double first, final double distance, final MultiScaleConfig config) {
		final double step = distance / config.factor();
		final double firstTarget = first - (config.factor() - 1) / 2.0 * step;
		final PointRaster inputs = new PointRaster(first, distance, config.inputCrop());
		final PointRaster targets = new PointRaster(firstTarget, step, config.crop());
		return new CropAxis(distance, inputs, targets);
	}

	/** The nearest place half-way between pixels from which {@code reach} stays in the image. */
	private static double betweenPixels(final double place, final double reach, final int size) {
		final double between = Math.rint(place - 0.5) + 0.5;
		if (between + reach > size - 1) return between - 1;
		return between;
	}

	/** Distance of input pixels in source pixels at a level that is resized by a ratio. */
	static double distance(final MultiScaleConfig config, final double resize) {
		final double exact = config.factor() / resize;
		final double whole = Math.rint(exact);
		if (Math.abs(exact - whole) < TINY) return whole;
		return exact;
	}

	static boolean isWhole(final double value) {
		return value == Math.rint(value);
	}

	/** Whether every input pixel is a source pixel. */
	boolean onPixels() {
		return isWhole(distance) && isWhole(inputs.first());
	}

	/**
	 * The same axis, moved by as few whole pixels as bring the targets into the image and into the frames displaced
	 * against it; moved into the middle if there is no room for that.
	 */
	CropAxis within(final int size, final DoubleSummaryStatistics displacements) {
		final double first = Math.max(0, -displacements.getMin());
		final double last = size - 1 - Math.max(0, displacements.getMax());
		final int least = (int) Math.ceil(first - targets.first());
		final int most = (int) Math.floor(last - targets.last());
		if (least > most) return moved(Math.floorDiv(least + most, 2));
		return moved(Math.max(least, Math.min(most, 0)));
	}

	private CropAxis moved(final int pixels) {
		return new CropAxis(distance, inputs.moved(pixels), targets.moved(pixels));
	}

	/** The source pixels that are needed. */
	PixelSpan needed(final int size) {
		return PixelSpan.around(targets, MARGIN, size);
	}

	/**
	 * The share of the noise's variance that interpolation leaves, for each input pixel.
	 *
	 * @param correlation of the noise along this axis, by the distance in pixels
	 */
	double[] variancesLeft(final IntToDoubleFunction correlation) {
		final double[] left = new double[inputs.count()];
		for (int input = 0; input < left.length; input++) {
			final float[] weights = weightsAround(inputs.at(input));
			left[input] = varianceLeft(weights, correlation);
		}
		return left;
	}

	/** Weights of the pixels around a place from which its value is interpolated. */
	private static float[] weightsAround(final double place) {
		return PointSampler.weights(place - Math.floor(place), Filter.BICUBIC);
	}

	private static double varianceLeft(final float[] weights, final IntToDoubleFunction correlation) {
		double sum = 0;
		for (int i = 0; i < weights.length; i++)
			for (int k = 0; k < weights.length; k++)
				sum += weights[i] * weights[k] * correlation.applyAsDouble(i - k);
		return sum;
	}
}
