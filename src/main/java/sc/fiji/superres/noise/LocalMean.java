package sc.fiji.superres.noise;

/** The mean over the 5×5 pixels around each pixel, as an estimate of its grey value without noise. */
public final class LocalMean {

	private static final int RADIUS = 2;

	private LocalMean() {}

	/**
	 * Computes the means.
	 *
	 * @param plane {@code width × height} grey values, row-major
	 * @return as many means; at the edges, the means of the pixels inside the image
	 */
	public static float[] of(final float[] plane, final int width, final int height) {
		return alongColumns(alongRows(plane, width, height), width, height);
	}

	private static float[] alongRows(final float[] plane, final int width, final int height) {
		final float[] means = new float[plane.length];
		for (int y = 0; y < height; y++)
			for (int x = 0; x < width; x++)
				means[y * width + x] = mean(plane, y * width, 1, x, width);
		return means;
	}

	private static float[] alongColumns(final float[] plane, final int width, final int height) {
		final float[] means = new float[plane.length];
		for (int y = 0; y < height; y++)
			for (int x = 0; x < width; x++)
				means[y * width + x] = mean(plane, x, width, y, height);
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
