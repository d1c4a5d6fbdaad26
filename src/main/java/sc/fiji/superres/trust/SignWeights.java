package sc.fiji.superres.trust;

import java.util.Arrays;
import java.util.List;

/**
 * Weights of signs, none below 0, whose sum comes nearest to squared errors, relative to themselves: nonnegative least
 * squares by coordinate descent, a few times over, with the errors that the last weights let expect as the unit.
 */
final class SignWeights {

	/**
	 * Least weight of {@link TrustSigns#EXCESS}: a column that a result lacks is an error also where no scan of the
	 * calibration lacked one. Bounds of the starter models become 2 to 7 % wider by it.
	 */
	private static final double LEAST_EXCESS = 0.25;
	private static final int ROUNDS = 5;
	private static final int SWEEPS = 500;
	/** A part of the mean squared error below which none is expected to be. */
	private static final double FLOOR = 0.05;

	private SignWeights() {}

	/**
	 * Fits the weights.
	 *
	 * @param windows at least one
	 * @return as many as there are signs
	 */
	static double[] of(final List<Window> windows) {
		final double mean = windows.stream().mapToDouble(Window::squaredError).average().orElseThrow();
		final double[] units = new double[windows.size()];
		Arrays.fill(units, mean);
		double[] weights = new double[TrustSigns.COUNT];
		for (int round = 0; round < ROUNDS; round++) {
			weights = fitted(windows, units);
			for (int i = 0; i < units.length; i++)
				units[i] = Math.max(FLOOR * mean, windows.get(i).expected(weights));
		}
		return weights;
	}

	/** The normal equations, each window in its unit. */
	private static double[] fitted(final List<Window> windows, final double[] units) {
		final int n = TrustSigns.COUNT;
		final double[][] products = new double[n][n];
		final double[] right = new double[n];
		for (int i = 0; i < units.length; i++)
			add(windows.get(i), 1 / (units[i] * units[i]), products, right);
		return solved(products, right);
	}

	private static void add(final Window window, final double weight, final double[][] products, final double[] right) {
		final double[] signs = window.signs();
		for (int k = 0; k < signs.length; k++) {
			right[k] += weight * signs[k] * window.squaredError();
			for (int l = 0; l < signs.length; l++)
				products[k][l] += weight * signs[k] * signs[l];
		}
	}

	private static double[] solved(final double[][] products, final double[] right) {
		final double[] weights = new double[right.length];
		for (int sweep = 0; sweep < SWEEPS; sweep++)
			for (int k = 0; k < right.length; k++)
				weights[k] = Math.max(least(k), best(products, right, weights, k));
		return weights;
	}

	private static double least(final int sign) {
		return sign == TrustSigns.EXCESS ? LEAST_EXCESS : 0;
	}

	/** The best weight of one sign where the others have theirs. */
	private static double best(final double[][] products, final double[] right, final double[] weights, final int k) {
		if (products[k][k] == 0) return 0;
		double rest = right[k];
		for (int l = 0; l < weights.length; l++)
			if (l != k) rest -= products[k][l] * weights[l];
		return rest / products[k][k];
	}
}
