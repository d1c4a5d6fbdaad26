package sc.fiji.superres.survey;

/**
 * How far one frame is displaced against another, or a place has drifted.
 *
 * @param x along rows, in pixels
 * @param y along columns, in pixels
 */
public record Displacement(double x, double y) {

	static final Displacement NONE = new Displacement(0, 0);

	Displacement plus(final Displacement other) {
		return new Displacement(x + other.x, y + other.y);
	}

	/** Straight distance in pixels. */
	double length() {
		return Math.hypot(x, y);
	}
}
