package sc.fiji.superres.frames;

import java.util.List;

import sc.fiji.superres.Progress;
import sc.fiji.superres.lines.LinePlacer;
import sc.fiji.superres.lines.Lines;
import sc.fiji.superres.lines.Plane;

/**
 * Finds a drift that changes slowly during two scans at right angles. A drift displaces what the first scan shows by a
 * function of y alone, and what the second one shows by a function of x alone, so that how they differ at all places
 * tells both (C. Ophus, J. Ciston and C. T. Nelson, Ultramicroscopy 162 (2016) 1; scans at several angles: X. Sang and
 * J. M. LeBeau, Ultramicroscopy 138 (2014) 28).
 * <p>
 * Both functions are splines with few pieces at first, so that a lattice is followed from the middle of what agrees
 * already, and then with twice as many, as long as the scans agree better by more than the noise would let them.
 * </p>
 */
final class CurvedDrift {

	/** How many pieces splines have at most. */
	private static final int MOST_PIECES = 16;
	/** A piece is at least so many lines long. */
	private static final int LEAST_LINES = 12;
	/** Parts of either side that are looked at with the first splines, so that a lattice is followed outwards. */
	private static final double[] FROM_THE_MIDDLE = { 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1 };
	private static final double[] WHOLE = { 1 };
	/** Scans that share less than this part of what they share under a steady drift have been led astray. */
	private static final double LEAST_SHARED = 0.8;
	/** So many pieces are tried in any case. */
	private static final int FEW = 4;
	private static final int STEPS = 8;
	/** Lines that move less than this on average, in pixels, have arrived. */
	private static final double NEAR_ENOUGH = 0.01;

	private final Plane straight;
	private final Plane turned;
	private final int quarters;
	private Lines[] lines;
	/** Those of the least cost so far. */
	private Lines[] best;
	private double cost;

	CurvedDrift(final Plane straight, final Plane turned, final int quarters, final Lines... lines) {
		this.straight = straight;
		this.turned = turned;
		this.quarters = quarters;
		this.lines = lines;
		best = lines;
	}

	/**
	 * Returns the lines of both scans under the drift by which they agree best.
	 *
	 * @param straight structure of the scan that is not turned, and of the one that is
	 * @param quarters by how many quarter turns clockwise it is turned, 1 or 3
	 * @param starts the lines of both under steady drifts from which the search begins; first that by which they agree
	 *            best, which stays if none that is curved is better
	 */
	static Lines[] of(final Plane straight, final Plane turned, final int quarters, final List<Lines[]> starts,
		final Progress progress)
	{
		final CurvedDrift first = new CurvedDrift(straight, turned, quarters, starts.get(0));
		final Agreement steady = first.agreement();
		first.cost = steady.cost(0);
		CurvedDrift best = first;
		for (int k = 0; k < starts.size(); k++) {
			progress.report(k, starts.size(), "Following the drift");
			final CurvedDrift drift = new CurvedDrift(straight, turned, quarters, starts.get(k));
			drift.cost = first.cost;
			drift.bend((int) (LEAST_SHARED * steady.pixels()), progress);
			if (drift.cost < best.cost) best = drift;
		}
		return best.best;
	}

	/**
	 * Takes more and more pieces while that pays.
	 *
	 * @param least pixels that both scans show
	 */
	private void bend(final int least, final Progress progress) {
		final int shortest = Math.min(straight.width(), straight.height());
		for (int pieces = 1; pieces <= MOST_PIECES && shortest >= LEAST_LINES * pieces; pieces *= 2) {
			progress.checkCancelled();
			final SplineFit fit = new SplineFit(straight.width(), straight.height(), pieces);
			for (final double part : pieces == 1 ? FROM_THE_MIDDLE : WHOLE)
				follow(fit, part);
			final Agreement agreement = agreement();
			if (agreement.pixels() < least) return;
			final double with = agreement.cost(fit.parameters());
			if (with < cost) best = lines;
			else if (pieces > FEW) return;
			cost = Math.min(cost, with);
		}
	}

	Agreement agreement() {
		final Plane[] drawn = drawn();
		return Agreement.of(drawn[0], drawn[1]);
	}

	private Plane[] drawn() {
		final int width = straight.width();
		final int height = straight.height();
		final Plane first = LinePlacer.place(straight, lines[0], width, height);
		return new Plane[] { first, LinePlacer.place(turned, lines[1], height, width).scanned(4 - quarters) };
	}

	private void follow(final SplineFit fit, final double part) {
		for (int step = 0; step < STEPS; step++) {
			final Plane[] drawn = drawn();
			if (move(fit.of(drawn[0], drawn[1], part)) < NEAR_ENOUGH) return;
		}
	}

	/** Moves the lines; returns by how much on average. */
	private double move(final SplineFit.Curves curves) {
		final Lines[] moved = { lines[0].moved(0, 0), lines[1].moved(0, 0) };
		double sum = 0;
		for (int i = 0; i < moved[0].count(); i++)
			sum += add(moved[0], i, curves.down(lines[0].place(i))) / moved[0].count();
		for (int i = 0; i < moved[1].count(); i++) {
			final double[] step = curves.right(column(lines[1].place(i)));
			sum += add(moved[1], i, DriftSearch.seen(step[0], step[1], quarters)) / moved[1].count();
		}
		moved[0].order();
		moved[1].order();
		lines = moved;
		return sum / 2;
	}

	/** Where on the canvas a line of the turned scan runs. */
	private double column(final double place) {
		return quarters == 1 ? straight.width() - 1 - place : place;
	}

	private static double add(final Lines lines, final int i, final double... step) {
		lines.x()[i] += step[0];
		lines.y()[i] += step[1];
		return Math.hypot(step[0], step[1]);
	}
}
