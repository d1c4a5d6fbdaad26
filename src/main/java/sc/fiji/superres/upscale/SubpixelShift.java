package sc.fiji.superres.upscale;

import java.util.Arrays;

/**
 * Moves a plane by fractions of a pixel with the normalised Lanczos kernel sinc(x)·sinc(x/3), |x| &lt; 3 (C. E. Duchon,
 * J. Appl. Meteorol. 18 (1979) 1016). It changes the amplitude of waves of 4 pixels by less than 3 %, and that of
 * longer waves, of which enlarged images consist, by less than 1 %. The plane is continued by its border pixels.
 */
final class SubpixelShift {

	private static final int LOBES = 3;

	private final float[] plane;
	private final int width;
	private final int height;
	/** The output at x is the sum of the taps times the input from x + first on. */
	private final int first;
	private final double[] taps;
	/** Rows moved along x; row y is kept at index y modulo the number of taps. */
	private final float[][] rows;
	/** Which row is kept at each index; −1 for none. */
	private final int[] held;

	private SubpixelShift(final float[] plane, final int width, final int height, final double shift) {
		this.plane = plane;
		this.width = width;
		this.height = height;
		final double from = Math.floor(-shift);
		first = (int) from - LOBES + 1;
		taps = taps(-shift - from);
		rows = new float[taps.length][width];
		held = new int[taps.length];
		Arrays.fill(held, -1);
	}

	/**
	 * Moves a plane.
	 *
	 * @param plane width × height values, row-major; not changed
	 * @param shift how many pixels to move it to the right and down, finite
	 * @return a new plane
	 */
	static float[] of(final float[] plane, final int width, final int height, final double shift) {
		return new SubpixelShift(plane, width, height, shift).moved();
	}

	private static double[] taps(final double fraction) {
		final double[] taps = new double[2 * LOBES];
		double sum = 0;
		for (int k = 0; k < taps.length; k++) {
			taps[k] = kernel(k - LOBES + 1 - fraction);
			sum += taps[k];
		}
		for (int k = 0; k < taps.length; k++)
			taps[k] /= sum;
		return taps;
	}

	private static double kernel(final double x) {
		if (Math.abs(x) >= LOBES) return 0;
		return sinc(x) * sinc(x / LOBES);
	}

	private static double sinc(final double x) {
		if (x == 0) return 1;
		return Math.sin(Math.PI * x) / (Math.PI * x);
	}

	private float[] moved() {
		final float[] out = new float[plane.length];
		for (int y = 0; y < height; y++)
			for (int k = 0; k < taps.length; k++)
				add(row(within(y + first + k, height)), (float) taps[k], out, y * width);
		return out;
	}

	private static void add(final float[] row, final float tap, final float[] out, final int start) {
		for (int x = 0; x < row.length; x++)
			out[start + x] += tap * row[x];
	}

	/** Row y, moved along x. */
	private float[] row(final int y) {
		final int slot = y % rows.length;
		if (held[slot] == y) return rows[slot];
		held[slot] = y;
		for (int x = 0; x < width; x++)
			rows[slot][x] = movedAlong(x, y);
		return rows[slot];
	}

	private float movedAlong(final int x, final int y) {
		double sum = 0;
		for (int k = 0; k < taps.length; k++)
			sum += taps[k] * plane[y * width + within(x + first + k, width)];
		return (float) sum;
	}

	private static int within(final int i, final int size) {
		return Math.max(0, Math.min(size - 1, i));
	}
}
