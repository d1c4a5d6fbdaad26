package sc.fiji.superres.scene;

import sc.fiji.superres.crystal.NoiseSource;

/**
 * The scanned part of a sample: the rectangle from (0, 0) to (width, height), all in nm.
 *
 * @param width along the rows
 * @param height across the rows
 * @param margin how far outside of it a scan that drifts and jitters may look
 */
public record Field(double width, double height, double margin) {

	/** Whether a place lies in the field or no farther than its margin and a reach outside. */
	boolean isNear(final double x, final double y, final double reach) {
		final double far = margin + reach;
		return isWithin(x, width, far) && isWithin(y, height, far);
	}

	/** Whether a place lies in the field itself. */
	boolean holds(final double x, final double y) {
		return isWithin(x, width, 0) && isWithin(y, height, 0);
	}

	private static boolean isWithin(final double place, final double side, final double far) {
		return place >= -far && place <= side + far;
	}

	/** Draws an x in the field. */
	double drawnX(final NoiseSource random) {
		return random.uniform(0, width);
	}

	/** Draws a y in the field. */
	double drawnY(final NoiseSource random) {
		return random.uniform(0, height);
	}
}
