package sc.fiji.superres.lattice;

import java.util.Arrays;

/**
 * Places of segments along an axis: evenly spread, no two overlap by more than half.
 *
 * @param side of a segment, pixels
 * @param starts first pixel of each
 */
record Segments(int side, int[] starts) {

	/** Correlation of the power of two Hann windows that overlap by half: (1/6)². */
	private static final double SHARED = 1.0 / 36;

	/** @param size of the axis, at least {@code side}; a single segment lies in the middle */
	static Segments along(final int size, final int side) {
		final int free = size - side;
		final int last = 2 * free / side;
		final int[] starts = new int[last + 1];
		for (int i = 0; i <= last; i++)
			starts[i] = last == 0 ? free / 2 : (int) Math.round((double) i * free / last);
		return new Segments(side, starts);
	}

	/** Part of a sum over independent segments that one of these is worth (Welch 1967). */
	double worth() {
		final int n = starts.length;
		return 1 / (1 + 2 * SHARED * (n - 1) / n);
	}

	/** Hann's window, scaled so that its squares have the mean 1. */
	static double[] window(final int side) {
		final double[] window = new double[side];
		for (int i = 0; i < side; i++)
			window[i] = 0.5 - 0.5 * Math.cos(2 * Math.PI * (i + 0.5) / side);
		final double rms = Math.sqrt(Arrays.stream(window).map(w -> w * w).sum() / side);
		return Arrays.stream(window).map(w -> w / rms).toArray();
	}
}
