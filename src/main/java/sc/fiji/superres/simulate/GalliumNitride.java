package sc.fiji.superres.simulate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import sc.fiji.superres.crystal.NoiseSource;
import sc.fiji.superres.crystal.NoiseSource.Stream;
import sc.fiji.superres.path.Raster.Row;
import sc.fiji.superres.path.Raster;

/**
 * GaN seen along [11-20] in HAADF-STEM: B + Σ Zⁿ exp(−r²/2σ²) over the atom columns, relative to a Ga column.
 * <p>
 * a = 3.189 Å, c = 5.185 Å, u = 0.377. The projected cell is √3a/2 = 2.762 Å along x by c along y; Ga at (0, 0) and
 * (a/√3, c/2), N a bond of u·c below each Ga, which makes Ga–N dumbbells 1.12 Å apart. The cell's origin is anywhere,
 * its axes are turned by up to {@value #MAX_TILT}° either way.
 * </p>
 */
final class GalliumNitride {

	private static final double A = 0.3189;
	/** Cell edges, nm. */
	static final double CELL_X = A * Math.sqrt(3) / 2;
	static final double CELL_Y = 0.5185;
	/** Degrees. */
	static final double MAX_TILT = 3;
	/** Background over the height of a Ga column: detector offset, amorphous surface, thermal diffuse scattering. */
	static final double BACKGROUND = 0.15;
	/** Zⁿ with n = 1.7, nitrogen (7) over gallium (31). */
	private static final double NITROGEN = StrictMath.pow(7.0 / 31, 1.7);
	/** In σ: beyond it a column gives less than 4e-6 of its height. */
	private static final double REACH = 5;

	/** The columns of one cell. */
	private static final Column[] CELL = { //
		new Column(0, 0, 1), //
		new Column(A / Math.sqrt(3), CELL_Y / 2, 1), //
		new Column(0, 0.377 * CELL_Y, NITROGEN), //
		new Column(A / Math.sqrt(3), (0.5 + 0.377) * CELL_Y, NITROGEN) };

	private final double sigma;
	/** The exponent of a column's light over the squared distance, 1/nm². */
	private final double exponent;
	/** All columns that reach into the scan, sorted by y. */
	private final Column[] columns;

	/**
	 * A column of atoms.
	 *
	 * @param x place in nm
	 * @param y place in nm
	 * @param weight height over that of a Ga column
	 */
	record Column(double x, double y, double weight) {

		/** The light of this column at an offset from it. */
		private double light(final double dx, final double dy, final double sigma) {
			return weight * StrictMath.exp(-(dx * dx + dy * dy) / (2 * sigma * sigma));
		}
	}

	/**
	 * A crystal whose cell has its origin and axes anywhere.
	 *
	 * @param originX place of the origin, nm
	 * @param originY place of the origin, nm
	 * @param cos cosine of the angle by which the axes are turned
	 * @param sin sine of that angle
	 */
	private record Orientation(double originX, double originY, double cos, double sin) {

		static Orientation drawn(final NoiseSource random) {
			final double originX = random.uniform(0, CELL_X);
			final double originY = random.uniform(0, CELL_Y);
			final double tilt = Math.toRadians(random.uniform(-MAX_TILT, MAX_TILT));
			return new Orientation(originX, originY, StrictMath.cos(tilt), StrictMath.sin(tilt));
		}

		/** The column of a cell as it lies on the sample. */
		Column placed(final Column site, final int cellX, final int cellY) {
			final double x = originX + cellX * CELL_X + site.x;
			final double y = originY + cellY * CELL_Y + site.y;
			return new Column(cos * x - sin * y, sin * x + cos * y, site.weight);
		}

		/** The number of the cell along x at a place. */
		int cellX(final double x, final double y) {
			return (int) Math.round((cos * x + sin * y - originX) / CELL_X);
		}

		/** The number of the cell along y at a place. */
		int cellY(final double x, final double y) {
			return (int) Math.round((cos * y - sin * x - originY) / CELL_Y);
		}
	}

	/** @param probe full width at half maximum of a column's image, nm */
	GalliumNitride(final Raster raster, final double probe, final long seed) {
		sigma = sigma(probe);
		exponent = -0.5 / (sigma * sigma);
		columns = columns(raster.bounds(), REACH * sigma, NoiseSource.of(seed, Stream.PLACE));
	}

	/** Adds the columns' light to each pixel of a row, in units of a Ga column's height. */
	void add(final Row row, final double[] pixels) {
		final int first = firstFrom(row.top(pixels.length) - reach());
		final double last = row.bottom(pixels.length) + reach();
		for (int k = first; k < columns.length && columns[k].y <= last; k++)
			add(columns[k], row, pixels);
	}

	/** The distance in nm from which on a column gives no light. */
	private double reach() {
		return REACH * sigma;
	}

	private void add(final Column column, final Row row, final double[] pixels) {
		if (row.isSteep() && isBeside(column, row, pixels.length)) return;
		final int to = Math.min(pixels.length - 1, last(column, row));
		for (int j = Math.max(0, first(column, row)); j <= to; j++)
			pixels[j] += column.weight * decay(row.xAt(j) - column.x, row.yAt(j) - column.y);
	}

	/** Whether a column lies too far to the left or right of a row that runs along y. */
	private boolean isBeside(final Column column, final Row row, final int pixels) {
		final double middle = (row.x() + row.xAt(pixels - 1)) / 2;
		return Math.abs(column.x - middle) > reach() + Math.abs(row.xAt(pixels - 1) - middle);
	}

	/** A column's light at an offset from it, over that in its middle. */
	private double decay(final double dx, final double dy) {
		return StrictMath.exp(exponent * (dx * dx + dy * dy));
	}

	/** The first pixel of an endless row that a column reaches. */
	private int first(final Column column, final Row row) {
		if (row.isSteep()) return (int) Math.ceil((column.y - reach() - row.y()) / row.dy());
		return (int) Math.ceil((column.x - reach() - row.x()) / row.dx());
	}

	/** The last pixel of an endless row that a column reaches. */
	private int last(final Column column, final Row row) {
		if (row.isSteep()) return (int) Math.floor((column.y + reach() - row.y()) / row.dy());
		return (int) Math.floor((column.x + reach() - row.x()) / row.dx());
	}

	/** Returns the mean over the crystal, background included, relative to a Ga column's height. */
	static double mean(final double probe) {
		final double sigma = sigma(probe);
		return BACKGROUND + weightOfCell() * 2 * Math.PI * sigma * sigma / (CELL_X * CELL_Y);
	}

	private static double weightOfCell() {
		double weights = 0;
		for (final Column site : CELL)
			weights += site.weight;
		return weights;
	}

	/** Returns the value on a Ga column, including the background and the light of its neighbours. */
	static double maximum(final double probe) {
		final double sigma = sigma(probe);
		double sum = BACKGROUND;
		for (int m = -2; m <= 2; m++)
			for (int n = -2; n <= 2; n++)
				for (final Column site : CELL)
					sum += site.light(site.x + m * CELL_X, site.y + n * CELL_Y, sigma);
		return sum;
	}

	private static double sigma(final double fwhm) {
		return fwhm / Math.sqrt(8 * StrictMath.log(2));
	}

	/** Index of the first column at or below y. */
	private int firstFrom(final double y) {
		int low = 0;
		int high = columns.length;
		while (low < high) {
			final int middle = low + high >>> 1;
			if (columns[middle].y < y) low = middle + 1;
			else high = middle;
		}
		return low;
	}

	/** Every column in the box and a margin around it; origin and rotation are drawn. */
	private static Column[] columns(final Raster.Box box, final double margin, final NoiseSource random) {
		final Filling filling = new Filling(box, margin, Orientation.drawn(random), new ArrayList<>());
		filling.fill();
		filling.columns.sort(Comparator.comparingDouble(Column::y));
		return filling.columns.toArray(Column[]::new);
	}

	/** Fills a box and a margin around it with the columns of a crystal. */
	private record Filling(Raster.Box box, double margin, Orientation orientation, List<Column> columns) {

		private void fill() {
			final int middle = orientation.cellX(box.middleX(), box.middleY());
			final int reach = cells(CELL_X);
			for (int i = middle - reach; i <= middle + reach; i++)
				addLine(i);
		}

		/** How many cells with an edge surely reach beyond the margin. */
		private int cells(final double edge) {
			return (int) Math.ceil((box.radius() + margin) / edge) + 2;
		}

		private void addLine(final int i) {
			final int middle = orientation.cellY(box.middleX(), box.middleY());
			final int reach = cells(CELL_Y);
			for (int j = middle - reach; j <= middle + reach; j++)
				addCell(i, j);
		}

		private void addCell(final int i, final int j) {
			for (final Column site : CELL)
				add(orientation.placed(site, i, j));
		}

		private void add(final Column column) {
			if (box.holds(column.x, column.y, margin)) columns.add(column);
		}
	}
}
