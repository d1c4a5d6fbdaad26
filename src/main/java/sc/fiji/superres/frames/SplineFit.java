package sc.fiji.superres.frames;

import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.DecompositionSolver;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.RealMatrix;

import sc.fiji.superres.lines.Plane;

/**
 * How two planes are displaced, the first by a function of y and the second by a function of x, both along both axes:
 * one step of Gauss and Newton for the coefficients of four splines. With the slopes Sx and Sy of what they show, A − B
 * ≈ Sx·(ax(y) − bx(x)) + Sy·(ay(y) − by(x)).
 */
final class SplineFit {

	/** Of the mean diagonal element: makes what the planes do not tell 0. */
	private static final double RIDGE = 1e-6;
	/** The same for third differences of the coefficients: what is not known goes on as it was. */
	private static final double STIFF = 1e-3;
	private static final double[] THIRD = { 1, -3, 3, -1 };
	private static final int FOUR = Spline.AT_ONCE;

	private final Spline down;
	private final Spline right;
	/** Where the coefficients of each of the four splines begin, and how many there are in all. */
	private final int[] starts;
	/** The splines at each row and each column. */
	private final double[][] atRow;
	private final double[][] atColumn;

	/** The sums over all pixels. */
	private record Sums(double[][] products, double[] right) {

		/** The mean of the diagonal. */
		private double scale() {
			double sum = 0;
			for (int i = 0; i < right.length; i++)
				sum += products[i][i];
			return sum / right.length;
		}

		private void add(final int[] where, final double[] what, final double left) {
			for (int k = 0; k < where.length; k++) {
				final double[] row = products[where[k]];
				right[where[k]] += what[k] * left;
				for (int l = 0; l < where.length; l++)
					row[where[l]] += what[k] * what[l];
			}
		}
	}

	/** @param pieces of each spline */
	SplineFit(final int width, final int height, final int pieces) {
		down = new Spline(height, pieces);
		right = new Spline(width, pieces);
		final int n = down.count();
		starts = new int[] { 0, n, 2 * n, 3 * n, 4 * n };
		atRow = tabled(down);
		atColumn = tabled(right);
	}

	private static double[][] tabled(final Spline spline) {
		final double[][] table = new double[spline.pixels()][];
		for (int i = 0; i < table.length; i++)
			table[i] = spline.values(i);
		return table;
	}

	int parameters() {
		return starts[FOUR];
	}

	/** Displacements along x and y that were found. */
	final class Curves {

		private final double[] found;

		private Curves(final double... found) {
			this.found = found;
		}

		/** Of the first plane at a row. */
		double[] down(final double row) {
			return new double[] { down.at(row, found, starts[0]), down.at(row, found, starts[1]) };
		}

		/** Of the second plane at a column. */
		double[] right(final double column) {
			return new double[] { right.at(column, found, starts[2]), right.at(column, found, starts[3]) };
		}
	}

	/**
	 * Fits two planes of the size of the canvas.
	 *
	 * @param part of either side, in the middle, that is looked at
	 */
	Curves of(final Plane first, final Plane second, final double part) {
		final Sums sums = new Sums(new double[parameters()][parameters()], new double[parameters()]);
		final int margin = margin(first.height(), part);
		for (int y = margin; y < first.height() - margin; y++)
			addRow(y, margin(first.width(), part), first.values(), second.values(), sums);
		return new Curves(solved(sums));
	}

	/** Nothing where the planes share nothing. */
	private double[] solved(final Sums sums) {
		final double scale = sums.scale();
		if (!(scale > 0)) return new double[parameters()];
		stiffen(sums.products, scale);
		final RealMatrix matrix = new Array2DRowRealMatrix(sums.products, false).scalarMultiply(1 / scale);
		final DecompositionSolver solver = new LUDecomposition(matrix).getSolver();
		if (!solver.isNonSingular()) return new double[parameters()];
		return solver.solve(new ArrayRealVector(sums.right, false).mapDivide(scale)).toArray();
	}

	private static int margin(final int side, final double part) {
		return Math.max(1, (int) (side * (1 - part) / 2));
	}

	private void addRow(final int y, final int margin, final float[] a, final float[] b, final Sums sums) {
		final int[] where = new int[4 * FOUR];
		final double[] what = new double[4 * FOUR];
		final int width = right.pixels();
		for (int i = y * width + margin; i < (y + 1) * width - margin; i++) {
			final double slopeX = (a[i + 1] - a[i - 1] + b[i + 1] - b[i - 1]) / 4;
			final double slopeY = (a[i + width] - a[i - width] + b[i + width] - b[i - width]) / 4;
			final double left = a[i] - b[i];
			if (Double.isNaN(slopeX + slopeY + left)) continue;
			final int x = i - y * width;
			set(0, down.first(y), atRow[y], slopeX, slopeY, where, what);
			set(2, right.first(x), atColumn[x], -slopeX, -slopeY, where, what);
			sums.add(where, what, left);
		}
	}

	/** Sets the factors of a plane's two splines, along x and along y. */
	private void set(final int spline, final int first, final double[] values, final double slopeX, final double slopeY,
		final int[] where, final double[] what)
	{
		for (int k = 0; k < FOUR; k++) {
			final int at = spline * FOUR + k;
			where[at] = starts[spline] + first + k;
			what[at] = slopeX * values[k];
			where[at + FOUR] = starts[spline + 1] + first + k;
			what[at + FOUR] = slopeY * values[k];
		}
	}

	private void stiffen(final double[][] products, final double scale) {
		for (int i = 0; i < products.length; i++)
			products[i][i] += RIDGE * scale;
		for (int spline = 0; spline < FOUR; spline++)
			for (int i = starts[spline]; i + THIRD.length <= starts[spline + 1]; i++)
				stiffen(products, i, STIFF * scale);
	}

	private static void stiffen(final double[][] products, final int at, final double weight) {
		for (int k = 0; k < THIRD.length; k++)
			for (int l = 0; l < THIRD.length; l++)
				products[at + k][at + l] += weight * THIRD[k] * THIRD[l];
	}
}
