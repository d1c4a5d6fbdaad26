package sc.fiji.superres.batches;

/**
 * How drawn pairs are varied.
 *
 * @param flips one of the eight flips and turns of a square, drawn for each pair
 * @param randomCrops crops anywhere in the resized image instead of on the regular grid
 * @param mixing rectangles of the batch's other pairs that a pair gets at most ({@link Mixing}); 0 for none
 * @param oddities spots and steps that a pair gets in the mean ({@link Oddities}); 0 for none
 */
public record Augmentation(boolean flips, boolean randomCrops, int mixing, double oddities) {

	/** More would hide the image. */
	private static final int MOST_ODDITIES = 100;

	public Augmentation {
		if (mixing < 0) throw new IllegalArgumentException("mixing=" + mixing + " is negative: give 0 for none.");
		if (!(oddities >= 0 && oddities <= MOST_ODDITIES)) throw new IllegalArgumentException("oddities=" + oddities +
			" must be from 0, for none, to " + MOST_ODDITIES + ".");
	}

	/** Neither mixed nor with oddities. */
	public Augmentation(final boolean flips, final boolean randomCrops) {
		this(flips, randomCrops, 0, 0);
	}

	/** Pairs as they are. */
	public static final Augmentation NONE = new Augmentation(false, false);

	/** As the authors' released training draws them, and ours: eight flips and turns, on the grid. */
	public static final Augmentation FLIPS = new Augmentation(true, false);

	/** The same pairs, with nothing put into them. */
	public Augmentation withNothingAdded() {
		return new Augmentation(flips, randomCrops);
	}
}
