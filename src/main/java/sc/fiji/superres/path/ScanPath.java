package sc.fiji.superres.path;

import sc.fiji.superres.crystal.NoiseSource;
import sc.fiji.superres.crystal.NoiseSource.Stream;
import sc.fiji.superres.scene.Field;
import sc.fiji.superres.scene.Row;

/**
 * Where the beam or the tip stood at each pixel: a {@link Raster} with its drift, and a {@link Distortion}.
 * <p>
 * Drift and the bend at the left edge are the same at any pixel size; the shifts of rows and pixels belong to one scan,
 * and {@link #fine} has none.
 * </p>
 */
public final class ScanPath {

	private final Raster raster;
	private final Distortion distortion;
	private final double field;
	private final long seed;
	/** How far ahead of each pixel's place the beam stands, nm. */
	private final double lead;
	/** S.d. of the shift of single pixels, nm. */
	private final double alone;
	/** Shifts of rows along and across themselves, nm. */
	private final double[] shiftX;
	private final double[] shiftY;
	private final Pass pass;

	private ScanPath(final Raster raster, final Distortion distortion, final double field, final long seed,
		final double lead, final double jitter, final Pass pass)
	{
		this.pass = pass;
		this.raster = raster;
		this.distortion = distortion;
		this.field = field;
		this.seed = pass.seed(seed);
		this.lead = lead;
		alone = jitter * distortion.alone();
		final NoiseSource random = NoiseSource.of(this.seed, Stream.JITTER);
		shiftX = shifts(jitter, random);
		shiftY = shifts(jitter * distortion.across(), random);
	}

	/**
	 * The path of a scan.
	 *
	 * @param scan what is scanned and how
	 * @param lead how far ahead the beam stands, in pixels
	 * @param pass which passage over the field
	 */
	public static ScanPath of(final Settings scan, final Distortion distortion, final double lead, final Pass pass) {
		final double pixel = scan.field() / scan.width();
		final Raster raster = new Raster(scan.width(), scan.height(), scan.field(), 0, scan.drift(), scan.seed(), pass);
		return new ScanPath(raster, distortion, scan.field(), scan.seed(), lead * pixel, scan.jitter() * pixel, pass);
	}

	/** The path at pixels a whole factor finer, with the drift and the bend alone. */
	public ScanPath fine(final int factor) {
		return new ScanPath(raster.fine(factor), distortion, field, seed, 0, 0, pass);
	}

	/** Shifts of a s.d. in nm, each with its part of the one before. */
	private double[] shifts(final double deviation, final NoiseSource random) {
		final double[] shifts = new double[raster.height()];
		final double keep = distortion.keep();
		final double fresh = Math.sqrt(1 - keep * keep);
		double shift = random.gaussian();
		for (int i = 0; i < shifts.length; i++) {
			shifts[i] = deviation * shift;
			shift = keep * shift + fresh * random.gaussian();
		}
		return shifts;
	}

	public int width() {
		return raster.width();
	}

	public int height() {
		return raster.height();
	}

	/** How many pixels the scan has. */
	public int pixels() {
		return width() * height();
	}

	/** The field, with a margin that holds the whole path. */
	public Field field() {
		final double height = field * height() / width();
		final double drift = Math.max(0, outside(raster.bounds(), height));
		final double jitter = 6 * alone;
		return new Field(field, height, drift + most(shiftX) + most(shiftY) + jitter + lead + distortion.bend() *
			field);
	}

	/** How far a box reaches beyond the field where it does so most. */
	private double outside(final Raster.Box box, final double height) {
		final double before = Math.max(-box.left(), -box.top());
		return Math.max(before, Math.max(box.right() - field, box.bottom() - height));
	}

	private static double most(final double[] shifts) {
		double most = 0;
		for (final double shift : shifts)
			most = Math.max(most, Math.abs(shift));
		return most;
	}

	/** The places of row i. */
	public Row row(final int i) {
		final Raster.Row straight = raster.row(i);
		final double[] x = new double[width()];
		final double[] y = new double[width()];
		for (int j = 0; j < x.length; j++) {
			x[j] = straight.xAt(j);
			y[j] = straight.yAt(j);
		}
		if (pass.turned()) displace(i, y, raster.middleY() - raster.middleX(), x, -1);
		else displace(i, x, 0, y, 1);
		if (alone > 0) scatter(i, x, y);
		return new Row(x, y);
	}

	/**
	 * Displaces a row by the bend at its beginning, its shifts, and how far the beam is ahead.
	 *
	 * @param along places along the row
	 * @param start where the field begins there
	 * @param across places across the row
	 * @param down 1 where the next row has a greater place across, else −1
	 */
	private void displace(final int i, final double[] along, final double start, final double[] across,
		final int down)
	{
		for (int j = 0; j < along.length; j++) {
			along[j] = bent(along[j], start) + shiftX[i] + pass.sign() * lead;
			across[j] += down * shiftY[i];
		}
	}

	/** Where the beam stands that has not settled after its return to the beginning of the row. */
	private double bent(final double place, final double start) {
		final double part = (place - start) / field;
		if (pass.isBackward()) return place - distortion.bendAt(1 - part) * field;
		return place + distortion.bendAt(part) * field;
	}

	private void scatter(final int i, final double[] x, final double[] y) {
		final NoiseSource random = NoiseSource.at(seed, Stream.JITTER, i, 0);
		for (int j = 0; j < x.length; j++) {
			x[j] += alone * random.gaussian();
			y[j] += alone * random.gaussian();
		}
	}
}
