package sc.fiji.superres.simulate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

import sc.fiji.superres.crystal.NoiseSource;
import sc.fiji.superres.crystal.NoiseSource.Stream;
import sc.fiji.superres.path.Pass;
import sc.fiji.superres.path.Raster;

/**
 * A place on GaN [11-20] with four Ga columns that are not like the others, recorded with and without counting noise in
 * one geometry, at any number of pixels, without jitter and drift.
 * <p>
 * {@link GalliumNitride} adds its columns' light, so a changed column is one more column: a vacancy has the weight −1,
 * a displaced column −1 where it was and +1 where it is. Each defect is the Ga column next to the middle of a quarter
 * of the field; the seed says which quarter has which, and where the crystal lies.
 * </p>
 * <p>
 * Grey values are those of {@link StemScan}, {@value StemScan#TOP} for the expected counts on a Ga column, as floats.
 * </p>
 */
public final class Defects {

	/** Side of the scanned square, nm: 64, 128, 192 and 256 pixels at 1.25, 2.5, 3.75 and 5 MX. */
	public static final double FIELD = 1.5744;
	/** How far the displaced column lies from its place, nm. */
	public static final double DISPLACEMENT = 0.030;
	/** Side of a pixel at 1 MX, nm. */
	private static final double PIXEL_AT_1_MX = 0.03075;
	/** Nitrogen below each gallium, in cell edges. */
	private static final double U = 0.377;
	/** Nearer to the edge than this, nm, no column is measured. */
	private static final double EDGE = 0.2;
	/** Farther from every column than this, nm, a pixel is background: 2.6 σ of a column. */
	private static final double EMPTY = 0.11;
	private static final double SIGMA = StemScan.PROBE / Math.sqrt(8 * Math.log(2));

	/** What became of a Ga column, with its weight relative to the others. */
	public enum Kind {

			BULK(1), VACANCY(0), BRIGHT(1.5), FAINT(0.6), DISPLACED(1);

		public final double weight;

		Kind(final double weight) {
			this.weight = weight;
		}
	}

	/**
	 * A Ga column.
	 *
	 * @param x where it belongs, nm from the left edge of the field
	 * @param y where it belongs, nm from the top
	 * @param dx how far it lies from there, nm
	 * @param dy how far it lies from there, nm
	 */
	public record Column(double x, double y, Kind kind, double dx, double dy) {}

	private final long seed;
	private final double originX, originY, tilt;
	private final List<double[]> sites = new ArrayList<>();
	private final List<Column> columns = new ArrayList<>();

	public Defects(final long seed) {
		this.seed = seed;
		final NoiseSource place = NoiseSource.of(seed, Stream.PLACE); // as GalliumNitride draws it
		originX = place.uniform(0, GalliumNitride.CELL_X);
		originY = place.uniform(0, GalliumNitride.CELL_Y);
		tilt = Math.toRadians(place.uniform(-GalliumNitride.MAX_TILT, GalliumNitride.MAX_TILT));
		final List<double[]> gallium = new ArrayList<>();
		for (int m = -4; m <= 10; m++) {
			for (int n = -3; n <= 6; n++) {
				addDumbbell(m, n, gallium);
				addDumbbell(m + 2 / 3.0, n + 0.5, gallium);
			}
		}
		for (final double[] site : gallium)
			if (inside(site)) columns.add(new Column(site[0], site[1], Kind.BULK, 0, 0));
		placeDefects();
	}

	private void addDumbbell(final double m, final double n, final List<double[]> gallium) {
		final double[] ga = turned(originX + m * GalliumNitride.CELL_X, originY + n * GalliumNitride.CELL_Y);
		gallium.add(ga);
		sites.add(ga);
		sites.add(turned(originX + m * GalliumNitride.CELL_X, originY + (n + U) * GalliumNitride.CELL_Y));
	}

	private double[] turned(final double x, final double y) {
		return new double[] { Math.cos(tilt) * x - Math.sin(tilt) * y, Math.sin(tilt) * x + Math.cos(tilt) * y };
	}

	private static boolean inside(final double[] site) {
		return Math.min(site[0], site[1]) >= EDGE && Math.max(site[0], site[1]) <= FIELD - EDGE;
	}

	private void placeDefects() {
		for (int quarter = 0; quarter < 4; quarter++) {
			final double x = FIELD * (0.28 + 0.44 * (quarter % 2)), y = FIELD * (0.28 + 0.44 * (quarter / 2));
			final Column old = columns.stream().min(Comparator.comparingDouble(c -> Math.hypot(c.x - x, c.y - y)))
				.get();
			final Kind kind = Kind.values()[1 + (int) Math.floorMod(quarter + seed, 4L)];
			final double angle = 2.4 * seed; // radians, another direction for every seed
			final double shift = kind == Kind.DISPLACED ? DISPLACEMENT : 0;
			columns.set(columns.indexOf(old), new Column(old.x, old.y, kind, shift * Math.cos(angle), shift * Math.sin(
				angle)));
		}
	}

	/** Pixels along a side at a zoom level in MX. */
	public static int side(final double zoom) {
		return (int) Math.round(FIELD * zoom / PIXEL_AT_1_MX);
	}

	/** Ga columns away from the edges, the defects among them. */
	public List<Column> columns() {
		return List.copyOf(columns);
	}

	/** The Ga column that is not like the others in this way. */
	public Column column(final Kind kind) {
		return columns.stream().filter(column -> column.kind == kind).findFirst().orElseThrow();
	}

	/** The strongest reflections, (10), (02), (11) and (1−1), in cycles a nm. */
	public List<double[]> reflections() {
		return lattice().stream().map(k -> turned(k[0], k[1])).toList();
	}

	/** The strongest reflections of a crystal that is not turned: (10), (02), (11) and (1−1), in cycles a nm. */
	public static List<double[]> lattice() {
		final double x = 1 / GalliumNitride.CELL_X, y = 1 / GalliumNitride.CELL_Y;
		return List.of(new double[] { x, 0 }, new double[] { 0, 2 * y }, new double[] { x, y }, new double[] { x, -y });
	}

	/** Which of side × side pixels lie away from all places where columns belong. */
	public boolean[] background(final int side) {
		final boolean[] background = new boolean[side * side];
		Arrays.fill(background, true);
		final double pixel = FIELD / side;
		for (final double[] site : sites) {
			final int reach = (int) Math.ceil(EMPTY / pixel);
			final int x = (int) (site[0] / pixel), y = (int) (site[1] / pixel);
			for (int i = Math.max(0, y - reach); i <= Math.min(side - 1, y + reach); i++)
				for (int j = Math.max(0, x - reach); j <= Math.min(side - 1, x + reach); j++)
					if (Math.hypot((j + 0.5) * pixel - site[0], (i + 0.5) * pixel - site[1]) < EMPTY) background[i *
						side + j] = false;
		}
		return background;
	}

	/** The scan without noise, side × side grey values. */
	public float[] expected(final int side) {
		return expected(side, columns);
	}

	/** The same without noise and without defects. */
	public float[] perfect(final int side) {
		return expected(side, List.of());
	}

	private float[] expected(final int side, final List<Column> changed) {
		final Raster raster = new Raster(side, side, FIELD, 0, 0, seed, Pass.FIRST);
		final GalliumNitride crystal = new GalliumNitride(raster, StemScan.PROBE, seed);
		final double grey = StemScan.TOP / GalliumNitride.maximum(StemScan.PROBE);
		final float[] image = new float[side * side];
		final double[] row = new double[side];
		for (int i = 0; i < side; i++) {
			Arrays.fill(row, GalliumNitride.BACKGROUND);
			crystal.add(raster.row(i), row);
			for (final Column column : changed)
				change(column, raster.row(i), row);
			for (int j = 0; j < side; j++)
				image[i * side + j] = (float) (grey * row[j]);
		}
		return image;
	}

	private static void change(final Column column, final Raster.Row row, final double[] pixels) {
		if (column.kind == Kind.BULK) return;
		for (int j = 0; j < pixels.length; j++) {
			final double x = row.x() + j * row.dx() - column.x, y = row.y() + j * row.dy() - column.y;
			pixels[j] += column.kind.weight * light(x - column.dx, y - column.dy) - light(x, y);
		}
	}

	private static double light(final double x, final double y) {
		return Math.exp(-(x * x + y * y) / (2 * SIGMA * SIGMA));
	}

	/** A recording of what is expected: Poisson counts at the default dose, in whole grey values, not clipped. */
	public static float[] recorded(final float[] expected, final long seed) {
		final double grey = StemScan.TOP / (StemScan.DOSE / GalliumNitride.mean(StemScan.PROBE) * GalliumNitride
			.maximum(StemScan.PROBE));
		final NoiseSource random = NoiseSource.of(seed, Stream.PIXELS);
		final float[] image = new float[expected.length];
		for (int k = 0; k < image.length; k++)
			image[k] = Math.round(grey * random.poisson(expected[k] / grey));
		return image;
	}

	/** A recording of no crystal at all: the mean brightness of one in every pixel. */
	public static float[] flat(final int side, final long seed) {
		final float[] expected = new float[side * side];
		Arrays.fill(expected, (float) (StemScan.TOP * GalliumNitride.mean(StemScan.PROBE) / GalliumNitride.maximum(
			StemScan.PROBE)));
		return recorded(expected, seed);
	}
}
