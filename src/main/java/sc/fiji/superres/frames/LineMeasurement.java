package sc.fiji.superres.frames;

import java.util.Arrays;
import java.util.Objects;

import sc.fiji.superres.frames.DriftModel.Series;

/**
 * Where each line of a frame lies on a reference, along and across itself: one step of Gauss and Newton from where it
 * is thought to lie (Lucas and Kanade, Proc. IJCAI 1981, 674), with its variances.
 * <p>
 * For line i, I(j) − T(j + x, i + y) ≈ Tx·dx + Ty·dy. T is g·R + a·Rxx + b·Ryy, with one g, a and b for the whole
 * frame, since a mean of frames is less sharp than one of them: on the flank of an atom, a single line of a sharper
 * frame is as bright or dark as one that is displaced across itself. Variances are those of least squares, the variance
 * of what is left being counted times over how many pixels noise is alike.
 * </p>
 */
final class LineMeasurement {

	/** A step of one line is at most this long, pixels. */
	private static final double LONGEST = 1.5;
	/** S.d. of a displacement of which nothing is known, pixels: keeps the axes apart where a line shows one only. */
	private static final double AT_MOST = 1;

	private final Plane frame;
	private final Lines lines;
	/** How many pixels share one noise. */
	private final double alike;
	private final ReferenceRows rows;

	private LineMeasurement(final Plane frame, final Plane reference, final Lines lines, final double alike) {
		this.frame = frame;
		this.lines = lines;
		this.alike = alike;
		rows = new ReferenceRows(reference, frame.width());
	}

	/** Where lines lie along and across themselves. */
	record Found(Series x, Series y) {}

	/**
	 * Measures a frame.
	 *
	 * @param lines where the lines are thought to lie
	 * @param alike over how many pixels of a line noise is alike, 1 or more
	 */
	static Found of(final Plane frame, final Plane reference, final Lines lines, final double alike) {
		return new LineMeasurement(frame, reference, lines, alike).measure();
	}

	private Found measure() {
		final LineSums[] sums = new LineSums[lines.count()];
		for (int i = 0; i < sums.length; i++)
			sums[i] = sums(i);
		final double[] sharpness = LineSums.sharpness(sums);
		final double noise = noise(sums, sharpness);
		final Found found = new Found(unknown(lines.x()), unknown(lines.y()));
		for (int i = 0; i < sums.length; i++)
			if (sums[i] != null) solve(i, sums[i], sharpness, noise, found);
		return found;
	}

	private static Series unknown(final double[] values) {
		final Series series = new Series(values.clone(), new double[values.length]);
		Arrays.fill(series.variances(), Double.POSITIVE_INFINITY);
		return series;
	}

	/** Null for a line of which the reference shows too little. */
	private LineSums sums(final int i) {
		if (!rows.look(lines.place(i), lines.x()[i])) return null;
		final float[] pixels = Arrays.copyOfRange(frame.values(), i * frame.width(), (i + 1) * frame.width());
		return LineSums.of(rows, pixels);
	}

	/** The median over the lines of the variance that is left. */
	private static double noise(final LineSums[] sums, final double[] sharpness) {
		final double[] left = Arrays.stream(sums).filter(Objects::nonNull).mapToDouble(line -> line.left(sharpness))
			.sorted().toArray();
		return left.length == 0 ? 1 : left[left.length / 2];
	}

	private void solve(final int i, final LineSums line, final double[] sharpness, final double noise,
		final Found found)
	{
		final double variance = alike * Math.max(Double.MIN_NORMAL, Math.max(noise, line.left(sharpness)));
		final double gain = sharpness[0];
		final double xx = gain * gain * line.of(ReferenceRows.ALONG, ReferenceRows.ALONG);
		final double xy = gain * gain * line.of(ReferenceRows.ALONG, ReferenceRows.ACROSS);
		final double yy = gain * gain * line.of(ReferenceRows.ACROSS, ReferenceRows.ACROSS);
		final double bx = gain * line.leftOn(ReferenceRows.ALONG, sharpness);
		final double by = gain * line.leftOn(ReferenceRows.ACROSS, sharpness);
		final double ridge = variance / (AT_MOST * AT_MOST);
		step(i, found.x, (bx * (yy + ridge) - xy * by), xx * (yy + ridge) - xy * xy, variance * (yy + ridge));
		step(i, found.y, (by * (xx + ridge) - xy * bx), yy * (xx + ridge) - xy * xy, variance * (xx + ridge));
	}

	private static void step(final int i, final Series found, final double numerator, final double determinant,
		final double variance)
	{
		if (!(determinant > 0)) return;
		found.values()[i] += Math.max(-LONGEST, Math.min(LONGEST, numerator / determinant));
		found.variances()[i] = variance / determinant;
	}
}
