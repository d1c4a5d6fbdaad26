package sc.fiji.superres.pairs;

import sc.fiji.superres.resample.PointRaster;

/**
 * The pixels along one axis of an image that are needed to interpolate points.
 *
 * @param from the first pixel
 * @param length number of pixels, at least 1
 */
record PixelSpan(int from, int length) {

	/**
	 * @param margin pixels on both sides of the points
	 * @param size pixels of the image along the axis
	 */
	static PixelSpan around(final PointRaster points, final int margin, final int size) {
		final int first = (int) Math.floor(points.first()) - margin;
		final int end = (int) Math.ceil(points.last()) + margin + 1;
		final int from = Math.max(0, Math.min(size - 1, first));
		final int to = Math.max(1, Math.min(size, end));
		return new PixelSpan(from, to - from);
	}
}
