package sc.fiji.superres.simulate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import sc.fiji.superres.simulate.NoiseSource.Stream;
import sc.fiji.superres.simulate.Raster.Row;

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
	/** Beyond 5 σ a column gives less than 4e-6 of its height. */
	private static final double REACH = 5;

	/** Columns of one cell: x, y in nm, weight. */
	private static final Column[] CELL = { new Column(0, 0, 1), new Column(A / Math.sqrt(3), CELL_Y / 2, 1), new Column(
		0, 0.377 * CELL_Y, NITROGEN), new Column(A / Math.sqrt(3), (0.5 + 0.377) * CELL_Y, NITROGEN) };

	private final double sigma;
	/** All columns that reach into the scan, by y. */
	private final Column[] columns;

	record Column(double x, double y, double weight) {}

	/** @param probe full width at half maximum of a column's image, nm */
	GalliumNitride(final Raster raster, final double probe, final long seed) {
		sigma = sigma(probe);
		columns = columns(raster.bounds(), REACH * sigma, NoiseSource.of(seed, Stream.PLACE));
	}

	/** Adds the columns' light to each pixel of a row, in units of a Ga column's height. */
	void add(final Row row, final double[] pixels) {
		final double reach = REACH * sigma;
		final double sink = row.dy() * (pixels.length - 1);
		final double last = row.y() + Math.max(0, sink) + reach;
		for (int k = firstFrom(row.y() + Math.min(0, sink) - reach); k < columns.length && columns[k].y <= last; k++)
			add(columns[k], row, pixels);
	}

	private void add(final Column column, final Row row, final double[] pixels) {
		final double reach = REACH * sigma;
		final double scale = -0.5 / (sigma * sigma);
		final int from = (int) Math.max(0, Math.ceil((column.x - reach - row.x()) / row.dx()));
		final int to = (int) Math.min(pixels.length - 1, Math.floor((column.x + reach - row.x()) / row.dx()));
		for (int j = from; j <= to; j++) {
			final double x = row.x() + j * row.dx() - column.x;
			final double y = row.y() + j * row.dy() - column.y;
			pixels[j] += column.weight * StrictMath.exp(scale * (x * x + y * y));
		}
	}

	/** Mean over the crystal, background included, relative to a Ga column's height. */
	static double mean(final double probe) {
		double weights = 0;
		for (final Column site : CELL)
			weights += site.weight;
		final double sigma = sigma(probe);
		return BACKGROUND + weights * 2 * Math.PI * sigma * sigma / (CELL_X * CELL_Y);
	}

	/** Value on a Ga column, background and what its neighbours add included. */
	static double maximum(final double probe) {
		final double sigma = sigma(probe);
		double sum = BACKGROUND;
		for (int m = -2; m <= 2; m++)
			for (int n = -2; n <= 2; n++)
				for (final Column site : CELL) {
					final double x = site.x + m * CELL_X;
					final double y = site.y + n * CELL_Y;
					sum += site.weight * StrictMath.exp(-(x * x + y * y) / (2 * sigma * sigma));
				}
		return sum;
	}

	private static double sigma(final double fwhm) {
		return fwhm / Math.sqrt(8 * StrictMath.log(2));
	}

	/** Index of the first column at or below y (columns are sorted by y). */
	private int firstFrom(final double y) {
		int low = 0, high = columns.length;
		while (low < high) {
			final int middle = low + high >>> 1;
			if (columns[middle].y < y) low = middle + 1;
			else high = middle;
		}
		return low;
	}

	/** Every column in the box and a margin around it; origin and rotation are drawn. */
	private static Column[] columns(final double[] box, final double margin, final NoiseSource random) {
		final double originX = random.uniform(0, CELL_X);
		final double originY = random.uniform(0, CELL_Y);
		final double tilt = Math.toRadians(random.uniform(-MAX_TILT, MAX_TILT));
		final double cos = StrictMath.cos(tilt), sin = StrictMath.sin(tilt);
		final double middleX = (box[0] + box[2]) / 2, middleY = (box[1] + box[3]) / 2;
		final int middleM = (int) Math.round((cos * middleX + sin * middleY - originX) / CELL_X);
		final int middleN = (int) Math.round((cos * middleY - sin * middleX - originY) / CELL_Y);
		final double radius = Math.hypot(box[2] - box[0], box[3] - box[1]) / 2 + margin;
		final int m = (int) Math.ceil(radius / CELL_X) + 2, n = (int) Math.ceil(radius / CELL_Y) + 2;
		final List<Column> inside = new ArrayList<>();
		for (int i = middleM - m; i <= middleM + m; i++)
			for (int j = middleN - n; j <= middleN + n; j++)
				for (final Column site : CELL) {
					final double x = originX + i * CELL_X + site.x, y = originY + j * CELL_Y + site.y;
					final double turnedX = cos * x - sin * y, turnedY = sin * x + cos * y;
					if (turnedX >= box[0] - margin && turnedX <= box[2] + margin && turnedY >= box[1] - margin &&
						turnedY <= box[3] + margin) inside.add(new Column(turnedX, turnedY, site.weight));
				}
		inside.sort(Comparator.comparingDouble(Column::y));
		return inside.toArray(Column[]::new);
	}
}
