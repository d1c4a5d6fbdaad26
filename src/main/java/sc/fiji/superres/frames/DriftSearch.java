package sc.fiji.superres.frames;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

import sc.fiji.superres.Progress;
import sc.fiji.superres.frames.Correlation.Peak;
import sc.fiji.superres.lines.LinePlacer;
import sc.fiji.superres.lines.Lines;
import sc.fiji.superres.lines.Plane;

/**
 * Finds the steady drift that makes two scans of one place agree whose directions are at right angles, as C. Ophus, J.
 * Ciston and C. T. Nelson do first (Ultramicroscopy 162 (2016) 1): both are drawn as if they had drifted with each
 * velocity of a grid, and that at which they correlate best is the one. A drift shears and stretches each along its
 * slow axis, and these differ. The grid is coarse on the middle of the scans and becomes finer while more of them is
 * looked at, so that no lattice is skipped.
 */
final class DriftSearch {

	/** Greatest velocity along either axis, pixels a line. */
	private static final double FASTEST = 0.6;
	/** The middle that is looked at first, pixels, and by how much velocities differ there. */
	private static final int FIRST_SIDE = 96;
	private static final double FIRST_STEP = 0.03;
	/** How many of the best velocities are looked at more closely. */
	private static final int KEPT = 6;
	/** How many of those at which the middle agrees best are kept. */
	private static final int STARTS = 4;

	private final Plane straight;
	private final Plane turned;
	private final int quarters;

	/**
	 * A velocity of the drift on the canvas, pixels a line, with how far the second scan lies from the first, and how
	 * alike they are then.
	 */
	record Drift(double x, double y, Peak peak) {}

	/** @param straight structure of the scan that is not turned, and of the one that is, by so many quarter turns */
	private DriftSearch(final Plane straight, final Plane turned, final int quarters) {
		this.straight = straight;
		this.turned = turned;
		this.quarters = quarters;
	}

	/**
	 * Returns the drift of two scans and after it some by which their middle agrees best, from which a drift that
	 * changes may be followed; empty where none makes them agree at all.
	 */
	static List<Drift> of(final Plane straight, final Plane turned, final int quarters, final Progress progress) {
		return new DriftSearch(straight, turned, quarters).search(progress);
	}

	private List<Drift> search(final Progress progress) {
		final int whole = Math.min(straight.width(), straight.height());
		int side = Math.min(FIRST_SIDE, whole);
		double step = FIRST_STEP;
		List<Drift> best = best(grid(0, 0, step, (int) Math.round(FASTEST / step)), side, progress);
		final List<Drift> ofTheMiddle = best.subList(0, Math.min(STARTS, best.size()));
		while (step > 0.5 / whole && !best.isEmpty()) {
			side = Math.min(whole, 2 * side);
			step /= 2;
			final List<double[]> closer = new ArrayList<>();
			for (final Drift drift : best)
				closer.addAll(grid(drift.x, drift.y, step, 2));
			best = best(closer, side, progress);
		}
		final List<Drift> found = new ArrayList<>(best.subList(0, Math.min(1, best.size())));
		if (!found.isEmpty()) found.addAll(ofTheMiddle);
		return found;
	}

	private static List<double[]> grid(final double x, final double y, final double step, final int reach) {
		final List<double[]> grid = new ArrayList<>();
		for (int i = -reach; i <= reach; i++)
			for (int j = -reach; j <= reach; j++)
				grid.add(new double[] { x + i * step, y + j * step });
		return grid;
	}

	/** The best velocities, the best first. */
	private List<Drift> best(final List<double[]> velocities, final int side, final Progress progress) {
		final Drift[] drifts = new Drift[velocities.size()];
		IntStream.range(0, drifts.length).parallel().forEach(k -> {
			if (!progress.isCancelled()) drifts[k] = drift(velocities.get(k)[0], velocities.get(k)[1], side);
		});
		progress.checkCancelled();
		progress.report(side, Math.max(straight.width(), straight.height()), "Searching the drift");
		return IntStream.range(0, drifts.length).mapToObj(k -> drifts[k]).filter(drift -> drift.peak != null).sorted(
			Comparator.comparingDouble(drift -> -drift.peak.alike())).limit(KEPT).toList();
	}

	private Drift drift(final double x, final double y, final int side) {
		final Plane first = drawn(straight, 0, x, y, side);
		final Plane second = drawn(turned, quarters, x, y, side);
		return new Drift(x, y, new Correlation(first, second, side / 3).chosen(0, 0, side / 3, 0.97));
	}

	/** The middle of a scan, as it is after a drift is taken out; what it does not show is 0. */
	private static Plane drawn(final Plane scan, final int quarters, final double x, final double y, final int side) {
		final Lines lines = lines(scan, quarters, x, y, side, side);
		final Plane drawn = LinePlacer.place(scan, lines, side, side).scanned((4 - quarters) % 4);
		for (int i = 0; i < drawn.values().length; i++)
			if (Float.isNaN(drawn.values()[i])) drawn.values()[i] = 0;
		return drawn;
	}

	/** The lines of a scan under a drift on the canvas, whose middle is theirs; the canvas is as the scan sees it. */
	static Lines lines(final Plane scan, final int quarters, final double x, final double y, final int width,
		final int height)
	{
		final double left = (width - scan.width()) / 2.0;
		final double top = (height - scan.height()) / 2.0;
		final double[] seen = seen(x, y, quarters);
		return Lines.steady(scan.height(), left, top, seen[0], seen[1]);
	}

	/** A step on the canvas as a scan sees it that is turned by quarter turns clockwise: along and across its lines. */
	static double[] seen(final double x, final double y, final int quarters) {
		return switch (quarters) {
			case 1 -> new double[] { y, -x };
			case 2 -> new double[] { -x, -y };
			case 3 -> new double[] { -y, x };
			default -> new double[] { x, y };
		};
	}
}
