package sc.fiji.superres.watch;

import java.util.Arrays;

/**
 * The losses of single steps, thinned: some hundred means over equally many steps, however long the training. When
 * there are too many, every two become one.
 */
final class StepLosses {

	/** Means that are kept at most; no plot shows more. */
	static final int MOST = 512;

	private final double[] iterations = new double[MOST];
	private final double[] losses = new double[MOST];
	private int size;
	/** How many steps make up a mean. */
	private int span = 1;
	/** How many steps the next mean, which is not complete yet, has so far; and their sums. */
	private int count;
	private double iterationSum;
	private double lossSum;

	/** Adds a step. */
	void add(final long iteration, final double loss) {
		iterationSum += iteration;
		lossSum += loss;
		count++;
		if (count == span) complete();
	}

	private void complete() {
		iterations[size] = iterationSum / count;
		losses[size] = lossSum / count;
		size++;
		iterationSum = 0;
		lossSum = 0;
		count = 0;
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
