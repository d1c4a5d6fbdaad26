package sc.fiji.superres.crystal;

import java.util.ArrayList;
import java.util.List;

/**
 * A crystal in two dimensions: a cell that repeats along two vectors, and the columns of atoms in it.
 *
 * @param ax first vector of the cell, x, nm
 * @param ay first vector, y, nm
 * @param bx second vector, x, nm
 * @param by second vector, y, nm
 * @param sites the columns of one cell, at least one
 */
public record Cell(double ax, double ay, double bx, double by, List<Site> sites) {

	/**
	 * The exponent of Z in the intensity of a column in an annular dark field image. Krivanek et al., Nature 464 (2010)
	 * 571, measured Z^1.64 on single atoms; pure Rutherford scattering would have Z².
	 */
	public static final double EXPONENT = 1.7;

	/**
	 * A column of atoms, or an atom of a surface.
	 *
	 * @param u place along the first vector, in cells
	 * @param v place along the second vector, in cells
	 * @param weight how bright, or how high, above 0: only ratios count
	 */
	public record Site(double u, double v, double weight) {

		/** A column with the atoms that the beam meets in one repeat along its way: Σ Z^{@value Cell#EXPONENT}. */
		public static Site column(final double u, final double v, final int... atomicNumbers) {
			double weight = 0;
			for (final int z : atomicNumbers)
				weight += StrictMath.pow(z, EXPONENT);
			return new Site(u, v, weight);
		}

		private void requireWeight() {
			if (!(weight > 0)) throw new IllegalArgumentException(this + " needs a weight above 0.");
		}

		/** This column with its weight raised to a power. */
		private Site contrasted(final double power) {
			return new Site(u, v, StrictMath.pow(weight, power));
		}
	}

	/** @throws IllegalArgumentException when the vectors are parallel, or there is no column, or one without weight */
	public Cell {
		sites = List.copyOf(sites);
		if (!(Math.abs(ax * by - ay * bx) > 0)) throw noArea(ax, ay, bx, by);
		requireWeights(sites);
	}

	private static IllegalArgumentException noArea(final double ax, final double ay, final double bx, final double by) {
		return new IllegalArgumentException("The cell vectors (" + ax + ", " + ay + ") and (" + bx + ", " + by +
			") span no area.");
	}

	private static void requireWeights(final List<Site> sites) {
		if (sites.isEmpty()) throw new IllegalArgumentException("A cell needs a column of atoms.");
		for (final Site site : sites)
			site.requireWeight();
	}

	/** A cell with a right angle, its edges along x and y, in nm. */
	public static Cell rectangular(final double a, final double b, final Site... sites) {
		return new Cell(a, 0, 0, b, List.of(sites));
	}

	/** A cell with edges of one length, in nm, at 120°. */
	public static Cell hexagonal(final double a, final Site... sites) {
		return new Cell(a, 0, -a / 2, a * Math.sqrt(3) / 2, List.of(sites));
	}

	/** Returns this cell with its weights raised to a power, which makes its columns more or less alike. */
	public Cell contrasted(final double power) {
		final List<Site> changed = new ArrayList<>();
		for (final Site site : sites)
			changed.add(site.contrasted(power));
		return new Cell(ax, ay, bx, by, changed);
	}

	/** Returns the area of the cell, nm². */
	public double area() {
		return Math.abs(ax * by - ay * bx);
	}

	/** Returns the x of a place that is given in cells, nm. */
	public double x(final double u, final double v) {
		return u * ax + v * bx;
	}

	/** Returns the y of a place that is given in cells, nm. */
	public double y(final double u, final double v) {
		return u * ay + v * by;
	}

	/** Returns the weights of all columns of one cell. */
	public double weight() {
		double weight = 0;
		for (final Site site : sites)
			weight += site.weight;
		return weight;
	}
}
