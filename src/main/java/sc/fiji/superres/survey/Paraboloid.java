package sc.fiji.superres.survey;

/**
 * The paraboloid through a value and its eight neighbours: its derivatives at the place in the middle.
 *
 * @param slopeX first derivative along x
 * @param slopeY first derivative along y
 * @param xx second derivative along x
 * @param yy second derivative along y
 * @param xy mixed derivative
 */
record Paraboloid(double slopeX, double slopeY, double xx, double yy, double xy) {

	/** @param values 3 × 3, row-major, one pixel apart */
	static Paraboloid through(final double[] values) {
		final double twiceMiddle = 2 * values[4];
		final double slopeX = (values[5] - values[3]) / 2;
		final double slopeY = (values[7] - values[1]) / 2;
		final double xx = values[5] - twiceMiddle + values[3];
		final double yy = values[7] - twiceMiddle + values[1];
		final double xy = (values[8] - values[6] - values[2] + values[0]) / 4;
		return new Paraboloid(slopeX, slopeY, xx, yy, xy);
	}

	/** From the middle to the summit, at most one pixel along each axis; none where there is no summit. */
	Displacement toSummit() {
		final double determinant = xx * yy - xy * xy;
		final boolean hasSummit = xx < 0 && yy < 0 && determinant > 0;
		if (!hasSummit) return Displacement.NONE;
		final double x = -(yy * slopeX - xy * slopeY) / determinant;
		final double y = -(xx * slopeY - xy * slopeX) / determinant;
		return new Displacement(withinOnePixel(x), withinOnePixel(y));
	}

	private static double withinOnePixel(final double offset) {
		return Math.max(-1, Math.min(1, offset));
	}
}
