package sc.fiji.superres.truth;

/**
 * What a result keeps of each input pixel's own noise, for each of the s² output pixels that lie in it: the slope of
 * the regression of the output's error on the input pixel's noise. 0 keeps nothing, 1 is a copy.
 */
final class NoiseCopied {

	/** Input pixels at each edge that do not count. */
	private static final int BORDER = 8;

	private NoiseCopied() {}

	/**
	 * @param result s·side × s·side
	 * @param truth of the result, as many
	 * @param input side × side
	 * @param expected the input without noise, as many
	 * @return s², row by row
	 */
	static double[] phases(final float[] result, final float[] truth, final float[] input, final float[] expected,
		final int side, final int s)
	{
		final double[] slopes = new double[s * s];
		double squares = 0;
		for (int y = BORDER; y < side - BORDER; y++) {
			for (int x = BORDER; x < side - BORDER; x++) {
				final double noise = input[y * side + x] - expected[y * side + x];
				squares += noise * noise;
				for (int p = 0; p < slopes.length; p++) {
					final int k = (y * s + p / s) * side * s + x * s + p % s;
					slopes[p] += noise * (result[k] - truth[k]);
				}
			}
		}
		for (int p = 0; p < slopes.length; p++)
			slopes[p] /= squares;
		return slopes;
	}
}
