package sc.fiji.superres.trust;

import java.util.Arrays;

import sc.fiji.superres.noise.LocalMean;

/**
 * Where an input contradicts its result: what the result, shrunk back, differs by from the input, averaged over about a
 * column, is more than {@value #LIMIT} times what it is elsewhere in the image. There the result lacks or adds
 * something that the input shows, such as an interstitial that a network of perfect crystals leaves out.
 * <p>
 * One mean over 5×5 pixels suits coarse scans, repeated ones finer scans with larger columns. What is usual tells the
 * image itself, by its median, since noise may be correlated. Gaussian noise goes beyond the limit in one pixel of 16
 * 000.
 * </p>
 */
final class Contradictions {

	private static final double LIMIT = 4;
	/** The means of 5×5 pixels that follow one another. */
	private static final int[] MEANS = { 1, 2, 4 };
	/** Half of the numbers of a Gaussian lie within this part of its standard deviation. */
	private static final double QUARTILE = 0.6745;
	/** Pixels that tell the median. */
	private static final int ENOUGH = 1 << 18;
	/** So near to the edge means are of too few pixels. */
	private static final int EDGE = 4;
	private static final double LEAST = 1e-12;

	private Contradictions() {}

	/**
	 * Finds them.
	 *
	 * @param remainder of {@code width × height} pixels: the input less its result, shrunk back
	 * @param variances of the input's noise
	 */
	static boolean[] of(final float[] remainder, final float[] variances, final int width, final int height) {
		final boolean[] found = new boolean[remainder.length];
		float[] means = inUnitsOfNoise(remainder, variances);
		int done = 0;
		for (final int times : MEANS) {
			for (; done < times; done++)
				means = LocalMean.of(means, width, height);
			mark(means, width, height, found);
		}
		return found;
	}

	private static float[] inUnitsOfNoise(final float[] remainder, final float[] variances) {
		final float[] units = new float[remainder.length];
		for (int i = 0; i < units.length; i++)
			units[i] = (float) (remainder[i] / Math.sqrt(Math.max(LEAST, variances[i])));
		return units;
	}

	private static void mark(final float[] means, final int width, final int height, final boolean[] found) {
		final double most = LIMIT * usual(means);
		for (int y = EDGE; y < height - EDGE; y++)
			for (int x = EDGE; x < width - EDGE; x++)
				found[y * width + x] |= Math.abs(means[y * width + x]) > most;
	}

	/** The standard deviation of most of the values, by the median; of many values by every so many. */
	private static double usual(final float[] values) {
		final int step = values.length / ENOUGH | 1; // odd: sides are mostly even, and all columns count
		final float[] sorted = new float[(values.length - 1) / step + 1];
		for (int i = 0; i < sorted.length; i++)
			sorted[i] = Math.abs(values[i * step]);
		Arrays.sort(sorted);
		return sorted[sorted.length / 2] / QUARTILE;
	}
}
