package sc.fiji.superres.image;

/**
 * Smooths planes by binomial kernels, the discrete Gaussians: (1 2 1)/4, (1 4 6 4 1)/16 … along each axis. The standard
 * deviation of a kernel of n taps is √(n − 1)/2 pixels.
 * <p>
 * Borders are mirrored about the outermost pixel (OpenCV's {@code BORDER_REFLECT_101}).
 * </p>
 */
public final class Binomial {

	private Binomial() {}

	/**
	 * Smooths a plane along both axes.
	 *
	 * @param plane {@code width × height} values, row-major; not changed
	 * @param taps an odd number, 1 copies; each side has more than {@code taps/2} pixels
	 * @return the smoothed plane
	 * @throws IllegalArgumentException if the number of taps is even or too large for the plane
	 */
	public static double[] smooth(final double[] plane, final int width, final int height, final int taps) {
		if (!fit(taps, Math.min(width, height))) throw unfitTaps(taps, width, height);
		final double[] kernel = kernel(taps);
		final double[] rows = alongRows(plane, width, height, kernel);
		return alongColumns(rows, width, height, kernel);
	}

	private static boolean fit(final int taps, final int side) {
		return taps >= 1 && taps % 2 == 1 && taps / 2 < side;
	}

	private static IllegalArgumentException unfitTaps(final int taps, final int width, final int height) {
		return new IllegalArgumentException("A plane of " + width + "×" + height + " pixels cannot be smoothed with " +
			taps + "×" + taps + " taps: take an odd number, with half of it less than each side.");
	}

	private static double[] alongRows(final double[] plane, final int width, final int height, final double[] kernel) {
		final double[] smooth = new double[plane.length];
		final double[] row = new double[width + kernel.length - 1];
		for (int y = 0; y < height; y++) {
			copyMirrored(plane, y * width, width, row);
			for (int k = 0; k < kernel.length; k++)
				add(row, k, kernel[k], smooth, y * width, width);
		}
		return smooth;
	}

	private static double[] alongColumns(final double[] plane, final int width, final int height,
		final double[] kernel)
	{
		final double[] smooth = new double[plane.length];
		for (int y = 0; y < height; y++) {
			for (int k = 0; k < kernel.length; k++) {
				final int row = mirrored(y + k - kernel.length / 2, height);
				add(plane, row * width, kernel[k], smooth, y * width, width);
			}
		}
		return smooth;
	}

	private static void add(final double[] from, final int start, final double weight, final double[] to, final int at,
		final int count)
	{
		for (int x = 0; x < count; x++)
			to[at + x] += weight * from[start + x];
	}

	/** A row of the plane to the middle of {@code row}, and its mirror images to both sides. */
	private static void copyMirrored(final double[] plane, final int start, final int width, final double[] row) {
		final int reach = (row.length - width) / 2;
		for (int x = -reach; x < width + reach; x++)
			row[x + reach] = plane[start + mirrored(x, width)];
	}

	private static double[] kernel(final int taps) {
		final double[] kernel = new double[taps];
		kernel[0] = 1;
		for (int n = 1; n < taps; n++) {
			for (int k = n; k > 0; k--)
				kernel[k] = (kernel[k] + kernel[k - 1]) / 2;
			kernel[0] /= 2;
		}
		return kernel;
	}

	/** Index mirrored about the first and the last pixel; at most {@code size − 1} outside. */
	private static int mirrored(final int i, final int size) {
		if (i < 0) return -i;
		if (i < size) return i;
		return 2 * (size - 1) - i;
	}
}
