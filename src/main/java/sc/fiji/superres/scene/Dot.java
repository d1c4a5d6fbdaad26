package sc.fiji.superres.scene;

/**
 * A column of atoms, an atom or anything else that shows as a {@link Spot}.
 *
 * @param x place, nm
 * @param y place, nm
 * @param weight the volume or the height of its spot, relative to others
 */
record Dot(double x, double y, double weight) {

	/** This dot at another place, nm away. */
	Dot moved(final double dx, final double dy) {
		return new Dot(x + dx, y + dy, weight);
	}

	/** This dot with its weight multiplied. */
	Dot times(final double factor) {
		return new Dot(x, y, factor * weight);
	}
}
