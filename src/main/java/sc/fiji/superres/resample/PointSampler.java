package sc.fiji.superres.resample;

/**
 * Values of a plane between its pixels, at a raster of points: interpolation alone, without the smoothing that
 * {@link Resampler} does when an image shrinks. Points may lie anywhere; beyond an edge its pixels go on.
 */
public final class PointSampler {

	/** What one point is made of along an axis: weights of the pixels from {@code from} on. */
	private record Tap(int from, float[] weights) {}

	private PointSampler() {}

	/**
	 * @param plane {@code width × height}, row-major
	 * @param xs places along a row
	 * @param ys places along a column
	 * @param filter its interpolation: {@link Filter#BICUBIC} (4×4 pixels), {@link Filter#LANCZOS} (6×6) …; at whole
	 *            numbers each of them gives the pixel itself
	 * @return {@code ys.count() × xs.count()} values, row-major
	 */
	public static float[] sample(final float[] plane, final int width, final int height, final PointRaster xs,
		final PointRaster ys, final Filter filter)
	{
		final float[] rows = alongRows(plane, width, height, taps(xs, width, filter));
		return alongColumns(rows, xs.count(), taps(ys, height, filter));
	}

	/**
	 * Weights of the pixels that a point between two is made of, from the first to the last; they sum to 1.
	 *
	 * @param fraction how far the point lies behind a pixel's centre, 0 … 1
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
		float sum = 0;
		for (int k = 0; k < tap.weights().length; k++)
			sum += tap.weights()[k] * plane[start + Math.max(0, Math.min(width - 1, tap.from() + k))];
		return sum;
	}

	private static float[] alongColumns(final float[] rows, final int width, final Tap[] taps) {
		final int height = rows.length / width;
		final float[] out = new float[taps.length * width];
		for (int i = 0; i < taps.length; i++)
			for (int k = 0; k < taps[i].weights().length; k++)
				add(rows, width * Math.max(0, Math.min(height - 1, taps[i].from() + k)), taps[i].weights()[k], out, i *
					width, width);
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
		final int whole = (int) Math.floor(place + 1e-9);
		final double fraction = Math.max(0, place - whole);
		final int reach = (int) Math.ceil(filter.support());
		if (fraction < 1e-9 || reach == 0) return new Tap(whole, new float[] { 1 });
		final float[] weights = new float[2 * reach];
		double sum = 0;
		for (int k = 0; k < weights.length; k++)
			sum += filter.weight(k + 1 - reach - fraction);
		for (int k = 0; k < weights.length; k++)
			weights[k] = (float) (filter.weight(k + 1 - reach - fraction) / sum);
		return new Tap(whole + 1 - reach, weights);
	}
}
