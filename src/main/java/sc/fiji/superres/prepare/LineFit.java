package sc.fiji.superres.prepare;

/**
 * Subtracts from each line the polynomial of least squares of an order: numpy's
 * {@code z - polyval(polyfit(x, z, order),
 * x)}. The polynomials are orthonormal over the finite pixels of the line, so that no system is solved and the residual
 * is as exact as doubles are.
 */
final class LineFit {

	private final int order;
	private final int width;
	/** That of lines without gaps. */
	private final double[][] wholeLine;

	private LineFit(final int order, final int width) {
		this.order = order;
		this.width = width;
		wholeLine = basis(new boolean[width], order);
	}

	/**
	 * Flattens the lines in place. A line of too few finite pixels gets a polynomial of lower order, that keeps one
	 * degree of freedom.
	 *
	 * @param order 0 … 2
	 */
	static void subtract(final Heights heights, final int order) {
		final LineFit fit = new LineFit(order, heights.width());
		for (int y = 0; y < heights.height(); y++)
			fit.subtract(heights.values(), y * heights.width());
	}

	private void subtract(final double[] values, final int start) {
		final double[][] basis = basisOf(values, start);
		for (final double[] polynomial : basis)
			subtract(values, start, polynomial);
	}

	private double[][] basisOf(final double[] values, final int start) {
		final boolean[] gaps = new boolean[width];
		int missing = 0;
		for (int x = 0; x < width; x++) {
			gaps[x] = Double.isNaN(values[start + x]);
			if (gaps[x]) missing++;
		}
		if (missing == 0) return wholeLine;
		return basis(gaps, Math.min(order, Math.max(0, width - missing - 2)));
	}

	private void subtract(final double[] values, final int start, final double[] polynomial) {
		double product = 0;
		for (int x = 0; x < width; x++)
			if (polynomial[x] != 0) product += polynomial[x] * values[start + x];
		for (int x = 0; x < width; x++)
			values[start + x] -= product * polynomial[x];
	}

	/** Polynomials of order 0 … {@code order} that are orthonormal over the pixels that are no gaps, and 0 there. */
	private static double[][] basis(final boolean[] gaps, final int order) {
		final double[][] basis = new double[order + 1][];
		for (int n = 0; n <= order; n++) {
			basis[n] = power(gaps, n);
			// twice, since the first pass leaves rounding errors of the powers
			for (int pass = 0; pass < 2; pass++)
				makeOrthonormal(basis, n);
		}
		return basis;
	}

	/** A power of the place along the line, which runs from −1 to 1. */
	private static double[] power(final boolean[] gaps, final int n) {
		final double[] power = new double[gaps.length];
		for (int x = 0; x < power.length; x++)
			if (!gaps[x]) power[x] = Math.pow(place(x, gaps.length), n);
		return power;
	}

	/** Place of a pixel in a row or column of several, from −1 to 1. */
	static double place(final int pixel, final int count) {
		return (2.0 * pixel - (count - 1)) / Math.max(1, count - 1);
	}

	private static void makeOrthonormal(final double[][] basis, final int n) {
		for (int k = 0; k < n; k++)
			add(basis[n], -dot(basis[n], basis[k]), basis[k]);
		final double length = Math.sqrt(dot(basis[n], basis[n]));
		if (length > 0) scale(basis[n], 1 / length);
	}

	private static double dot(final double[] a, final double[] b) {
		double sum = 0;
		for (int i = 0; i < a.length; i++)
			sum += a[i] * b[i];
		return sum;
	}

	private static void add(final double[] to, final double factor, final double[] what) {
		for (int i = 0; i < to.length; i++)
			to[i] += factor * what[i];
	}

	private static void scale(final double[] values, final double factor) {
		for (int i = 0; i < values.length; i++)
			values[i] *= factor;
	}
}
