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
		beginMean();
		if (size == MOST) halve();
	}

	private void beginMean() {
		iterationSum = 0;
		lossSum = 0;
		count = 0;
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
		halve(iterations);
		halve(losses);
		size = MOST / 2;
		span *= 2;
	}

	/** Makes every two means one. */
	private static void halve(final double[] means) {
		for (int i = 0; i < MOST / 2; i++)
			means[i] = (means[2 * i] + means[2 * i + 1]) / 2;
	}
}
