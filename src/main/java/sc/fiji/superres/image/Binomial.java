package sc.fiji.superres.image;

/**
 * Smoothing by binomial kernels, the discrete Gaussians: (1 2 1)/4, (1 4 6 4 1)/16 … along each axis. Of n taps the
 * standard deviation is √(n − 1)/2 pixels.
 * <p>
 * Borders are mirrored about the outermost pixel (OpenCV's {@code BORDER_REFLECT_101}).
 * </p>
 */
public final class Binomial {

	private Binomial() {}

	/**
	 * @param plane {@code width × height} values, row-major; left as it is
	 * @param taps odd, 1 copies; each side has more than {@code taps/2} pixels
	 * @return the smoothed plane
	 */
	public static double[] smooth(final double[] plane, final int width, final int height, final int taps) {
		if (taps < 1 || taps % 2 == 0 || taps / 2 >= Math.min(width, height)) throw new IllegalArgumentException(
			"A plane of " + width + "×" + height + " pixels cannot be smoothed with " + taps + "×" + taps +
				" taps: take an odd number, with half of it less than each side.");
		return down(across(plane, width, height, kernel(taps)), width, height, kernel(taps));
	}

	private static double[] across(final double[] plane, final int width, final int height, final double[] kernel) {
		final int reach = kernel.length / 2;
		final double[] out = new double[plane.length];
		final double[] row = new double[width + 2 * reach];
		for (int y = 0; y < height; y++) {
			for (int x = -reach; x < width + reach; x++)
				row[x + reach] = plane[y * width + mirrored(x, width)];
			for (int k = 0; k < kernel.length; k++)
				for (int x = 0; x < width; x++)
					out[y * width + x] += kernel[k] * row[x + k];
		}
		return out;
	}

	private static double[] down(final double[] plane, final int width, final int height, final double[] kernel) {
		final double[] out = new double[plane.length];
		for (int y = 0; y < height; y++)
			for (int k = 0; k < kernel.length; k++) {
				final int start = mirrored(y + k - kernel.length / 2, height) * width;
				for (int x = 0; x < width; x++)
					out[y * width + x] += kernel[k] * plane[start + x];
			}
		return out;
	}

	private static double[] kernel(final int taps) {
		final double[] kernel = new double[taps];
		kernel[0] = 1;
		for (int n = 1; n < taps; n++)
			for (int k = n; k >= 0; k--)
				kernel[k] = (kernel[k] + (k > 0 ? kernel[k - 1] : 0)) / 2;
		return kernel;
	}

	/** Index mirrored about the first and the last pixel; at most {@code size − 1} outside. */
	private static int mirrored(final int i, final int size) {
		return i < 0 ? -i : i < size ? i : 2 * (size - 1) - i;
	}
}
