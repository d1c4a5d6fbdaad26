package sc.fiji.superres.align;

import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.CholeskyDecomposition;
import org.apache.commons.math3.linear.NonPositiveDefiniteMatrixException;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;

/** Symmetric systems of linear equations, solved by Apache Commons Math. */
final class LinearSystem {

	/** The least square of a diagonal element of Cholesky's factor, where the matrix has ones on its diagonal. */
	private static final double LEAST_PIVOT = 1e-12;

	private LinearSystem() {}

	/**
	 * Solves a system after each unknown was scaled so that the matrix has ones on its diagonal; so what counts as
	 * singular does not depend on the units of the unknowns.
	 *
	 * @param system n rows of n coefficients and the right side; only the upper triangle is read
	 * @return the solution, or null where the matrix is not positive definite; NaN where a diagonal element is 0
	 */
	static double[] solveSymmetric(final double[][] system) {
		final double[] scales = scales(system);
		final RealVector solution = solution(matrix(system, scales), rightSide(system, scales));
		if (solution == null) return null;
		return solution.ebeDivide(new ArrayRealVector(scales, false)).toArray();
	}

	/** Null where the matrix is not positive definite. */
	private static RealVector solution(final RealMatrix matrix, final RealVector right) {
		try {
			return new CholeskyDecomposition(matrix, 0, LEAST_PIVOT).getSolver().solve(right);
		}
		catch (final NonPositiveDefiniteMatrixException exc) {
			return null;
		}
	}

	private static double[] scales(final double[][] system) {
		final double[] scales = new double[system.length];
		for (int i = 0; i < scales.length; i++)
			scales[i] = Math.sqrt(system[i][i]);
		return scales;
	}

	private static RealMatrix matrix(final double[][] system, final double[] scales) {
		final int n = system.length;
		final RealMatrix matrix = new Array2DRowRealMatrix(n, n);
		for (int i = 0; i < n; i++) {
			for (int j = i; j < n; j++) {
				final double coefficient = system[i][j] / (scales[i] * scales[j]);
				matrix.setEntry(i, j, coefficient);
				matrix.setEntry(j, i, coefficient);
			}
		}
		return matrix;
	}

	private static RealVector rightSide(final double[][] system, final double[] scales) {
		final int n = system.length;
		final RealVector right = new ArrayRealVector(n);
		for (int i = 0; i < n; i++)
			right.setEntry(i, system[i][n] / scales[i]);
		return right;
	}
}
