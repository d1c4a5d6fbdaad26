package sc.fiji.superres.batches;

import java.util.SplittableRandom;

/**
 * Adds to a pair what its scans may not show: bright and dark spots, and now and then a step, each at the same place of
 * input and target. A network that sees nothing but a perfect lattice for long draws the lattice wherever its
 * surroundings say so, and takes whatever else there is for noise (docs/study.md). Here the lattice goes on below what
 * is added, so that what a network may guess of it stays right.
 * <p>
 * Heights are multiples of the standard deviation of the input. The noise stays that of the scan.
 * </p>
 *
 * @param input rows and columns of the input
 * @param target rows and columns of the target, a multiple of those of the input
 */
record Oddities(int input, int target) {

	/** Heights over the standard deviation of the input, drawn log-uniformly. */
	private static final double LEAST_HEIGHT = 0.5;
	private static final double MOST_HEIGHT = 5;
	/** Full widths at half maximum in pixels of the input, likewise: from a column that is hardly sampled on. */
	private static final double LEAST_WIDTH = 1.5;
	private static final double MOST_WIDTH = 10;
	/** How many of them are steps. */
	private static final double STEPS = 0.125;
	/** Full width at half maximum of a Gaussian, over its standard deviation. */
	private static final double FWHM = 2 * Math.sqrt(2 * Math.log(2));

	/** A height at places in pixels of the input, whose first pixel begins at 0. */
	private interface Shape {

		double at(double x, double y);
	}

	/**
	 * Changes the values of a pair.
	 *
	 * @param inputs input × input values
	 * @param targets target × target values
	 * @param mean how many are added in the mean; how many it are is drawn by Poisson's law
	 */
	void add(final float[] inputs, final float[] targets, final double mean, final SplittableRandom random) {
		if (mean == 0) return;
		final double contrast = deviation(inputs);
		for (int left = number(mean, random); left > 0; left--) {
			final Shape shape = random.nextDouble() < STEPS ? step(contrast, random) : spot(contrast, random);
			put(shape, inputs, input);
			put(shape, targets, target);
		}
	}

	/** By Knuth's product of uniform numbers. */
	private static int number(final double mean, final SplittableRandom random) {
		final double limit = Math.exp(-mean);
		int number = 0;
		for (double product = random.nextDouble(); product > limit; product *= random.nextDouble())
			number++;
		return number;
	}

	private void put(final Shape shape, final float[] values, final int side) {
		final double pixel = (double) input / side;
		for (int i = 0; i < values.length; i++)
			values[i] += (float) shape.at(pixel * (i % side + 0.5), pixel * (i / side + 0.5));
	}

	private Shape spot(final double contrast, final SplittableRandom random) {
		final double x = input * random.nextDouble();
		final double y = input * random.nextDouble();
		final double sigma = width(random) / FWHM;
		final double height = height(contrast, random);
		final double scale = -1 / (2 * sigma * sigma);
		return (px, py) -> height * Math.exp(scale * ((px - x) * (px - x) + (py - y) * (py - y)));
	}

	/** Half of its height on one side, as much less on the other. */
	private Shape step(final double contrast, final SplittableRandom random) {
		final double angle = 2 * Math.PI * random.nextDouble();
		final double nx = Math.cos(angle);
		final double ny = Math.sin(angle);
		final double distance = nx * input * random.nextDouble() + ny * input * random.nextDouble();
		final double width = width(random) / 2;
		final double height = height(contrast, random);
		return (x, y) -> {
			final double beyond = nx * x + ny * y - distance;
			return height / 2 * beyond / Math.sqrt(beyond * beyond + width * width);
		};
	}

	private static double width(final SplittableRandom random) {
		return ratio(LEAST_WIDTH, MOST_WIDTH, random);
	}

	private static double height(final double contrast, final SplittableRandom random) {
		final double height = contrast * ratio(LEAST_HEIGHT, MOST_HEIGHT, random);
		return random.nextBoolean() ? height : -height;
	}

	private static double ratio(final double least, final double most, final SplittableRandom random) {
		return least * Math.pow(most / least, random.nextDouble());
	}

	private static double deviation(final float[] values) {
		double sum = 0;
		double squares = 0;
		for (final float value : values) {
			sum += value;
			squares += (double) value * value;
		}
		final double mean = sum / values.length;
		return Math.sqrt(Math.max(0, squares / values.length - mean * mean));
	}
}
