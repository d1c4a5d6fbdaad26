package sc.fiji.superres.batches;

/**
 * How drawn pairs are varied.
 *
 * @param flips one of the eight flips and turns of a square, drawn for each pair
 * @param randomCrops crops anywhere in the resized image instead of on the regular grid
 */
public record Augmentation(boolean flips, boolean randomCrops) {

	/** Pairs as they are. */
	public static final Augmentation NONE = new Augmentation(false, false);

	/** As the authors' released training draws them, and ours: eight flips and turns, on the grid. */
	public static final Augmentation FLIPS = new Augmentation(true, false);
}
