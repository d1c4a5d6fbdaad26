package sc.fiji.superres.recipe;

/**
 * What a recipe sets for one device and one factor.
 *
 * @param network name of a preset of a network
 * @param iterations training steps
 * @param batch pairs in a step
 * @param patch side of a training target in pixels
 * @param learningRate first, or largest, learning rate of AdamW
 * @param randomCrops whether targets lie anywhere in an image instead of on the published grid
 * @param mixing rectangles of other pairs that a pair gets at most ({@link sc.fiji.superres.batches.Augmentation})
 * @param oddities spots and steps that an independent pair gets in the mean, likewise
 */
public record Plan(String network, long iterations, int batch, int patch, double learningRate, boolean randomCrops,
	int mixing, double oddities)
{

	/** Side of the smallest target that is large enough to compare structures in, in pixels. */
	private static final int LEAST_PATCH = 16;

	/**
	 * The same, where some of it was chosen.
	 *
	 * @param network empty for the recipe's
	 * @param iterations 0 for the recipe's
	 * @param batch 0 for the recipe's
	 * @param patch 0 for the recipe's
	 * @param learningRate 0 for the recipe's
	 * @throws IllegalArgumentException where a number is negative
	 */
	public Plan with(final String network, final long iterations, final int batch, final int patch,
		final double learningRate)
	{
		requireNotNegative("iterations", iterations);
		requireNotNegative("batch", batch);
		requireNotNegative("patch", patch);
		requireNotNegative("learningrate", learningRate);
		final String chosenNetwork = network.isBlank() ? this.network : network;
		return new Plan(chosenNetwork, or(iterations, this.iterations), (int) or(batch, this.batch), (int) or(patch,
			this.patch), or(learningRate, this.learningRate), randomCrops, mixing, oddities);
	}

	/** The first unless it is 0. */
	private static long or(final long chosen, final long otherwise) {
		return chosen == 0 ? otherwise : chosen;
	}

	private static double or(final double chosen, final double otherwise) {
		return chosen == 0 ? otherwise : chosen;
	}

	/**
	 * Refuses a patch that no training can use.
	 *
	 * @throws IllegalArgumentException where it is too small, or no multiple of the factor
	 */
	public void requirePatch(final int factor) {
		if (patch >= LEAST_PATCH && patch % factor == 0) return;
		throw new IllegalArgumentException("patch=" + patch +
			" is no side of a training target: give a multiple of the factor " + factor + ", at least " + LEAST_PATCH +
			".");
	}

	private static void requireNotNegative(final String key, final Number value) {
		if (value.doubleValue() >= 0) return;
		throw new IllegalArgumentException(key + "=" + value +
			" is negative: leave it out, or give 0, for the recipe's.");
	}
}
