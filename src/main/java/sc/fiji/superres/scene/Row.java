package sc.fiji.superres.scene;

/**
 * The places at which the pixels of a row were recorded: roughly a line with equal steps along x, and near it.
 */
public final class Row {

	private final double[] x;
	private final double[] y;
	private final double step;
	/** The greatest distance along x of a pixel from the line with equal steps, nm. */
	private final double stray;
	private final double top;
	private final double bottom;

	/**
	 * @param x places along x, nm, at least two; not copied
	 * @param y places along y, nm; not copied
	 */
	public Row(final double[] x, final double[] y) {
		this.x = x;
		this.y = y;
		step = (x[x.length - 1] - x[0]) / (x.length - 1);
		stray = stray();
		top = extreme(-1);
		bottom = extreme(1);
	}

	private double stray() {
		double most = 0;
		for (int j = 0; j < x.length; j++)
			most = Math.max(most, Math.abs(x[j] - (x[0] + j * step)));
		return most;
	}

	/** The greatest y, or with the sign −1 the least. */
	private double extreme(final int sign) {
		double most = sign * y[0];
		for (final double place : y)
			most = Math.max(most, sign * place);
		return sign * most;
	}

	double x(final int j) {
		return x[j];
	}

	double y(final int j) {
		return y[j];
	}

	double top() {
		return top;
	}

	double bottom() {
		return bottom;
	}

	/** A pixel before which none lies to the right of a place. */
	int firstFrom(final double left) {
		return Math.max(0, (int) Math.ceil((left - stray - x[0]) / step));
	}

	/** A pixel after which none lies to the left of a place. */
	int lastTo(final double right) {
		return Math.min(x.length - 1, (int) Math.floor((right + stray - x[0]) / step));
	}
}
