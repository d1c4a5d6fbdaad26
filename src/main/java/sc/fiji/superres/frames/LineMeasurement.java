package sc.fiji.superres.frames;

import java.util.Arrays;

import sc.fiji.superres.frames.DriftModel.Series;

/**
 * Where each line of a frame lies along itself on a reference: one step of Gauss and Newton from where it is thought to
 * lie (Lucas and Kanade, Proc. IJCAI 1981, 674), with its variance.
 * <p>
 * For line i, I(j) − g·R(j + x, i + y) ≈ g·Rx·dx, g being one factor for the whole frame, since a mean of frames is
 * less sharp than one of them. The variance is that of least squares, 1/(g²ΣRx²) times that of what is left, times over
 * how many pixels noise is alike.
 * </p>
 */
final class LineMeasurement {

	/** A step of one line is at most this long, pixels. */
	private static final double LONGEST = 1.5;
	/** A line of which the reference shows fewer pixels is not measured. */
	private static final int LEAST_PIXELS = 24;

	private final Plane frame;
	private final Plane reference;
	private final Lines lines;
	/** How many pixels share one noise. */
	private final double alike;
	private final float[] value;
	private final float[] slope;
	private final float[] row;
	private final float[] pixels;
	private final int count;

	private LineMeasurement(final Plane frame, final Plane reference, final Lines lines, final double alike) {
		this.frame = frame;
		this.reference = reference;
		this.lines = lines;
		this.alike = alike;
		count = lines.count();
		value = new float[frame.width()];
		slope = new float[frame.width()];
		row = new float[reference.width()];
		pixels = new float[frame.width()];
	}

	/**
	 * Measures a frame.
	 *
	 * @param lines where the lines are thought to lie
	 * @param alike over how many pixels of a line noise is alike, 1 or more
	 */
	static Series of(final Plane frame, final Plane reference, final Lines lines, final double alike) {
		return new LineMeasurement(frame, reference, lines, alike).measure();
	}

	/** Sums over the pixels of a line of values I, R and slopes X of R. */
	private record Sums(int n, double ii, double ir, double rr, double ix, double rx, double xx) {

		/** The mean square of what a factor leaves. */
		private double left(final double gain) {
			return (ii - 2 * gain * ir + gain * gain * rr) / n;
		}
	}

	private Series measure() {
		final Sums[] sums = new Sums[count];
		for (int i = 0; i < count; i++)
			sums[i] = sums(i);
		final double gain = gain(sums);
		final double noise = noise(sums, gain);
		final Series found = new Series(lines.x().clone(), new double[count]);
		Arrays.fill(found.variances(), Double.POSITIVE_INFINITY);
		for (int i = 0; i < count; i++)
			if (sums[i] != null) solve(i, sums[i], gain, noise, found);
		return found;
	}

	private static double gain(final Sums[] sums) {
		double ir = 0;
		double rr = 0;
		for (final Sums line : sums) {
			if (line == null) continue;
			ir += line.ir;
			rr += line.rr;
		}
		return rr > 0 && ir > 0 ? ir / rr : 1;
	}

	/** The median over the lines of the variance that is left. */
	private static double noise(final Sums[] sums, final double gain) {
		final double[] left = Arrays.stream(sums).filter(line -> line != null).mapToDouble(line -> line.left(gain))
			.sorted().toArray();
		return left.length == 0 ? 1 : left[left.length / 2];
	}

	private void solve(final int i, final Sums line, final double gain, final double noise, final Series found) {
		final double variance = alike * Math.max(Double.MIN_NORMAL, Math.max(noise, line.left(gain)));
		final double slopes = gain * gain * line.xx;
		if (!(slopes > 0)) return;
		found.values()[i] += limited(gain * (line.ix - gain * line.rx) / slopes);
		found.variances()[i] = variance / slopes;
	}

	private static double limited(final double step) {
		return Math.max(-LONGEST, Math.min(LONGEST, step));
	}

	/** Null for a line of which the reference shows too little. */
	private Sums sums(final int i) {
		final double place = lines.place(i);
		final int upper = (int) Math.floor(place);
		if (upper < 1 || upper + 2 >= reference.height()) return null;
		Arrays.fill(row, 0);
		final float[] values = Taps.across(place - upper);
		for (int t = 0; t < Taps.ACROSS; t++)
			addRow(upper + t - 1, values[t]);
		return sums(i, lines.x()[i]);
	}

	private void addRow(final int number, final float weight) {
		final int start = number * reference.width();
		for (int x = 0; x < row.length; x++)
			row[x] += weight * reference.values()[start + x];
	}

	private Sums sums(final int i, final double displacement) {
		final int whole = (int) Math.floor(displacement);
		final int from = Math.max(0, 2 - whole);
		final int to = Math.min(frame.width() - 1, reference.width() - 4 - whole);
		if (to - from < LEAST_PIXELS) return null;
		interpolate(from, to, whole, displacement - whole);
		return added(i, from, to);
	}

	private void interpolate(final int from, final int to, final int whole, final double fraction) {
		Arrays.fill(value, 0);
		Arrays.fill(slope, 0);
		final float[] values = Taps.along(fraction);
		final float[] slopes = Taps.alongSlope(fraction);
		for (int t = 0; t < Taps.ALONG; t++) {
			final int offset = whole + t - 2;
			for (int x = from; x <= to; x++) {
				value[x] += values[t] * row[x + offset];
				slope[x] += slopes[t] * row[x + offset];
			}
		}
	}

	private Sums added(final int i, final int from, final int to) {
		int first = from;
		int last = to;
		while (first <= last && isUnknown(first))
			first++;
		while (first <= last && isUnknown(last))
			last--;
		if (last - first < LEAST_PIXELS || hasUnknown(first, last)) return null;
		System.arraycopy(frame.values(), i * frame.width(), pixels, 0, pixels.length);
		final FastSums sums = new FastSums(first, last, pixels, value, slope);
		return new Sums(sums.count(), sums.of(0, 0), sums.of(0, 1), sums.of(1, 1), sums.of(0, 2), sums.of(1, 2), sums
			.of(2, 2));
	}

	private boolean isUnknown(final int j) {
		return Float.isNaN(value[j] + slope[j]);
	}

	private boolean hasUnknown(final int first, final int last) {
		for (int j = first; j <= last; j++)
			if (isUnknown(j)) return true;
		return false;
	}
}
