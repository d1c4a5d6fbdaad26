package sc.fiji.superres.resample;

/**
 * Points at equal distances along one axis: {@code first}, {@code first + step} … The coordinates are those of a source
 * whose pixels have their centres at whole numbers.
 *
 * @param first place of the first point
 * @param step distance of the points, greater than 0
 * @param count number of points, at least 1
 */
public record PointRaster(double first, double step, int count) {

	public PointRaster {
		if (!(step > 0) || count < 1 || !Double.isFinite(first + step)) {
			throw impossible(first, step, count);
		}
	}

	private static IllegalArgumentException impossible(final double first, final double step, final int count) {
		return new IllegalArgumentException("A raster of " + count + " points from " + first + " on at a distance of " +
			step + " is impossible.");
	}

	/** Place of a point, 0 … {@link #count()} − 1. */
	public double at(final int index) {
		return first + step * index;
	}

	/** Place of the last point. */
	public double last() {
		return at(count - 1);
	}

	/** The same points, all moved by a distance. */
	public PointRaster moved(final double distance) {
		return new PointRaster(first + distance, step, count);
	}
}
