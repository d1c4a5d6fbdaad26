package sc.fiji.superres.frames;

import sc.fiji.superres.lines.Lines;
import sc.fiji.superres.lines.Plane;

/**
 * How a frame is distorted against a reference, roughly: strips of lines are moved, one after the other from the middle
 * outwards, to where they correlate best near where the strip before was led. So a drift within the frame of more than
 * half a period of a lattice is followed, as no comparison of whole frames could.
 */
final class StripTracking {

	/** Lines of a strip. */
	private static final int STRIP = 24;
	/** Lines from one strip to the next. */
	private static final int STEP = 12;
	/** Steps of one pixel that a strip may go from where it is expected. */
	private static final int STEPS = 12;
	/** A strip of which the reference shows fewer pixels is not moved. */
	private static final int LEAST_PIXELS = 24 * STRIP;

	private final Plane frame;
	private final Plane reference;
	private final Lines lines;

	private StripTracking(final Plane frame, final Plane reference, final Lines lines) {
		this.frame = frame;
		this.reference = reference;
		this.lines = lines;
	}

	/** Displacement of a strip against where its lines are thought to lie. */
	private record Shift(double x, double y) {

		private static final Shift NONE = new Shift(0, 0);

		private Shift plus(final int dx, final int dy) {
			return new Shift(x + dx, y + dy);
		}
	}

	/** Returns the lines of a frame, which lie about where they are thought to, as its strips lie on the reference. */
	static Lines tracked(final Plane frame, final Plane reference, final Lines lines) {
		return new StripTracking(frame, reference, lines).tracked();
	}

	private Lines tracked() {
		final int strips = Math.max(1, (lines.count() - STRIP) / STEP + 1);
		final Shift[] shifts = new Shift[strips];
		final int middle = strips / 2;
		shifts[middle] = climbed(middle, Shift.NONE);
		for (int k = middle + 1; k < strips; k++)
			shifts[k] = climbed(k, expected(shifts, k - 1, k - 2, middle));
		for (int k = middle - 1; k >= 0; k--)
			shifts[k] = climbed(k, expected(shifts, k + 1, k + 2, middle));
		return displaced(shifts);
	}

	/**
	 * Where a strip is expected: as far from the one before as that is from the one before it, at most half the way.
	 */
	private static Shift expected(final Shift[] shifts, final int before, final int twice, final int middle) {
		final Shift near = shifts[before];
		if (before == middle) return near;
		final Shift far = shifts[twice];
		return new Shift(near.x + (near.x - far.x) / 2, near.y + (near.y - far.y) / 2);
	}

	private Shift climbed(final int strip, final Shift start) {
		Shift at = start;
		double best = alike(strip, at);
		if (Double.isNaN(best)) return start;
		for (int step = 0; step < STEPS; step++) {
			final Shift before = at;
			for (int k = 0; k < 9; k++) {
				final Shift beside = before.plus(k % 3 - 1, k / 3 - 1);
				final double alike = alike(strip, beside);
				if (!(alike > best)) continue;
				best = alike;
				at = beside;
			}
			if (at == before) break;
		}
		return refined(strip, at, best);
	}

	private Shift refined(final int strip, final Shift at, final double best) {
		final double x = summit(alike(strip, at.plus(-1, 0)), best, alike(strip, at.plus(1, 0)));
		final double y = summit(alike(strip, at.plus(0, -1)), best, alike(strip, at.plus(0, 1)));
		return new Shift(at.x + x, at.y + y);
	}

	private static double summit(final double before, final double middle, final double after) {
		final double bend = before - 2 * middle + after;
		if (!(bend < 0)) return 0;
		return Math.max(-0.5, Math.min(0.5, (before - after) / (2 * bend)));
	}

	/** Correlation of a strip with the reference, to the nearest pixels. */
	private double alike(final int strip, final Shift shift) {
		double products = 0;
		double here = 0;
		double there = 0;
		int n = 0;
		final int from = strip * STEP;
		for (int i = from; i < Math.min(lines.count(), from + STRIP); i++) {
			final int row = (int) Math.rint(lines.place(i) + shift.y);
			if (row < 0 || row >= reference.height()) continue;
			final int dx = (int) Math.rint(lines.x()[i] + shift.x);
			final int first = Math.max(0, -dx);
			final int last = Math.min(frame.width(), reference.width() - dx);
			for (int j = first; j < last; j++) {
				final float r = reference.values()[row * reference.width() + j + dx];
				if (Float.isNaN(r)) continue;
				final float p = frame.values()[i * frame.width() + j];
				products += p * r;
				here += p * p;
				there += r * r;
				n++;
			}
		}
		if (n < LEAST_PIXELS) return Double.NaN;
		return products / Math.sqrt(Math.max(Double.MIN_NORMAL, here * there));
	}

	/** The lines with the shifts of the strips, linear between their middles. */
	private Lines displaced(final Shift[] shifts) {
		final Lines displaced = lines.moved(0, 0);
		for (int i = 0; i < lines.count(); i++) {
			final double strip = Math.max(0, Math.min(shifts.length - 1, (i - (STRIP - 1) / 2.0) / STEP));
			final int k = Math.min(shifts.length - 1, (int) strip);
			final int next = Math.min(shifts.length - 1, k + 1);
			final double t = strip - k;
			displaced.x()[i] += (1 - t) * shifts[k].x + t * shifts[next].x;
			displaced.y()[i] += (1 - t) * shifts[k].y + t * shifts[next].y;
		}
		displaced.order();
		return displaced;
	}
}
