package sc.fiji.superres.align;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Where {@link Alignment} looks, and how.
 *
 * @param scale how far the scale may be from 1, 0 … 0.5: reference pixels an image pixel, 1 ± scale
 * @param rotation how far the image may be turned against the reference, either way, 0 … 45 degrees
 * @param smooth taps of the binomial kernel that both are smoothed with before they are correlated, odd, 1 … 31; 1 =
 *            none
 * @param dataRange span of the grey values, for SSIM: 1 for planes in [0,1], 255 for 8-bit
 */
public record AlignmentConfig(double scale, double rotation, int smooth, double dataRange) {

	/** The method's range of scales, 1 ± 0.1. */
	public static final double SCALE = 0.1;
	/** The method's range of rotations, ±3°. */
	public static final double ROTATION = 3;
	/** The method's smoothing, 3×3. */
	public static final int SMOOTH = 3;

	/** Share of a range beyond which a match counts as lying at its end. */
	private static final double END = 0.999;

	public AlignmentConfig {
		require(scale >= 0 && scale <= 0.5, "scale", scale, "0 to 0.5 (0.1 for pixel sizes known within 10 %)");
		require(rotation >= 0 && rotation <= 45, "rotation", rotation, "0 to 45 degrees");
		require(smooth >= 1 && smooth <= 31 && smooth % 2 == 1, "smooth", smooth,
			"an odd number of pixels, 1 (none) to 31");
		require(dataRange > 0 && dataRange < Double.POSITIVE_INFINITY, "data range", dataRange, "a positive number");
	}

	/** The method's ranges and smoothing. */
	public static AlignmentConfig of(final double dataRange) {
		return new AlignmentConfig(SCALE, ROTATION, SMOOTH, dataRange);
	}

	/**
	 * What people should know of a match that lies at an end of the ranges, where the true place may lie beyond; else
	 * empty.
	 */
	public String warning(final Match match) {
		final List<String> ends = ends(match);
		if (ends.isEmpty()) return "";
		return "The best match lies at the end of what was searched, " + String.join(" and ", ends) +
			", and the true one perhaps beyond.";
	}

	private List<String> ends(final Match match) {
		final List<String> ends = new ArrayList<>();
		if (atEnd(match.rotation(), rotation)) ends.add(String.format(Locale.ROOT, "rotation ±%.3g°", rotation));
		if (atEnd(match.scale() - 1, scale)) ends.add(String.format(Locale.ROOT, "scale 1 ± %.3g", scale));
		return ends;
	}

	private static boolean atEnd(final double value, final double limit) {
		return limit > 0 && Math.abs(value) > END * limit;
	}

	private static void require(final boolean ok, final String name, final Number value, final String expected) {
		if (!ok) throw new IllegalArgumentException(name + "=" + value + " does not fit: " + expected + ".");
	}
}
