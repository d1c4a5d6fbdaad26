package sc.fiji.superres.recall;

/** y ≈ Σ cᵢ xᵢ by least squares; each xᵢ may be held back by a ridge. */
final class LeastSquares {

	private final int terms;
	/** The normal equations, the right side in the last column. */
	private final double[][] sums;

	LeastSquares(final int terms) {
		this.terms = terms;
		sums = new double[terms][terms + 1];
	}

	void add(final double y, final double... x) {
		for (int i = 0; i < terms; i++) {
			for (int j = 0; j < terms; j++)
				sums[i][j] += x[i] * x[j];
			sums[i][terms] += x[i] * y;
		}
	}

	/**
	 * Holds two terms back a little, so that a direction in which neither shows anything stays at 0.
	 *
	 * @param share of the sum of their squares
	 */
	void ridge(final int first, final int second, final double share) {
		final double ridge = share * (sums[first][first] + sums[second][second]);
		sums[first][first] += ridge;
		sums[second][second] += ridge;
	}

	/** The coefficients, by Gauss and Jordan; 0 for terms that are nowhere but 0. */
	double[] solve() {
		for (int i = 0; i < terms; i++)
			eliminate(i);
		final double[] coefficients = new double[terms];
		for (int i = 0; i < terms; i++)
			coefficients[i] = sums[i][i] == 0 ? 0 : sums[i][terms] / sums[i][i];
		return coefficients;
	}

	/** Of positive semidefinite equations, whose diagonal needs no other pivots. */
	private void eliminate(final int pivot) {
		if (sums[pivot][pivot] == 0) return;
		for (int i = 0; i < terms; i++) {
			if (i == pivot) continue;
			final double times = sums[i][pivot] / sums[pivot][pivot];
			for (int j = 0; j <= terms; j++)
				sums[i][j] -= times * sums[pivot][j];
		}
	}
}
