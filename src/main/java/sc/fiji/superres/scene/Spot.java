package sc.fiji.superres.scene;

/**
 * A Gaussian in two dimensions, wider along some direction or round: the image of a point.
 *
 * @param xx variance along x, nm²
 * @param xy covariance, nm²
 * @param yy variance along y, nm²
 */
record Spot(double xx, double xy, double yy) {

	/** Full width at half maximum over standard deviation. */
	private static final double FWHM = Math.sqrt(8 * StrictMath.log(2));

	/** A round spot of a full width at half maximum, nm. */
	static Spot round(final double fwhm) {
		final double sigma = fwhm / FWHM;
		return new Spot(sigma * sigma, 0, sigma * sigma);
	}

	/** This spot smeared out by a variance along a direction, nm² and radians. */
	Spot smeared(final double variance, final double direction) {
		final double cos = StrictMath.cos(direction);
		final double sin = StrictMath.sin(direction);
		return new Spot(xx + variance * cos * cos, xy + variance * cos * sin, yy + variance * sin * sin);
	}

	/** This spot, wider by a factor. */
	Spot wider(final double factor) {
		final double square = factor * factor;
		return new Spot(square * xx, square * xy, square * yy);
	}

	/** The volume below a spot of height 1, nm². */
	double volume() {
		return 2 * Math.PI * Math.sqrt(determinant());
	}

	double determinant() {
		return xx * yy - xy * xy;
	}
}
