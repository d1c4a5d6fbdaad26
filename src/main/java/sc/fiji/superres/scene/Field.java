package sc.fiji.superres.scene;

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
		return x >= -far && x <= width + far && y >= -far && y <= height + far;
	}
}
