package sc.fiji.superres.optimize;

/**
 * The numbers of AdamW; PyTorch's defaults.
 *
 * @param beta1 decay of the mean of gradients, in [0,1)
 * @param beta2 decay of the mean of squared gradients, in [0,1)
 * @param epsilon added to the root of the latter, greater than 0
 * @param weightDecay decoupled decay of the weights, at least 0
 * @param clip largest norm of all gradients together; longer ones are scaled to it. 0 for no limit
 */
public record OptimizerConfig(double beta1, double beta2, double epsilon, double weightDecay, double clip) {

	/** PyTorch's defaults, no clipping. */
	public static final OptimizerConfig DEFAULT = new OptimizerConfig(0.9, 0.999, 1e-8, 0.01, 0);

	public OptimizerConfig {
		require(beta1 >= 0 && beta1 < 1, "beta1", beta1, "in [0,1)");
		require(beta2 >= 0 && beta2 < 1, "beta2", beta2, "in [0,1)");
		require(epsilon > 0 && epsilon < 1, "epsilon", epsilon, "in (0,1)");
		require(weightDecay >= 0 && weightDecay < Double.POSITIVE_INFINITY, "weightDecay", weightDecay, "at least 0");
		require(clip >= 0 && clip < Double.POSITIVE_INFINITY, "clip", clip, "at least 0, where 0 is no clipping");
	}

	private static void require(final boolean holds, final String name, final double value, final String expected) {
		if (!holds) throw new IllegalArgumentException("optimizer." + name + "=" + value + ": expected " + expected +
			".");
	}
}
