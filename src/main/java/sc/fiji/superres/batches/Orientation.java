package sc.fiji.superres.batches;

/**
 * The eight orientations of a square, by flips and turns: bit 2 of an orientation swaps rows and columns, then bit 0
 * mirrors left and right and bit 1 top and bottom.
 */
final class Orientation {

	static final int COUNT = 8;
	/** As it is. */
	static final int UPRIGHT = 0;

	private static final int LEFT_RIGHT = 1;
	private static final int TOP_BOTTOM = 2;
	private static final int DIAGONAL = 4;

	private Orientation() {}

	/**
	 * Brings a square into an orientation.
	 *
	 * @param values side × side, row-major
	 * @param orientation 0 … 7
	 * @return the same array for {@link #UPRIGHT}, else a new one
	 */
	static float[] of(final float[] values, final int side, final int orientation) {
		if (orientation == UPRIGHT) return values;
		final boolean leftRight = (orientation & LEFT_RIGHT) != 0;
		final boolean topBottom = (orientation & TOP_BOTTOM) != 0;
		final boolean diagonal = (orientation & DIAGONAL) != 0;
		final float[] oriented = new float[values.length];
		for (int y = 0; y < side; y++) {
			final int row = topBottom ? side - 1 - y : y;
			for (int x = 0; x < side; x++) {
				final int column = leftRight ? side - 1 - x : x;
				final int from = diagonal ? column * side + row : row * side + column;
				oriented[y * side + x] = values[from];
			}
		}
		return oriented;
	}
}
