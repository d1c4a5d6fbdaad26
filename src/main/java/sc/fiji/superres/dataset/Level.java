package sc.fiji.superres.dataset;

import sc.fiji.superres.resample.Filter;

/**
 * One zoom level that a source image is brought to, by one of the four sub-processes of [M23].
 *
 * @param subProcess 1: as recorded; 2: shrunk by α; 3: enlarged by β; 4: shrunk by γ, whose crops are inputs
 * @param ratio zoom level of the target relative to the recorded one: 1, α, β, or s·γ
 * @param resize what the source is resized by: 1, α, β, or γ
 */
public record Level(int subProcess, double ratio, double resize) {

	public Level {
		final boolean fits = switch (subProcess) {
			case 1 -> resize == 1;
			case 2 -> resize > 0 && resize < 1;
			case 3 -> resize > 1 && !Double.isInfinite(resize);
			case 4 -> resize > 0 && resize <= 1;
			default -> throw new IllegalArgumentException("Sub-process " + subProcess + " is none of 1, 2, 3, 4.");
		};
		if (!fits || !(ratio > 0) || Double.isInfinite(ratio)) {
			throw new IllegalArgumentException("Sub-process (" + subProcess + ") cannot resize by " + resize +
				" to reach ratio " + ratio + ": (1) keeps 1, (2) shrinks, (3) enlarges, (4) shrinks or keeps 1.");
		}
	}

	/** Whether crops of the level are inputs that are enlarged to targets; in (1) to (3) they are targets. */
	public boolean cropsAreInputs() {
		return subProcess == 4;
	}

	/** How the source is resized: nearest neighbour when shrinking keeps the noise of pixels, else bicubic. */
	public Filter resizeFilter() {
		return resize < 1 ? Filter.NEAREST : Filter.BICUBIC;
	}
}
