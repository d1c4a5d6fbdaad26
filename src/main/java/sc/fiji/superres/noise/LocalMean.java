package sc.fiji.superres.noise;

/** Mean over the 5×5 pixels around each: what a pixel's grey value is expected to be, for its noise. */
public final class LocalMean {

	private static final int RADIUS = 2;

	private LocalMean() {}

	/**
	 * @param plane {@code width × height}, row-major
	 * @return as many values; at the edges the mean of the pixels that are there
	 */
	public static float[] of(final float[] plane, final int width, final int height) {
		final float[] rows = new float[plane.length];
		for (int y = 0; y < height; y++)
			for (int x = 0; x < width; x++)
				rows[y * width + x] = mean(plane, y * width, 1, x, width);
		final float[] means = new float[plane.length];
		for (int y = 0; y < height; y++)
			for (int x = 0; x < width; x++)
				means[y * width + x] = mean(rows, x, width, y, height);
		return means;
	}

	private static float mean(final float[] values, final int start, final int step, final int at, final int count) {
		final int from = Math.max(0, at - RADIUS);
		final int to = Math.min(count - 1, at + RADIUS);
		float sum = 0;
		for (int i = from; i <= to; i++)
			sum += values[start + i * step];
		return sum / (to - from + 1);
	}
}
