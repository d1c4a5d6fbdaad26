package sc.fiji.superres.truth;

import java.util.List;

/** y = a + bx + cx² through points by least squares. */
final class Parabola {

	private Parabola() {}

	/**
	 * @param points {x, y} each, at least three different x
	 * @return {a, b, c}
	 */
	static double[] fit(final List<double[]> points) {
		final double[][] m = new double[3][4];
		for (final double[] point : points) {
			final double[] powers = { 1, point[0], point[0] * point[0] };
			for (int i = 0; i < 3; i++) {
				for (int j = 0; j < 3; j++)
					m[i][j] += powers[i] * powers[j];
				m[i][3] += powers[i] * point[1];
			}
		}
		for (int i = 0; i < 3; i++)
			eliminate(m, i);
		return new double[] { m[0][3] / m[0][0], m[1][3] / m[1][1], m[2][3] / m[2][2] };
	}

	private static void eliminate(final double[][] m, final int pivot) {
		for (int i = 0; i < 3; i++) {
			if (i == pivot) continue;
			final double times = m[i][pivot] / m[pivot][pivot];
			for (int j = 0; j < 4; j++)
				m[i][j] -= times * m[pivot][j];
		}
	}

	static double at(final double[] curve, final double x) {
		return curve[0] + x * (curve[1] + x * curve[2]);
	}
}
