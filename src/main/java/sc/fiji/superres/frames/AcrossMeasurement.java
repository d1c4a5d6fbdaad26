package sc.fiji.superres.frames;

import java.util.Arrays;

import sc.fiji.superres.frames.DriftModel.Series;

/**
 * Where the lines of a frame lie across themselves on a reference: as {@link LineMeasurement}, but from the frame as it
 * is drawn now, on the rows of the canvas, both planes being smoothed alike across the lines. A single line would
 * rather tell how sharp the reference is: on the flank of an atom it is too bright as well where a blurred mean is
 * compared with a sharp frame as where it is displaced. What is measured is the drift, which changes slowly.
 */
final class AcrossMeasurement {

	/** Rows from one measurement to the next, so that each has noise of its own. */
	private static final int STEP = 4;
	private static final double LONGEST = 1.5;
	private static final int LEAST_PIXELS = 24;
	/** S.d. of a displacement of which nothing is known, pixels: keeps the axes apart where a row shows one only. */
	private static final double AT_MOST = 3;

	private final Plane frame;
	private final Plane reference;
	/** Over how many pixels noise is alike. */
	private final double alike;

	private AcrossMeasurement(final Plane frame, final Plane reference, final double alike) {
		this.frame = frame;
		this.reference = reference;
		this.alike = alike;
	}

	/**
	 * Measures a frame.
	 *
	 * @param frame as it is drawn on its canvas, smoothed as the reference is
	 * @param lines where its lines are drawn
	 * @param alike over how many pixels noise is alike, 1 or more
	 */
	static Series of(final Plane frame, final Plane reference, final Lines lines, final double alike) {
		return new AcrossMeasurement(frame, reference, alike).measure(lines);
	}

	private Series measure(final Lines lines) {
		final Series found = new Series(lines.y().clone(), new double[lines.count()]);
		Arrays.fill(found.variances(), Double.POSITIVE_INFINITY);
		final double gain = gain();
		for (int i = 0; i < lines.count(); i += STEP)
			measure(i, (int) Math.rint(lines.place(i)), gain, found);
		return found;
	}

	private double gain() {
		double products = 0;
		double squares = 0;
		for (int i = 0; i < frame.values().length; i++) {
			final float both = frame.values()[i] * reference.values()[i];
			if (Float.isNaN(both)) continue;
			products += both;
			squares += reference.values()[i] * reference.values()[i];
		}
		return squares > 0 && products > 0 ? products / squares : 1;
	}

	private void measure(final int line, final int row, final double gain, final Series found) {
		if (row < 1 || row >= reference.height() - 1) return;
		final int width = reference.width();
		final float[] slopeX = new float[width];
		final float[] slopeY = new float[width];
		final float[] left = new float[width];
		int first = width;
		int last = 0;
		for (int x = 1; x < width - 1; x++) {
			final int p = row * width + x;
			slopeX[x] = (float) gain * (reference.values()[p + 1] - reference.values()[p - 1]) / 2;
			slopeY[x] = (float) gain * (reference.values()[p + width] - reference.values()[p - width]) / 2;
			left[x] = frame.values()[p] - (float) gain * reference.values()[p];
			if (Float.isNaN(slopeX[x] + slopeY[x] + left[x])) continue;
			first = Math.min(first, x);
			last = x;
		}
		if (last - first < LEAST_PIXELS) return;
		final FastSums sums = new FastSums(first, last, slopeX, slopeY, left);
		final double xx = sums.of(0, 0);
		final double xy = sums.of(0, 1);
		final double yy = sums.of(1, 1);
		final double bx = sums.of(0, 2);
		final double by = sums.of(1, 2);
		if (Double.isNaN(xx + yy + bx + by)) return;
		final double variance = alike * Math.max(Double.MIN_NORMAL, sums.of(2, 2) / sums.count());
		final double ridge = variance / (AT_MOST * AT_MOST);
		final double determinant = (xx + ridge) * (yy + ridge) - xy * xy;
		final double step = ((xx + ridge) * by - xy * bx) / determinant;
		found.values()[line] += Math.max(-LONGEST, Math.min(LONGEST, step));
		found.variances()[line] = variance * (xx + ridge) / determinant;
	}
}
