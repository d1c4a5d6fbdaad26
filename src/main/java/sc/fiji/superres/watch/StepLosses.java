package sc.fiji.superres.watch;

import java.util.Arrays;

/**
 * The loss of every step, thinned: some hundred means over equally many steps, however long the training. When there
 * are too many, each two become one.
 */
final class StepLosses {

	/** Means that are kept at most; no plot shows more. */
	static final int MOST = 512;

	private final double[] iterations = new double[MOST], losses = new double[MOST];
	private int size;
	private int span = 1; // steps in a mean
	private int count; // steps in the mean that is not complete yet
	private double iterationSum, lossSum;

	void add(final long iteration, final double loss) {
		iterationSum += iteration;
		lossSum += loss;
		if (++count < span) return;
		iterations[size] = iterationSum / count;
		losses[size++] = lossSum / count;
		iterationSum = lossSum = count = 0;
		if (size == MOST) halve();
	}

	/** Mean iteration of each mean. */
	double[] iterations() {
		return Arrays.copyOf(iterations, size);
	}

	/** Mean loss of each mean. */
	double[] losses() {
		return Arrays.copyOf(losses, size);
	}

	private void halve() {
		for (int i = 0; i < MOST / 2; i++) {
			iterations[i] = (iterations[2 * i] + iterations[2 * i + 1]) / 2;
			losses[i] = (losses[2 * i] + losses[2 * i + 1]) / 2;
		}
		size = MOST / 2;
		span *= 2;
	}
}
