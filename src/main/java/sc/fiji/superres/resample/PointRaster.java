package sc.fiji.superres.resample;

/**
 * Points along one axis at a constant distance: {@code first}, {@code first + step} … In the coordinates of a source
 * whose pixels have their centres at whole numbers.
 *
 * @param first place of the first point
 * @param step distance of the points, greater than 0
 * @param count number of the points
 */
public record PointRaster(double first, double step, int count) {

	public PointRaster {
		if (!(step > 0) || count < 1 || !Double.isFinite(first + step)) {
			throw new IllegalArgumentException("A raster of " + count + " points from " + first +
				" on at a distance of " + step + " is impossible.");
		}
	}

	/** Place of a point, 0 … {@link #count()} − 1. */
	public double at(final int index) {
		return first + step * index;
	}

	public double last() {
		return at(count - 1);
	}
}
