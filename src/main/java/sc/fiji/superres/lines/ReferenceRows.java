package sc.fiji.superres.lines;

import java.util.Arrays;

/** What a plane shows where the line of a frame lies: its values, and its slopes along and across the line. */
final class ReferenceRows {

	/** Rows of {@link #rows}. */
	static final int VALUE = 0;
	static final int ALONG = 1;
	static final int ACROSS = 2;
	static final int COUNT = 3;

	/** A line of which the reference shows fewer pixels is not measured. */
	private static final int LEAST_PIXELS = 24;

	private final Plane reference;
	private final int width;
	/** The reference between its rows: values, and slopes across. */
	private final float[] value;
	private final float[] slope;
	private final float[][] rows;
	private int first;
	private int last;

	/** @param width pixels of a line */
	ReferenceRows(final Plane reference, final int width) {
		this.reference = reference;
		this.width = width;
		value = new float[reference.width()];
		slope = new float[reference.width()];
		rows = new float[COUNT][width];
	}

	/** Of the pixels of the line, from {@link #first} to {@link #last}. */
	float[][] rows() {
		return rows;
	}

	int first() {
		return first;
	}

	int last() {
		return last;
	}

	/** Looks at a line that lies at a place of the reference; false where it shows too little of it. */
	boolean look(final double place, final double displacement) {
		final int upper = (int) Math.floor(place);
		if (upper < 1 || upper + 2 >= reference.height()) return false;
		across(upper, place - upper);
		final int whole = (int) Math.floor(displacement);
		first = Math.max(0, 2 - whole);
		last = Math.min(width - 1, reference.width() - 4 - whole);
		if (last - first < LEAST_PIXELS) return false;
		along(whole, displacement - whole);
		return isKnown();
	}

	private void across(final int upper, final double fraction) {
		combine(upper, Taps.across(fraction), value);
		combine(upper, Taps.acrossSlope(fraction), slope);
	}

	private void combine(final int upper, final float[] weights, final float[] row) {
		Arrays.fill(row, 0);
		for (int t = 0; t < Taps.ACROSS; t++) {
			final int start = (upper + t - 1) * row.length;
			for (int x = 0; x < row.length; x++)
				row[x] += weights[t] * reference.values()[start + x];
		}
	}

	private void along(final int whole, final double fraction) {
		final float[] values = Taps.along(fraction);
		shift(value, values, whole, rows[VALUE]);
		shift(value, Taps.alongSlope(fraction), whole, rows[ALONG]);
		shift(slope, values, whole, rows[ACROSS]);
	}

	private void shift(final float[] from, final float[] taps, final int whole, final float[] to) {
		Arrays.fill(to, 0);
		for (int t = 0; t < Taps.ALONG; t++) {
			final int offset = whole + t - 2;
			for (int x = first; x <= last; x++)
				to[x] += taps[t] * from[x + offset];
		}
	}

	/** Narrows the pixels to those that are known; false where too few are left, or some between them are not known. */
	private boolean isKnown() {
		while (first <= last && isUnknown(first))
			first++;
		while (first <= last && isUnknown(last))
			last--;
		if (last - first < LEAST_PIXELS) return false;
		for (int x = first; x <= last; x++)
			if (isUnknown(x)) return false;
		return true;
	}

	private boolean isUnknown(final int x) {
		return Float.isNaN(rows[VALUE][x] + rows[ALONG][x] + rows[ACROSS][x]);
	}
}
