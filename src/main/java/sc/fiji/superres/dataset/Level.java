package sc.fiji.superres.dataset;

import sc.fiji.superres.resample.Filter;

/**
 * One zoom level to which a source image is brought, by one of the four sub-processes of [M23].
 *
 * @param subProcess 1: as recorded; 2: shrunk by α; 3: enlarged by β; 4: shrunk by γ, and its crops are inputs
 * @param ratio zoom level of the target relative to the recorded one: 1, α, β, or s·γ
 * @param resize ratio by which the source is resized: 1, α, β, or γ
 */
public record Level(int subProcess, double ratio, double resize) {

	public Level {
		final boolean reachable = ratio > 0 && !Double.isInfinite(ratio);
		if (!reachable || !resizesLike(subProcess, resize)) {
			throw new IllegalArgumentException("Sub-process (" + subProcess + ") cannot resize by " + resize +
				" to reach ratio " + ratio + ": (1) keeps 1, (2) shrinks, (3) enlarges, (4) shrinks or keeps 1.");
		}
	}

	private static boolean resizesLike(final int subProcess, final double resize) {
		return switch (subProcess) {
			case 1 -> resize == 1;
			case 2 -> resize > 0 && resize < 1;
			case 3 -> resize > 1 && !Double.isInfinite(resize);
			case 4 -> resize > 0 && resize <= 1;
			default -> throw new IllegalArgumentException("Sub-process " + subProcess + " is none of 1, 2, 3, 4.");
		};
	}

	/** Whether crops of the level are inputs, which are enlarged to targets; in (1) to (3) crops are targets. */
	public boolean cropsAreInputs() {
		return subProcess == 4;
	}

	/** How the source is resized: by nearest neighbour when it shrinks, which keeps pixel noise, else bicubic. */
	public Filter resizeFilter() {
		return resize < 1 ? Filter.NEAREST : Filter.BICUBIC;
	}
}
