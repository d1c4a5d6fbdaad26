package sc.fiji.superres.train;

/**
 * How drawn pairs are varied. The method names neither, so both are off unless asked for.
 *
 * @param flips one of the eight flips and turns of a square, drawn for each pair
 * @param randomCrops crops anywhere in the resized image instead of on the regular grid
 */
public record Augmentation(boolean flips, boolean randomCrops) {

	/** The method's: pairs as they are. */
	public static final Augmentation NONE = new Augmentation(false, false);
}
