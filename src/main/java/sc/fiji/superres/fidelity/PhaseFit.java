package sc.fiji.superres.fidelity;

/** Least squares of Σ w·(φ + 2πk·d)² over the displacement d: the plane through the origin that fits phases φ best. */
final class PhaseFit {

	/** Smaller of the two variances of the frequencies over the larger, below which they lie on a line. */
	private static final double FLAT = 1e-3;

	private double xx;
	private double xy;
	private double yy;
	private double x;
	private double y;

	/**
	 * @param kx cycles a pixel
	 * @param ky likewise
	 * @param phase φ in radians, −π … π
	 * @param weight at least 0
	 */
	void add(final double kx, final double ky, final double phase, final double weight) {
		final double moved = phase / (-2 * Math.PI);
		xx += weight * kx * kx;
		xy += weight * kx * ky;
		yy += weight * ky * ky;
		x += weight * kx * moved;
		y += weight * ky * moved;
	}

	/** Whether the frequencies so far tell both components. */
	boolean isPlane() {
		final double trace = xx + yy;
		return determinant() > FLAT * trace * trace;
	}

	private double determinant() {
		return xx * yy - xy * xy;
	}

	/** NaN where nothing tells it. */
	Displacement displacement() {
		if (!isPlane()) return new Displacement(Double.NaN, Double.NaN);
		final double det = determinant();
		return new Displacement((yy * x - xy * y) / det, (xx * y - xy * x) / det);
	}
}
