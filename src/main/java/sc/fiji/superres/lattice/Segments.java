package sc.fiji.superres.lattice;

import java.util.Arrays;

import sc.fiji.superres.fourier.Hann;

/**
 * The places of segments along an axis. They are evenly spaced, and no two overlap by more than half.
 *
 * @param side pixels of a segment
 * @param starts first pixel of each segment
 */
record Segments(int side, int[] starts) {

	/** The correlation of the power of two Hann windows that overlap by half: (1/6)². */
	private static final double SHARED = 1.0 / 36;

	/**
	 * Distributes segments along an axis; a single segment lies in the middle.
	 *
	 * @param size pixels of the axis, at least {@code side}
	 */
	static Segments along(final int size, final int side) {
		final int free = size - side;
		final int last = 2 * free / side;
		if (last == 0) return new Segments(side, new int[] { free / 2 });
		return new Segments(side, spread(free, last));
	}

	/** Evenly spaced places from 0 to {@code free}, of which the last has the index {@code last}. */
	private static int[] spread(final int free, final int last) {
		final int[] starts = new int[last + 1];
		for (int i = 1; i <= last; i++)
			starts[i] = (int) Math.round((double) i * free / last);
		return starts;
	}

	/** Returns what one of these segments is worth, as a fraction of an independent one (Welch 1967). */
	double worth() {
		final int n = starts.length;
		return 1 / (1 + 2 * SHARED * (n - 1) / n);
	}

	/** Returns Hann's window, scaled so that the mean of its squares is 1. */
	static double[] window(final int side) {
		final double[] window = hann(side);
		final double rms = Math.sqrt(Arrays.stream(window).map(w -> w * w).sum() / side);
		return Arrays.stream(window).map(w -> w / rms).toArray();
	}

	private static double[] hann(final int side) {
		final double[] window = new double[side];
		for (int i = 0; i < side; i++)
			window[i] = Hann.weight(i, side);
		return window;
	}
}
