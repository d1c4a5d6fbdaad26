package sc.fiji.superres.prepare;

import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.CholeskyDecomposition;

/**
 * The heights of terraces and one polynomial in x and y, by least squares over the pixels of terraces: terraces are
 * level and steps lie between them, so that no step bends the polynomial.
 * <p>
 * A fit either knows the offsets of lines, or leaves them free: then the means over each line are taken off heights and
 * unknowns alike (the "within" estimator of analysis of variance), which is the same as one more unknown for each line.
 * A step along the lines is then no different from an offset of all lines behind it.
 * </p>
 */
final class TerraceModel {

	/** A power of x and y, both from −1 to 1 over the image. */
	record Term(int x, int y) {}

	/** Makes what the data does not tell 0, and changes nothing else. */
	private static final double RIDGE = 1e-9;

	private final Heights heights;
	private final byte[] terraces;
	private final Term[] terms;
	private final boolean linesAreFree;
	private final int levels;
	private final double[][] matrix;
	private final double[] right;
	private double[] solution;

	/** Of one line: sums over its pixels of each terrace, and products of the terms. */
	private final class Line {

		private final double[] sums = new double[right.length];
		private double sum;
		private int pixels;

		/** @param values of the unknowns at a pixel of the terrace: 1 for its own level, and the terms */
		private void add(final double height, final int terrace, final double[] values) {
			pixels++;
			sum += height;
			sums[terrace]++;
			matrix[terrace][terrace]++;
			right[terrace] += height;
			for (int k = 0; k < values.length; k++)
				addTerm(height, terrace, values, k);
		}

		private void addTerm(final double height, final int terrace, final double[] values, final int k) {
			final int row = levels + k;
			sums[row] += values[k];
			right[row] += values[k] * height;
			matrix[row][terrace] += values[k];
			for (int l = 0; l <= k; l++)
				matrix[row][levels + l] += values[k] * values[l];
		}

		/** Takes the line's mean off all that was added. */
		private void centre() {
			if (pixels == 0) return;
			for (int i = 0; i < sums.length; i++) {
				if (sums[i] == 0) continue;
				right[i] -= sums[i] * sum / pixels;
				for (int j = 0; j <= i; j++)
					matrix[i][j] -= sums[i] * sums[j] / pixels;
			}
		}
	}

	private TerraceModel(final Heights heights, final byte[] terraces, final boolean linesAreFree,
		final Term... terms)
	{
		this.heights = heights;
		this.terraces = terraces;
		this.linesAreFree = linesAreFree;
		this.terms = terms;
		levels = 1 + highest(terraces);
		matrix = new double[levels + terms.length][levels + terms.length];
		right = new double[matrix.length];
	}

	private static int highest(final byte[] terraces) {
		int highest = 0;
		for (final byte terrace : terraces)
			highest = Math.max(highest, terrace);
		return highest;
	}

	/**
	 * Fits the model.
	 *
	 * @param terraces of each pixel, by {@link Terraces}
	 * @param linesAreFree whether each line has an offset of its own
	 */
	static TerraceModel fit(final Heights heights, final byte[] terraces, final boolean linesAreFree,
		final Term... terms)
	{
		final TerraceModel model = new TerraceModel(heights, terraces, linesAreFree, terms);
		for (int y = 0; y < heights.height(); y++)
			model.addLine(y);
		model.solve();
		return model;
	}

	private void addLine(final int y) {
		final Line line = new Line();
		final double[] values = new double[terms.length];
		for (int x = 0; x < heights.width(); x++) {
			final int i = y * heights.width() + x;
			if (terraces[i] == Terraces.NONE) continue;
			termsAt(x, y, values);
			line.add(heights.values()[i], terraces[i], values);
		}
		if (linesAreFree) line.centre();
	}

	private void termsAt(final int x, final int y, final double[] values) {
		final double u = LineFit.place(x, heights.width());
		final double v = LineFit.place(y, heights.height());
		for (int k = 0; k < values.length; k++)
			values[k] = power(u, terms[k].x) * power(v, terms[k].y);
	}

	private static double power(final double base, final int exponent) {
		if (exponent == 0) return 1;
		return base * power(base, exponent - 1);
	}

	private void solve() {
		double trace = 0;
		for (int i = 0; i < right.length; i++)
			trace += matrix[i][i];
		for (int i = 0; i < right.length; i++)
			completeRow(i, RIDGE * Math.max(1, trace));
		final var cholesky = new CholeskyDecomposition(new Array2DRowRealMatrix(matrix, false), 1e-9, 0);
		solution = cholesky.getSolver().solve(new ArrayRealVector(right, false)).toArray();
	}

	private void completeRow(final int i, final double ridge) {
		matrix[i][i] += ridge;
		for (int j = 0; j < i; j++)
			matrix[j][i] = matrix[i][j];
	}

	/** Subtracts the polynomial, without the levels of the terraces, in place. */
	void subtractTerms() {
		final double[] values = new double[terms.length];
		for (int i = 0; i < heights.values().length; i++) {
			termsAt(i % heights.width(), i / heights.width(), values);
			for (int k = 0; k < values.length; k++)
				heights.values()[i] -= solution[levels + k] * values[k];
		}
	}

	/**
	 * The mean of a line's heights less the levels of their terraces.
	 *
	 * @param least pixels of terraces that the line needs
	 * @return NaN where it has fewer
	 */
	double offset(final int y, final int least) {
		double sum = 0;
		int pixels = 0;
		for (int i = y * heights.width(); i < (y + 1) * heights.width(); i++) {
			if (terraces[i] == Terraces.NONE) continue;
			sum += heights.values()[i] - solution[terraces[i]];
			pixels++;
		}
		if (pixels < least) return Double.NaN;
		return sum / pixels;
	}
}
