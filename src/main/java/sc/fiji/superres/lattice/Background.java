package sc.fiji.superres.lattice;

/**
 * The plane of least squares through a square of pixels: its mean and its tilt, which a window would spread over many
 * frequencies.
 *
 * @param side of the square, pixels
 */
record Background(int side) {

	/** Leaves the difference to the plane; exactly 0 of a constant square. */
	void takeOff(final double[] square) {
		final double first = square[0];
		double mean = 0;
		double slopeX = 0;
		double slopeY = 0;
		for (int i = 0; i < square.length; i++) {
			square[i] -= first;
			mean += square[i];
			slopeX += square[i] * fromMiddle(i % side);
			slopeY += square[i] * fromMiddle(i / side);
		}
		mean /= square.length;
		slopeX /= squares();
		slopeY /= squares();
		for (int i = 0; i < square.length; i++)
			square[i] -= mean + slopeX * fromMiddle(i % side) + slopeY * fromMiddle(i / side);
	}

	private double fromMiddle(final int index) {
		return index - (side - 1) / 2.0;
	}

	/** Sum of all squared distances from the middle along one axis. */
	private double squares() {
		return (double) side * side * ((double) side * side - 1) / 12;
	}
}
