package sc.fiji.superres.probefile;

import sc.fiji.superres.image.PixelSize;

/** How large the pixels of a scan are, from what it covers of the sample. */
final class FieldOfView {

	private static final PixelSize UNKNOWN = new PixelSize(1, 1, "pixel");

	private FieldOfView() {}

	/**
	 * One side of what a scan covers.
	 *
	 * @param length in {@code unit}; its sign does not count
	 * @param unit such as "m" or "µm"
	 * @param pixels along the side
	 */
	record Side(double length, String unit, long pixels) {

		/** Distance of pixels in nm; NaN where the side is no positive length of the sample. */
		private double nanometres() {
			final double distance = Math.abs(length) / pixels;
			return new PixelSize(distance, distance, unit).nanometres().map(PixelSize::width).orElse(Double.NaN);
		}
	}

	/**
	 * Pixel size = length of a side / pixels along it, in nm; pixels need not be square. One "pixel" where a side is
	 * not a positive length of the sample.
	 */
	static PixelSize pixel(final Side x, final Side y) {
		final double width = x.nanometres();
		final double height = y.nanometres();
		if (isLength(width) && isLength(height)) return new PixelSize(width, height, "nm");
		return UNKNOWN;
	}

	private static boolean isLength(final double nanometres) {
		return nanometres > 0 && nanometres < Double.POSITIVE_INFINITY;
	}
}
