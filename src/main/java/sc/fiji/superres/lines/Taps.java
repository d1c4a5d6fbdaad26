package sc.fiji.superres.lines;

import sc.fiji.superres.resample.Filter;

/**
 * Weights of the pixels around a place between pixels, and of the derivative there, by Lanczos' filter of six taps
 * along lines and by Keys' cubic of four taps across them.
 */
final class Taps {

	/** How many pixels have a weight along a line. */
	static final int ALONG = 6;
	/** How many lines have a weight. */
	static final int ACROSS = 4;

	private static final int PHASES = 512;
	private static final float[][] ALONG_VALUES = table(Filter.LANCZOS, ALONG, false);
	private static final float[][] ALONG_SLOPES = table(Filter.LANCZOS, ALONG, true);
	private static final float[][] ACROSS_VALUES = table(Filter.BICUBIC, ACROSS, false);
	private static final float[][] ACROSS_SLOPES = table(Filter.BICUBIC, ACROSS, true);

	private Taps() {}

	/** @param fraction of the way from the third to the fourth tap, 0 … 1 */
	static float[] along(final double fraction) {
		return ALONG_VALUES[phase(fraction)];
	}

	static float[] alongSlope(final double fraction) {
		return ALONG_SLOPES[phase(fraction)];
	}

	/** @param fraction of the way from the second to the third tap, 0 … 1 */
	static float[] across(final double fraction) {
		return ACROSS_VALUES[phase(fraction)];
	}

	static float[] acrossSlope(final double fraction) {
		return ACROSS_SLOPES[phase(fraction)];
	}

	private static int phase(final double fraction) {
		return (int) Math.round(fraction * PHASES);
	}

	private static float[][] table(final Filter filter, final int taps, final boolean slopes) {
		final float[][] table = new float[PHASES + 1][];
		for (int k = 0; k <= PHASES; k++)
			table[k] = slopes ? slopes(filter, taps, k) : values(filter, taps, (double) k / PHASES);
		return table;
	}

	private static float[] values(final Filter filter, final int taps, final double fraction) {
		final float[] values = new float[taps];
		double sum = 0;
		for (int t = 0; t < taps; t++)
			sum += filter.weight(t - taps / 2 + 1 - fraction);
		for (int t = 0; t < taps; t++)
			values[t] = (float) (filter.weight(t - taps / 2 + 1 - fraction) / sum);
		return values;
	}

	/** The change of the value with the place: weights that sum to 0. */
	private static float[] slopes(final Filter filter, final int taps, final int phase) {
		final double step = 1e-4;
		final double fraction = Math.max(step, Math.min(1 - step, (double) phase / PHASES));
		final float[] slopes = new float[taps];
		double sum = 0;
		for (int t = 0; t < taps; t++) {
			final double place = t - taps / 2 + 1 - fraction;
			slopes[t] = (float) ((filter.weight(place - step) - filter.weight(place + step)) / (2 * step));
			sum += slopes[t];
		}
		for (int t = 0; t < taps; t++)
			slopes[t] -= (float) (sum / taps);
		return slopes;
	}
}
