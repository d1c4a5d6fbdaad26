package sc.fiji.superres.lines;

import java.util.Arrays;
import java.util.Objects;

import sc.fiji.superres.lines.DriftModel.Series;

/**
 * Where each line of a frame lies on a reference, along and across itself: one step of Gauss and Newton from where it
 * is thought to lie (Lucas and Kanade, Proc. IJCAI 1981, 674), with its variances.
 * <p>
 * For line i, I(j) − R(j + x, i + y) ≈ Rx·dx + Ry·dy. Variances are those of least squares, the variance of what is
 * left being counted times over how many pixels noise is alike.
 * </p>
 */
public final class LineMeasurement {

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
		rows = new ReferenceRows(Sharpness.matched(frame, reference, lines), frame.width());
	}

	/** Where lines lie along and across themselves. */
	public record Found(Series x, Series y) {}

	/**
	 * Measures a frame.
	 *
	 * @param lines where the lines are thought to lie
	 * @param alike over how many pixels of a line noise is alike, 1 or more
	 */
	public static Found of(final Plane frame, final Plane reference, final Lines lines, final double alike) {
		return new LineMeasurement(frame, reference, lines, alike).measure();
	}

	/** Sums over the pixels of a line of its slopes X and Y and of what is left of it, L. */
	private record Sums(double left, double xx, double xy, double yy, double xl, double yl) {}

	private Found measure() {
		final Sums[] sums = new Sums[lines.count()];
		for (int i = 0; i < sums.length; i++)
			sums[i] = sums(i);
		final double noise = noise(sums);
		final Found found = new Found(unknown(lines.x()), unknown(lines.y()));
		for (int i = 0; i < sums.length; i++)
			if (sums[i] != null) solve(i, sums[i], noise, found);
		return found;
	}

	private static Series unknown(final double[] values) {
		final Series series = new Series(values.clone(), new double[values.length]);
		Arrays.fill(series.variances(), Double.POSITIVE_INFINITY);
		return series;
	}

	/** Null for a line of which the reference shows too little. */
	private Sums sums(final int i) {
		if (!rows.look(lines.place(i), lines.x()[i])) return null;
		final float[] left = Arrays.copyOfRange(frame.values(), i * frame.width(), (i + 1) * frame.width());
		final float[][] reference = rows.rows();
		for (int x = rows.first(); x <= rows.last(); x++)
			left[x] -= reference[ReferenceRows.VALUE][x];
		final FastSums s = new FastSums(rows.first(), rows.last(), left, reference[ReferenceRows.ALONG],
			reference[ReferenceRows.ACROSS]);
		return new Sums(s.of(0, 0) / s.count(), s.of(1, 1), s.of(1, 2), s.of(2, 2), s.of(1, 0), s.of(2, 0));
	}

	/** The median over the lines of the variance that is left. */
	private static double noise(final Sums... sums) {
		final double[] left = Arrays.stream(sums).filter(Objects::nonNull).mapToDouble(Sums::left).sorted().toArray();
		return left.length == 0 ? 1 : left[left.length / 2];
	}

	private void solve(final int i, final Sums s, final double noise, final Found found) {
		final double variance = alike * Math.max(Double.MIN_NORMAL, Math.max(noise, s.left));
		final double ridge = variance / (AT_MOST * AT_MOST);
		step(i, found.x, s.xl * (s.yy + ridge) - s.xy * s.yl, s.xx * (s.yy + ridge) - s.xy * s.xy, variance * (s.yy +
			ridge));
		step(i, found.y, s.yl * (s.xx + ridge) - s.xy * s.xl, s.yy * (s.xx + ridge) - s.xy * s.xy, variance * (s.xx +
			ridge));
	}

	private static void step(final int i, final Series found, final double numerator, final double determinant,
		final double variance)
	{
		if (!(determinant > 0)) return;
		found.values()[i] += Math.max(-LONGEST, Math.min(LONGEST, numerator / determinant));
		found.variances()[i] = variance / determinant;
	}
}
