package sc.fiji.superres.prepare;

import java.util.Arrays;

import org.apache.commons.math3.stat.descriptive.rank.Percentile;
import org.apache.commons.math3.stat.descriptive.rank.Percentile.EstimationType;

/**
 * Limits values to the range between two percentiles, as numpy's {@code percentile} gives them (linear between ranks),
 * and makes grey values of them: {@code round(255 · (v − low) / (high − low))}, halves to even.
 *
 * @param low value at and below which all is black
 * @param high value at and above which all is white
 */
record GreyStretch(double low, double high) {

	private static final int WHITE = 255;

	/**
	 * The range between two percentiles of the finite values.
	 *
	 * @param clip percent at each end that lie outside, 0 … 50
	 */
	static GreyStretch of(final Heights heights, final double clip) {
		final double[] finite = Arrays.stream(heights.values()).filter(Double::isFinite).toArray();
		final Percentile percentile = new Percentile().withEstimationType(EstimationType.R_7);
		percentile.setData(finite);
		return new GreyStretch(at(percentile, clip, finite), at(percentile, 100 - clip, finite));
	}

	private static double at(final Percentile percentile, final double percent, final double[] finite) {
		if (percent <= 0) return Arrays.stream(finite).min().orElse(0);
		return percentile.evaluate(percent);
	}

	/** Unsigned bytes; all of them 0 where the range is no wider than rounding errors are. */
	byte[] bytes(final Heights heights, final double roundingError) {
		final byte[] bytes = new byte[heights.values().length];
		if (high - low <= roundingError) return bytes;
		for (int i = 0; i < bytes.length; i++)
			bytes[i] = (byte) Math.rint(WHITE * ((clipped(heights.values()[i]) - low) / (high - low)));
		return bytes;
	}

	/** Limited values; NaN stays NaN. */
	float[] floats(final Heights heights) {
		final float[] floats = new float[heights.values().length];
		for (int i = 0; i < floats.length; i++)
			floats[i] = (float) clipped(heights.values()[i]);
		return floats;
	}

	private double clipped(final double value) {
		return Math.max(low, Math.min(high, value));
	}
}
