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
	 * Crop number {@code crop} of image number {@code image}, which has {@code width × height} pixels at some level, at
	 * least {@code crop} each.
	 */
	public Place place(final int image, final int crop, final int side, final int width, final int height) {
		final Random random = new Random(seed * 1_000_003 + image * 8191L + crop);
		random.nextLong(); // the first draws of neighbouring seeds are alike
		final double u = random.nextDouble(), v = random.nextDouble();
		return new Place((int) (u * (width - side + 1)), (int) (v * (height - side + 1)));
	}
}
