package sc.fiji.superres.crops;

import java.util.Random;

/**
 * Where crops are taken: at random from a seed, at the same places of the sample at every zoom level, for every model.
 *
 * @param side of a crop in target pixels, at least 1
 * @param count crops of an image at each level, at least 1
 * @param seed of the places
 */
public record CropDraw(int side, int count, long seed) {

	public CropDraw {
		if (side < 1) throw new IllegalArgumentException("crop=" + side +
			" is no side of a crop: give pixels, such as 256.");
		if (count < 1) throw new IllegalArgumentException("crops=" + count +
			" leaves nothing to judge: give 1 or more.");
	}

	/** A corner of a crop, in pixels. */
	public record Place(int x, int y) {}

	/**
	 * The place of crop number {@code crop} of image number {@code image}.
	 *
	 * @param side of the crop in pixels of the image
	 * @param width of the image at some level, at least {@code side}
	 * @param height of the image, at least {@code side}
	 */
	public Place place(final int image, final int crop, final int side, final int width, final int height) {
		final Random random = new Random(seed * 1_000_003 + image * 8191L + crop);
		// the first draws of neighbouring seeds are alike
		random.nextLong();
		final double shareX = random.nextDouble();
		final double shareY = random.nextDouble();
		return new Place((int) (shareX * (width - side + 1)), (int) (shareY * (height - side + 1)));
	}
}
