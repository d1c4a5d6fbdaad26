package sc.fiji.superres.scene;

import java.util.List;

import sc.fiji.superres.crystal.Cell;
import sc.fiji.superres.crystal.Cell.Site;

/**
 * How a point shows: a Gaussian core and a wider Gaussian tail.
 *
 * @param core the probe with the size of its source, or the tip
 * @param tail what surrounds it
 * @param share the part of the volume that is in the tail, 0 to less than 1
 */
record Optics(Spot core, Spot tail, double share) {

	/** Points at which a cell is looked at, along each of its edges. */
	private static final int POINTS = 24;

	/** A core without a tail. */
	static Optics plain(final Spot core) {
		return new Optics(core, core, 0);
	}

	/** How far a point shows, nm. */
	double reach() {
		return share > 0 ? SpotSum.reach(tail) : SpotSum.reach(core);
	}

	/** The part of a sample that shows in a field. */
	Material material(final Field field) {
		return new Material(field, reach());
	}

	/** How dots show whose weights are volumes: a dot of weight 1 has the volume 1. */
	List<Layer> image(final List<Dot> dots) {
		final Layer sharp = SpotSum.ofVolume(dots, core, 1 - share);
		if (share == 0) return List.of(sharp);
		return List.of(sharp, SpotSum.ofVolume(dots, tail, share));
	}

	/**
	 * The image of an endless perfect crystal, weights as volumes.
	 *
	 * @param mean its mean
	 * @param maximum its value on the column of the greatest weight
	 * @param deviation its standard deviation
	 */
	record Levels(double mean, double maximum, double deviation) {}

	/** The levels of a crystal that is not turned, from {@value #POINTS}×{@value #POINTS} points of its cell. */
	Levels levels(final Cell cell) {
		final List<Layer> layers = image(columnsAround(cell));
		final Tally tally = new Tally(cell.weight() / cell.area());
		for (int row = 0; row < POINTS; row++)
			tally.add(values(line(cell, row), layers));
		return tally.levels();
	}

	/** The columns of a crystal that show in the cell at (0, 0). */
	private List<Dot> columnsAround(final Cell cell) {
		final Field around = new Field(0, 0, 2 * edges(cell));
		return material(around).perfect(cell, Placement.none(cell));
	}

	private static double edges(final Cell cell) {
		return Math.abs(cell.ax()) + Math.abs(cell.bx()) + Math.abs(cell.ay()) + Math.abs(cell.by());
	}

	/** Counts values into levels. */
	private static final class Tally {

		private final double mean;
		private double maximum;
		private double variance;

		Tally(final double mean) {
			this.mean = mean;
		}

		void add(final double[] values) {
			for (final double value : values) {
				maximum = Math.max(maximum, value);
				variance += (value - mean) * (value - mean) / (POINTS * POINTS);
			}
		}

		Levels levels() {
			return new Levels(mean, maximum, Math.sqrt(variance));
		}
	}

	private static double[] values(final Row line, final List<Layer> layers) {
		final double[] values = new double[POINTS];
		for (final Layer layer : layers)
			layer.add(line, values);
		return values;
	}

	/** A line through the cell along its first vector; the first line starts at the brightest column. */
	private static Row line(final Cell cell, final int row) {
		final Site start = brightest(cell);
		return lineFrom(start.u(), start.v() + (double) row / POINTS, cell);
	}

	private static Row lineFrom(final double startU, final double v, final Cell cell) {
		final double[] x = new double[POINTS];
		final double[] y = new double[POINTS];
		for (int k = 0; k < POINTS; k++) {
			final double u = startU + (double) k / POINTS;
			x[k] = cell.x(u, v);
			y[k] = cell.y(u, v);
		}
		return new Row(x, y);
	}

	private static Site brightest(final Cell cell) {
		Site brightest = cell.sites().get(0);
		for (final Site site : cell.sites())
			if (site.weight() > brightest.weight()) brightest = site;
		return brightest;
	}
}
