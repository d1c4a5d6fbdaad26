package sc.fiji.superres.scene;

import sc.fiji.superres.crystal.NoiseSource;

/**
 * A border through the field: a line with small waves.
 *
 * @param x a place on the line, nm
 * @param y the same
 * @param cos cosine of the direction that points away from the inside
 * @param sin its sine
 * @param waves how far the border lies beyond the line, nm
 */
record Edge(double x, double y, double cos, double sin, Waves waves) {

	/** Draws a border through any place of the field, in any direction. */
	static Edge drawn(final Field field, final NoiseSource random) {
		return through(field.drawnX(random), field.drawnY(random), random);
	}

	private static Edge through(final double x, final double y, final NoiseSource random) {
		final double direction = random.angle();
		final Waves waves = Waves.drawn(random, 0.1 * random.uniform(), 0.8, 4);
		return new Edge(x, y, StrictMath.cos(direction), StrictMath.sin(direction), waves);
	}

	/** Draws a straight border near the middle of the field, in any direction. */
	static Edge straight(final Field field, final NoiseSource random) {
		final double x = field.width() * random.uniform(0.4, 0.6);
		final double y = field.height() * random.uniform(0.4, 0.6);
		final double direction = random.angle();
		return new Edge(x, y, StrictMath.cos(direction), StrictMath.sin(direction), Waves.FLAT);
	}

	/** How far outside a place lies, nm; negative inside. */
	double outside(final double placeX, final double placeY) {
		return (placeX - x) * cos + (placeY - y) * sin - waves.at(placeX, placeY);
	}
}
