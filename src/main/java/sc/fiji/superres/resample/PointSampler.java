package sc.fiji.superres.resample;

/**
 * Interpolates a plane at a raster of points, without the smoothing that {@link Resampler} does when an image shrinks.
 * Points may lie anywhere; beyond an edge the pixels of the edge are repeated.
 */
public final class PointSampler {

	/** The weights of the pixels, from {@code from} on, that make up one point along an axis. */
	private record Tap(int from, float[] weights) {}

	/** A point as near as this to a pixel's centre takes the pixel itself. */
	private static final double TINY = 1e-9;

	private PointSampler() {}

	/**
	 * Interpolates a plane.
	 *
	 * @param plane {@code width × height}, row-major
	 * @param xs places along a row
	 * @param ys places along a column
	 * @param filter the kind of interpolation: {@link Filter#BICUBIC} (4×4 pixels), {@link Filter#LANCZOS} (6×6) …; at
	 *            whole numbers every filter gives the pixel itself
	 * @return {@code ys.count() × xs.count()} values, row-major
	 */
	public static float[] sample(final float[] plane, final int width, final int height, final PointRaster xs,
		final PointRaster ys, final Filter filter)
	{
		final float[] rows = alongRows(plane, width, height, taps(xs, width, filter));
		return alongColumns(rows, xs.count(), taps(ys, height, filter));
	}

	/**
	 * Weights of the pixels that make up a point between two pixels, from the first to the last; their sum is 1.
	 *
	 * @param fraction how far the point lies after the centre of a pixel, 0 … 1
	 */
	public static float[] weights(final double fraction, final Filter filter) {
		return tap(fraction, filter).weights();
	}

	private static float[] alongRows(final float[] plane, final int width, final int height, final Tap[] taps) {
		final float[] rows = new float[height * taps.length];
		for (int y = 0; y < height; y++)
			for (int i = 0; i < taps.length; i++)
				rows[y * taps.length + i] = row(plane, y * width, width, taps[i]);
		return rows;
	}

	private static float row(final float[] plane, final int start, final int width, final Tap tap) {
		final float[] weights = tap.weights();
		float sum = 0;
		for (int k = 0; k < weights.length; k++) {
			final int x = within(tap.from() + k, width);
			sum += weights[k] * plane[start + x];
		}
		return sum;
	}

	private static int within(final int place, final int size) {
		return Math.max(0, Math.min(size - 1, place));
	}

	private static float[] alongColumns(final float[] rows, final int width, final Tap[] taps) {
		final int height = rows.length / width;
		final float[] out = new float[taps.length * width];
		for (int i = 0; i < taps.length; i++) {
			final float[] weights = taps[i].weights();
			for (int k = 0; k < weights.length; k++)
				add(rows, width * within(taps[i].from() + k, height), weights[k], out, i * width, width);
		}
		return out;
	}

	private static void add(final float[] from, final int start, final float weight, final float[] to, final int at,
		final int count)
	{
		for (int x = 0; x < count; x++)
			to[at + x] += weight * from[start + x];
	}

	private static Tap[] taps(final PointRaster raster, final int size, final Filter filter) {
		final Tap[] taps = new Tap[raster.count()];
		for (int i = 0; i < taps.length; i++)
			taps[i] = tap(raster.at(i), filter);
		return taps;
	}

	private static Tap tap(final double place, final Filter filter) {
		final int whole = (int) Math.floor(place + TINY);
		final double fraction = Math.max(0, place - whole);
		final int reach = (int) Math.ceil(filter.support());
		if (fraction < TINY || reach == 0) return new Tap(whole, new float[] { 1 });
		return new Tap(whole + 1 - reach, weights(fraction, reach, filter));
	}

	private static float[] weights(final double fraction, final int reach, final Filter filter) {
		final float[] weights = new float[2 * reach];
		double sum = 0;
		for (int k = 0; k < weights.length; k++)
			sum += filter.weight(k + 1 - reach - fraction);
		for (int k = 0; k < weights.length; k++)
			weights[k] = (float) (filter.weight(k + 1 - reach - fraction) / sum);
		return weights;
	}
}
