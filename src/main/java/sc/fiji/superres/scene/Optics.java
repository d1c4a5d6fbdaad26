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

	/** How dots show whose weights are volumes: a dot of weight 1 has the volume 1. */
	List<Layer> image(final List<Dot> dots) {
		final Layer sharp = new SpotSum(dots, core, (1 - share) / core.volume());
		if (share == 0) return List.of(sharp);
		return List.of(sharp, new SpotSum(dots, tail, share / tail.volume()));
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
		final double edges = Math.abs(cell.ax()) + Math.abs(cell.bx()) + Math.abs(cell.ay()) + Math.abs(cell.by());
		final Material around = new Material(new Field(0, 0, 2 * edges), reach());
		final List<Dot> dots = around.crystal(cell, Placement.none(cell), PointDefects.NONE, (x, y) -> 1);
		final List<Layer> layers = image(dots);
		final double mean = cell.weight() / cell.area();
		double maximum = 0;
		double squares = 0;
		for (int row = 0; row < POINTS; row++) {
			for (final double value : values(cell, layers, row)) {
				maximum = Math.max(maximum, value);
				squares += (value - mean) * (value - mean) / (POINTS * POINTS);
			}
		}
		return new Levels(mean, maximum, Math.sqrt(squares));
	}

	/** The values along a line through the cell; the first line starts at the brightest column. */
	private static double[] values(final Cell cell, final List<Layer> layers, final int row) {
		final Site start = brightest(cell);
		final double[] x = new double[POINTS];
		final double[] y = new double[POINTS];
		for (int k = 0; k < POINTS; k++) {
			final double u = start.u() + (double) k / POINTS;
			final double v = start.v() + (double) row / POINTS;
			x[k] = cell.x(u, v);
			y[k] = cell.y(u, v);
		}
		final double[] values = new double[POINTS];
		for (final Layer layer : layers)
			layer.add(new Row(x, y), values);
		return values;
	}

	private static Site brightest(final Cell cell) {
		Site brightest = cell.sites().get(0);
		for (final Site site : cell.sites())
			if (site.weight() > brightest.weight()) brightest = site;
		return brightest;
	}
}
