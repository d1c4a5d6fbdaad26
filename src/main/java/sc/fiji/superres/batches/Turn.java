package sc.fiji.superres.batches;

/**
 * The eight flips and turns of a square: bit 2 swaps rows and columns, then bit 0 mirrors left and right and bit 1 top
 * and bottom.
 */
final class Turn {

	static final int COUNT = 8, NONE = 0;

	private static final int LEFT_RIGHT = 1, TOP_BOTTOM = 2, DIAGONAL = 4;

	private Turn() {}

	/**
	 * @param values side × side, row-major
	 * @param turn 0 … 7
	 * @return the same array where nothing is turned, else a new one
	 */
	static float[] of(final float[] values, final int side, final int turn) {
		if (turn == NONE) return values;
		final float[] turned = new float[values.length];
		for (int y = 0; y < side; y++) {
			for (int x = 0; x < side; x++) {
				final int u = (turn & LEFT_RIGHT) == 0 ? x : side - 1 - x, v = (turn & TOP_BOTTOM) == 0 ? y : side - 1 -
					y;
				turned[y * side + x] = (turn & DIAGONAL) == 0 ? values[v * side + u] : values[u * side + v];
			}
		}
		return turned;
	}
}
