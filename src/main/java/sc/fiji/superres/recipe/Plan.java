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
 */
public record Plan(String network, long iterations, int batch, int patch, double learningRate,
	boolean randomCrops)
{

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
		return new Plan(network.isBlank() ? this.network : network, iterations == 0 ? this.iterations : iterations,
			batch == 0 ? this.batch : batch, patch == 0 ? this.patch : patch, learningRate == 0 ? this.learningRate
				: learningRate, randomCrops);
	}

	private static void requireNotNegative(final String key, final Number value) {
		if (value.doubleValue() >= 0) return;
		throw new IllegalArgumentException(key + "=" + value + " is negative: leave it out, or give 0, for the recipe's.");
	}
}
