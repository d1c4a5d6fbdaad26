package sc.fiji.superres.trust;

import java.util.random.RandomGenerator;

import sc.fiji.superres.noise.NoiseModel;
import sc.fiji.superres.resample.Filter;
import sc.fiji.superres.resample.PointRaster;
import sc.fiji.superres.resample.PointSampler;

/**
 * Scans of an image that was kept back, simulated at other zoom levels and with other noise. What the network made of
 * the image stands for the truth, and noise like the image's is drawn anew, so that the truth is known and the network
 * has seen neither (a parametric bootstrap, Efron and Tibshirani 1993). The image's own noise would hide errors: it is
 * larger than they are.
 */
final class Rescans {

	/** How far from the edge a result of the image stands for the truth, in pixels of the image. */
	private static final int EDGE = 8;

	private final float[] truth;
	private final int width;
	private final int height;
	private final int s;
	private final NoiseModel noise;

	/**
	 * @param image {@code width × height} values in [0,1]
	 * @param truth what the network made of it, s times larger each way
	 */
	Rescans(final float[] image, final float[] truth, final int width, final int height, final int s) {
		this.truth = truth;
		this.width = width;
		this.height = height;
		this.s = s;
		noise = NoiseModel.of(image, width, height);
	}

	/**
	 * The greatest side of an input in pixels, at a zoom level.
	 *
	 * @param ratio zoom level of the truth over that of the image
	 */
	int greatestSide(final double ratio) {
		return (int) ((Math.min(width, height) - 2 * EDGE) * ratio / s);
	}

	/**
	 * Scans a place.
	 *
	 * @param side of the input, no more than {@link #greatestSide}
	 * @param times standard deviation of the noise over that of the image's
	 */
	CalibrationPair scan(final double ratio, final int side, final double times, final RandomGenerator random) {
		final double distance = s / ratio;
		final double x = place(random, width, distance * side);
		final double y = place(random, height, distance * side);
		final float[] input = sampled(inputs(x, distance, side), inputs(y, distance, side));
		final float[] more = noise.draw(input, side, side, random);
		for (int i = 0; i < input.length; i++)
			input[i] += (float) (times * more[i]);
		final float[] target = sampled(targets(x, distance, side), targets(y, distance, side));
		return new CalibrationPair(input, target, side, side, ratio);
	}

	/** Where a field begins, in pixels of the image whose first one begins at 0. */
	private static double place(final RandomGenerator random, final int size, final double field) {
		return EDGE + random.nextDouble() * (size - 2 * EDGE - field);
	}

	/** Places of the input's pixels, in pixels of the truth whose first one has its centre at 0. */
	private PointRaster inputs(final double begin, final double distance, final int side) {
		return new PointRaster((begin + distance / 2) * s - 0.5, distance * s, side);
	}

	private PointRaster targets(final double begin, final double distance, final int side) {
		return new PointRaster((begin + distance / (2 * s)) * s - 0.5, distance, s * side);
	}

	private float[] sampled(final PointRaster xs, final PointRaster ys) {
		return PointSampler.sample(truth, s * width, s * height, xs, ys, Filter.BICUBIC);
	}
}
