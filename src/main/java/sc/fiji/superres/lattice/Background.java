package sc.fiji.superres.lattice;

/**
 * Subtracts the plane of least squares from a square of pixels: its mean and its tilt, which a window would spread over
 * many frequencies.
 *
 * @param side side of the square in pixels
 */
record Background(int side) {

	/** Replaces the pixels by their difference from the plane, which is exactly 0 for a constant square. */
	void takeOff(final double[] square) {
		subtractFirst(square);
		double mean = 0;
		double slopeX = 0;
		double slopeY = 0;
		for (int i = 0; i < square.length; i++) {
			mean += square[i];
			slopeX += square[i] * fromMiddle(i % side);
			slopeY += square[i] * fromMiddle(i / side);
		}
		subtract(square, mean / square.length, slopeX / squares(), slopeY / squares());
	}

	private static void subtractFirst(final double[] square) {
		final double first = square[0];
		for (int i = 0; i < square.length; i++)
			square[i] -= first;
	}

	private void subtract(final double[] square, final double mean, final double slopeX, final double slopeY) {
		for (int i = 0; i < square.length; i++)
			square[i] -= mean + slopeX * fromMiddle(i % side) + slopeY * fromMiddle(i / side);
	}

	private double fromMiddle(final int index) {
		return index - (side - 1) / 2.0;
	}

	/** The sum of all squared distances from the middle along one axis. */
	private double squares() {
		return (double) side * side * ((double) side * side - 1) / 12;
	}
}
