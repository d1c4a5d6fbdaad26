package sc.fiji.superres.recall;

import java.util.List;

import sc.fiji.superres.scene.Scene.Defect;

/**
 * Measures what a result makes of planted defects, against what a scan without noise would show of the same place, with
 * them (the truth) and without (perfect), all at the pixels of the result.
 * <p>
 * The grey values of the result are first brought to those of the truth by the straight line that fits best where there
 * is no defect, so that a result that is softer everywhere does not count as having lost its defects.
 * </p>
 */
final class Recall {

	/** Farther from every defect than this there is none, nm. */
	static final double CLEAN = 0.45;
	/** So near to the edge of the image nothing is looked at, nm. */
	static final double RIM = 0.25;
	private static final int STEPS = 6;
	/** A place is given up where it is farther off, nm. */
	private static final double FARTHEST = 0.12;
	/** Less of a defect than this has no place. */
	private static final double FAINTEST = 0.1;
	/** How much directions along which nothing changes are held back. */
	private static final double RIDGE = 0.02;
	/** Pixels looked at along the radius of a window, at most. */
	private static final int FINEST = 20;

	private final Microscope microscope;
	private final List<Defect> defects;
	private final View truth;
	private final View change;
	private final View result;
	private final View perfect;

	/** @param result as large as the others */
	Recall(final Microscope microscope, final List<Defect> defects, final View truth, final View perfect,
		final View result)
	{
		this.microscope = microscope;
		this.defects = defects;
		this.truth = truth;
		this.perfect = perfect;
		change = truth.minus(perfect);
		this.result = levelled(result);
	}

	private View levelled(final View raw) {
		final LeastSquares line = new LeastSquares(2);
		for (int k = 0; k < raw.values().length; k += 7)
			if (isClean(raw.place(k % raw.width()), raw.place(k / raw.width()))) line.add(raw.values()[k], 1, truth
				.values()[k]);
		final double[] fit = line.solve();
		return raw.with(value -> (value - fit[0]) / fit[1]);
	}

	/** Whether there is no defect near a place, nor the edge of the image. */
	boolean isClean(final double x, final double y) {
		if (Math.min(x, truth.width() * truth.pixel() - x) < RIM) return false;
		if (Math.min(y, truth.height() * truth.pixel() - y) < RIM) return false;
		for (final Defect defect : defects)
			if (Math.hypot(x - defect.x(), y - defect.y()) < CLEAN) return false;
		return true;
	}

	/** The result less the truth, in grey values of the truth. */
	View error() {
		return result.minus(truth);
	}

	List<Fate> fates() {
		return defects.stream().map(this::fate).toList();
	}

	private Fate fate(final Defect defect) {
		return new Fate(defect, amplitude(defect), off(defect));
	}

	private double amplitude(final Defect defect) {
		final LeastSquares fit = new LeastSquares(2);
		eachPoint(defect, reach(defect), (x, y) -> fit.add(result.at(x, y) - perfect.at(x, y), 1, change.at(x, y)));
		return fit.solve()[1];
	}

	/** How far the defect shows, nm. */
	private double reach(final Defect defect) {
		return switch (defect.kind()) {
			case "antisite" -> 3 * microscope.sigma() + defect.displacement() / 2;
			case "boundary", "step", "adatom" -> 5 * microscope.sigma();
			default -> 3 * microscope.sigma();
		};
	}

	/** What is looked for to know the place: what is on the lattice, or the lattice itself. */
	private View shape(final Defect defect) {
		return defect.kind().equals("adatom") ? change : truth;
	}

	/** How far around: a vacancy lies where its neighbours leave a gap. */
	private double reachOfShape(final Defect defect) {
		if (defect.kind().equals("vacancy")) return 7 * microscope.sigma();
		return reach(defect) - microscope.sigma();
	}

	/** How far the shape around a defect lies from where it should: Gauss and Newton. */
	private double off(final Defect defect) {
		final View from = shape(defect) == change ? result.minus(perfect) : result;
		double dx = 0;
		double dy = 0;
		for (int step = 0; step < STEPS; step++) {
			final double[] fit = shifted(defect, from, dx, dy);
			if (fit[1] < FAINTEST) return Double.POSITIVE_INFINITY;
			dx += fit[2] / fit[1];
			dy += fit[3] / fit[1];
			if (Math.hypot(dx, dy) > FARTHEST) return Double.POSITIVE_INFINITY;
		}
		return Math.hypot(dx, dy);
	}

	/** A constant, the shape at an offset, and its slopes along both axes, fitted to the result. */
	private double[] shifted(final Defect defect, final View from, final double dx, final double dy) {
		final View shape = shape(defect);
		final double h = shape.pixel();
		final LeastSquares fit = new LeastSquares(4);
		eachPoint(defect, reachOfShape(defect), (x, y) -> fit.add(from.at(x, y), 1, shape.at(x - dx, y - dy), (shape.at(
			x - dx - h, y - dy) - shape.at(x - dx + h, y - dy)) / (2 * h), (shape.at(x - dx, y - dy - h) - shape.at(x -
				dx, y - dy + h)) / (2 * h)));
		fit.ridge(2, 3, RIDGE);
		return fit.solve();
	}

	private interface Look {

		void at(double x, double y);
	}

	/** Looks at points of a disc around a defect. */
	private void eachPoint(final Defect defect, final double reach, final Look look) {
		final double step = Math.max(truth.pixel(), reach / FINEST);
		final int steps = (int) (reach / step);
		for (int i = -steps; i <= steps; i++)
			for (int j = -steps; j <= steps; j++)
				if (Math.hypot(i, j) <= steps) look.at(defect.x() + j * step, defect.y() + i * step);
	}
}
