package sc.fiji.superres.trust;

/**
 * Enlarges an image of any size by pieces that a network takes, each seen with {@value #OVERLAP} pixels around it.
 *
 * @param multiple what the sides of a piece are a multiple of
 */
record Whole(Enlarger enlarger, int s, int multiple) {

	private static final int OVERLAP = 16;
	private static final int INNER = 128;

	/** The greatest multiple within a side. */
	int fitting(final int side) {
		return side / multiple * multiple;
	}

	/**
	 * Enlarges.
	 *
	 * @param image {@code width × height} values; both are multiples
	 */
	float[] enlarge(final float[] image, final int width, final int height) {
		final float[] result = new float[s * s * image.length];
		for (int y = 0; y < height; y += INNER)
			for (int x = 0; x < width; x += INNER)
				put(image, width, height, x, y, result);
		return result;
	}

	/** Enlarges the piece whose inner part begins at (x, y). */
	private void put(final float[] image, final int width, final int height, final int x, final int y,
		final float[] result)
	{
		final int wide = Math.min(width, fitting(INNER + 2 * OVERLAP));
		final int high = Math.min(height, fitting(INNER + 2 * OVERLAP));
		final int left = Math.max(0, Math.min(x - OVERLAP, width - wide));
		final int top = Math.max(0, Math.min(y - OVERLAP, height - high));
		final float[] piece = enlarger.enlarge(cut(image, width, left, top, wide, high), wide, high);
		final int end = s * Math.min(width, x + INNER);
		for (int row = s * y; row < s * Math.min(height, y + INNER); row++) {
			final int from = (row - s * top) * s * wide + s * (x - left);
			System.arraycopy(piece, from, result, row * s * width + s * x, end - s * x);
		}
	}

	/** A part of an image. */
	static float[] cut(final float[] image, final int width, final int left, final int top, final int wide,
		final int high)
	{
		final float[] part = new float[wide * high];
		for (int y = 0; y < high; y++)
			System.arraycopy(image, (top + y) * width + left, part, y * wide, wide);
		return part;
	}
}
