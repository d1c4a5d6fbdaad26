package sc.fiji.superres.altered;

/**
 * Moves each place a little, and neighbours alike.
 *
 * @param most standard deviation of a movement, in pixels
 * @param spacing over which movements change, in pixels
 */
record Strain(double most, double spacing, Field right, Field down) {

	/** Greatest standard deviation of places, and over which lengths it changes, in periods. */
	private static final double STRAIN = 0.1;
	private static final double FROM = 0.7;
	private static final double TO = 4;

	static Strain drawn(final int width, final int height, final double period, final Draw draw) {
		final double spacing = period * draw.ratio(FROM, TO);
		final double most = period * draw.between(0, STRAIN);
		final Field right = Field.random(width, height, spacing, draw.random());
		return new Strain(most, spacing, right, Field.random(width, height, spacing, draw.random()));
	}

	double x(final int x, final int y) {
		return x + most * right.at(x / spacing, y / spacing);
	}

	double y(final int x, final int y) {
		return y + most * down.at(x / spacing, y / spacing);
	}
}
