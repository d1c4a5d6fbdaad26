package sc.fiji.superres.altered;

/**
 * Another place of an image for each place: turned by any angle, mirrored or not, of another size, stretched.
 *
 * @param xx what x changes with x, and so on
 * @param x where (0, 0) comes from
 */
record Turn(double xx, double xy, double yx, double yy, double x, double y) {

	/** Greatest changes of the size, and of one direction over the other. */
	private static final double SIZE = 1.28;
	private static final double STRETCH = 1.1;

	static Turn drawn(final int width, final int height, final Draw draw) {
		final double size = draw.ratio(1 / SIZE, SIZE);
		final double stretch = draw.ratio(1 / STRETCH, STRETCH);
		final double first = draw.angle();
		final double then = draw.angle();
		final double along = size * stretch;
		final double across = draw.random().nextBoolean() ? size / stretch : -size / stretch;
		final double x = draw.between(0, width);
		final double y = draw.between(0, height);
		return of(first, along, across, then, x, y);
	}

	/** Turns, stretches along both axes, and turns again. */
	private static Turn of(final double first, final double along, final double across, final double then,
		final double x, final double y)
	{
		final double c = Math.cos(first);
		final double s = Math.sin(first);
		final double k = Math.cos(then);
		final double l = Math.sin(then);
		return new Turn(k * along * c - l * across * s, -k * along * s - l * across * c, l * along * c + k * across * s,
			-l * along * s + k * across * c, x, y);
	}

	/** The value that the place (x, y) has in another image. */
	double of(final Field image, final double atX, final double atY) {
		return image.at(x + xx * atX + xy * atY, y + yx * atX + yy * atY);
	}
}
