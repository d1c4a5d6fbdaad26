package sc.fiji.superres.align;

/** Small symmetric systems of linear equations. */
final class LinearSystem {

	private LinearSystem() {}

	/**
	 * @param system n rows of n coefficients and the right side; only the upper triangle is read
	 * @return the solution by Cholesky's factors, or null where the matrix is not positive definite
	 */
	static double[] solveSymmetric(final double[][] system) {
		final int n = system.length;
		final double[][] l = new double[n][n];
		for (int i = 0; i < n; i++)
			for (int j = 0; j <= i; j++) {
				double sum = system[j][i];
				for (int k = 0; k < j; k++)
					sum -= l[i][k] * l[j][k];
				if (i == j && !(sum > 1e-12 * system[i][i])) return null;
				l[i][j] = i == j ? Math.sqrt(sum) : sum / l[j][j];
			}
		final double[] x = new double[n];
		for (int i = 0; i < n; i++) {
			double sum = system[i][n];
			for (int k = 0; k < i; k++)
				sum -= l[i][k] * x[k];
			x[i] = sum / l[i][i];
		}
		for (int i = n - 1; i >= 0; i--) {
			for (int k = i + 1; k < n; k++)
				x[i] -= l[k][i] * x[k];
			x[i] /= l[i][i];
		}
		return x;
	}
}
