package sc.fiji.superres.batches;

/**
 * How drawn pairs are varied.
 *
 * @param flips one of the eight flips and turns of a square, drawn for each pair
 * @param randomCrops crops anywhere in the resized image instead of on the regular grid
 * @param mixing rectangles of the batch's other pairs that a pair gets at most ({@link Mixing}); 0 for none
 */
public record Augmentation(boolean flips, boolean randomCrops, int mixing) {

	public Augmentation {
		if (mixing < 0) throw new IllegalArgumentException("mixing=" + mixing + " is negative: give 0 for none.");
	}

	/** Pairs as they are. */
	public static final Augmentation NONE = new Augmentation(false, false, 0);

	/** As the authors' released training draws them, and ours: eight flips and turns, on the grid. */
	public static final Augmentation FLIPS = new Augmentation(true, false, 0);

	/** The same without mixing. */
	public Augmentation withoutMixing() {
		return new Augmentation(flips, randomCrops, 0);
	}
}
