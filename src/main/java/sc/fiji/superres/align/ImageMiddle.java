package sc.fiji.superres.align;

/**
 * The middle of an image, less a margin at each border.
 *
 * @param marginX columns left out at either side
 * @param marginY rows left out above and below
 */
record ImageMiddle(Surface image, int marginX, int marginY) {

	/** Takes one pixel after the other. */
	interface Visitor {

		/** A pixel's place from the image's centre, and its value. */
		void visit(double u, double v, double value);
	}

	/**
	 * The middle of an image that was smoothed.
	 *
	 * @param extent part of the image's sides
	 * @param taps of the smoothing, which knows nothing of what was beyond the image's border
	 */
	static ImageMiddle of(final Surface image, final double extent, final int taps) {
		return new ImageMiddle(image, margin(image.width(), extent, taps), margin(image.height(), extent, taps));
	}

	private static int margin(final int size, final double extent, final int taps) {
		final int outside = (int) (size * (1 - extent) / 2);
		return Math.min(size / 4, Math.max(taps / 2, outside));
	}

	double pixels() {
		return (image.width() - 2.0 * marginX) * (image.height() - 2.0 * marginY);
	}

	void eachPixel(final Visitor visitor) {
		for (int y = marginY; y < image.height() - marginY; y++)
			eachPixel(y, visitor);
	}

	private void eachPixel(final int y, final Visitor visitor) {
		final double[] values = image.values();
		final int width = image.width();
		final double centreX = width / 2.0;
		final double v = y + 0.5 - image.height() / 2.0;
		for (int x = marginX; x < width - marginX; x++)
			visitor.visit(x + 0.5 - centreX, v, values[y * width + x]);
	}
}
