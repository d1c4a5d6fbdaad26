package sc.fiji.superres.lines;

import java.util.List;

/**
 * Makes the noise of frames the same whatever their grey value, as least squares want it: the noise of counted
 * electrons grows with their number. The variance of noise is taken as a + b·v at the grey value v, from how pixels
 * differ from their neighbours, and values become (2/b)·√(a + b·v) (F. J. Anscombe, Biometrika 35 (1948) 246), where
 * noise has a s.d. of 1.
 */
public final class EvenNoise {

	/** Pixels to either side over which the grey value is averaged at which noise is looked at. */
	private static final int NEAR = 4;
	/** The variance at the least grey value, at least this part of the mean variance. */
	private static final double LEAST = 0.05;

	private EvenNoise() {}

	/** Returns the frames with even noise, or as they are where their noise does not grow with their grey values. */
	public static List<Plane> of(final List<Plane> frames) {
		final double[] sums = new double[5];
		for (final Plane frame : frames)
			add(frame, sums);
		final double mean = sums[1] / sums[0];
		final double variance = sums[2] / sums[0];
		final double spread = sums[3] / sums[0] - mean * mean;
		final double growth = (sums[4] / sums[0] - mean * variance) / spread;
		if (!(growth > 0)) return frames;
		return frames.parallelStream().map(frame -> even(frame, variance - growth * mean, growth, LEAST * variance))
			.toList();
	}

	/** Adds a frame's count, grey values, variances, squares and products. */
	private static void add(final Plane frame, final double[] sums) {
		final int width = frame.width();
		for (int start = 0; start < frame.values().length; start += width) {
			for (int x = NEAR; x < width - NEAR; x++) {
				double grey = 0;
				for (int k = -NEAR; k <= NEAR; k++)
					grey += frame.values()[start + x + k] / (2 * NEAR + 1);
				final double bend = frame.values()[start + x - 1] - 2 * frame.values()[start + x] + frame
					.values()[start + x + 1];
				final double square = bend * bend / 6;
				sums[0]++;
				sums[1] += grey;
				sums[2] += square;
				sums[3] += grey * grey;
				sums[4] += grey * square;
			}
		}
	}

	private static Plane even(final Plane frame, final double offset, final double growth, final double least) {
		final float[] values = new float[frame.values().length];
		for (int i = 0; i < values.length; i++) {
			final double variance = offset + growth * frame.values()[i];
			// below the least variance it goes on as a straight line
			final double root = Math.sqrt(Math.max(least, variance));
			final double beyond = Math.min(0, variance - least) / (2 * root);
			values[i] = (float) (2 / growth * (root + beyond));
		}
		return new Plane(values, frame.width(), frame.height());
	}
}
