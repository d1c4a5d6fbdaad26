package sc.fiji.superres.scene;

/**
 * The places at which the pixels of a row were recorded: roughly a line with equal steps along x or along y, and near
 * it.
 */
public final class Row {

	private final double[] x;
	private final double[] y;
	/** The places along the axis along which the row runs: x or y. */
	private final double[] along;
	private final double step;
	/** The greatest distance along that axis of a pixel from the line with equal steps, nm. */
	private final double stray;
	private final double top;
	private final double bottom;
	private final double left;
	private final double right;

	/**
	 * @param x places along x, nm, at least two; not copied
	 * @param y places along y, nm; not copied
	 */
	public Row(final double[] x, final double[] y) {
		this.x = x;
		this.y = y;
		along = length(y) > length(x) ? y : x;
		step = (along[along.length - 1] - along[0]) / (along.length - 1);
		stray = stray();
		top = extreme(y, -1);
		bottom = extreme(y, 1);
		left = extreme(x, -1);
		right = extreme(x, 1);
	}

	private static double length(final double[] places) {
		return Math.abs(places[places.length - 1] - places[0]);
	}

	private double stray() {
		double most = 0;
		for (int j = 0; j < along.length; j++)
			most = Math.max(most, Math.abs(along[j] - (along[0] + j * step)));
		return most;
	}

	/** The greatest place, or with the sign −1 the least. */
	private static double extreme(final double[] places, final int sign) {
		double most = sign * places[0];
		for (final double place : places)
			most = Math.max(most, sign * place);
		return sign * most;
	}

	public double x(final int j) {
		return x[j];
	}

	public double y(final int j) {
		return y[j];
	}

	double top() {
		return top;
	}

	double bottom() {
		return bottom;
	}

	/** A pixel before which none lies in the rectangle around a place. */
	int firstFrom(final double placeX, final double placeY, final double reachX, final double reachY) {
		final double first = along == x ? placeX - reachX : placeY - reachY;
		return Math.max(0, (int) Math.ceil((first - stray - along[0]) / step));
	}

	/** A pixel after which none lies in the rectangle around a place. */
	int lastTo(final double placeX, final double placeY, final double reachX, final double reachY) {
		final double last = along == x ? placeX + reachX : placeY + reachY;
		return Math.min(x.length - 1, (int) Math.floor((last + stray - along[0]) / step));
	}

	/** Whether the row runs along y, and everywhere farther away from a place along x than a reach. */
	boolean isBeside(final double placeX, final double reachX) {
		return along == y && (placeX + reachX < left || placeX - reachX > right);
	}
}
