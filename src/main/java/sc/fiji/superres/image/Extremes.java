package sc.fiji.superres.image;

/** The least and the greatest of the values added so far. */
final class Extremes {

	private double least = Double.POSITIVE_INFINITY;
	private double greatest = Double.NEGATIVE_INFINITY;

	/** @param value a finite value */
	void add(final double value) {
		least = Math.min(least, value);
		greatest = Math.max(greatest, value);
	}

	boolean isEmpty() {
		return least > greatest;
	}

	double least() {
		return least;
	}

	double greatest() {
		return greatest;
	}
}
