package sc.fiji.superres.altered;

import java.util.random.RandomGenerator;

/** Numbers drawn from ranges. */
record Draw(RandomGenerator random) {

	double between(final double least, final double most) {
		return least + (most - least) * random.nextDouble();
	}

	/** A number whose logarithm is uniform. */
	double ratio(final double least, final double most) {
		return Math.exp(between(Math.log(least), Math.log(most)));
	}

	double angle() {
		return between(0, 2 * Math.PI);
	}
}
