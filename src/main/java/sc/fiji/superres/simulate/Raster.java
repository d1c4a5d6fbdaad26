package sc.fiji.superres.simulate;

import sc.fiji.superres.image.PixelSize;
import sc.fiji.superres.crystal.NoiseSource;
import sc.fiji.superres.crystal.NoiseSource.Stream;

/**
 * The places on the sample at which the pixels of a scan were really recorded.
 * <p>
 * r' = r + v·t with t(i, j) = i·(N·t_d + t_flyback) + j·t_d for row i and column j of N, and each row shifted along x
 * by its own jitter. The flyback takes a tenth of a line. Velocity is counted in nm a frame, so that the total drift is
 * what was asked for whatever the dwell time.
 * </p>
 */
final class Raster {

	/** Flyback over the time a line takes. */
	static final double FLYBACK = 0.1;
	/** Pixels that a side of a scan may have. */
	private static final int MOST = 16384;

	/** Pixels of this raster along each side of a pixel of the scan. */
	private final int factor;
	/** Pixels a row of the scan. */
	private final int width;
	/** Side of a pixel of the scan, nm. */
	private final double pixel;
	/** Time of a pixel, in frames. */
	private final double dwell;
	private final double vx;
	private final double vy;
	/** Horizontal shift of each row, in nm. */
	private final double[] shifts;

	/** One row: pixel j is recorded at (x + j·dx, y + j·dy), all in nm. */
	record Row(double x, double y, double dx, double dy) {

		double xAt(final int j) {
			return x + j * dx;
		}

		double yAt(final int j) {
			return y + j * dy;
		}
	}

	/**
	 * @param field width of the scan, nm
	 * @param jitter s.d. of the row shift, pixels
	 * @param drift length of the drift over the whole frame, nm
	 * @param seed of the drift's direction and of the jitter
	 */
	Raster(final int width, final int height, final double field, final double jitter, final double drift,
		final long seed)
	{
		factor = 1;
		this.width = width;
		pixel = field / width;
		dwell = 1 / (height * (1 + FLYBACK) * width);
		final double direction = NoiseSource.of(seed, Stream.DRIFT).uniform(0, 2 * Math.PI);
		vx = drift * StrictMath.cos(direction);
		vy = drift * StrictMath.sin(direction);
		shifts = shifts(height, jitter * pixel, NoiseSource.of(seed, Stream.JITTER));
	}

	/** The places of a raster without jitter, at finer pixels. */
	private Raster(final Raster scan, final int factor) {
		this.factor = factor;
		width = scan.width;
		pixel = scan.pixel;
		dwell = scan.dwell;
		vx = scan.vx;
		vy = scan.vy;
		shifts = new double[factor * scan.height()];
	}

	/**
	 * Returns what a scan without jitter shows at pixels a whole factor finer: the drift at each place of the field is
	 * that of this scan, so that both show the same geometry.
	 *
	 * @throws IllegalArgumentException when there would be more pixels than a scan may have
	 */
	Raster fine(final int finer) {
		requireTruth(finer, width);
		requireTruth(finer, height());
		return new Raster(this, finer);
	}

	private static void requireTruth(final int factor, final int pixels) {
		require(factor >= 1 && (long) factor * pixels <= MOST, "truth", factor, "1 to " + MOST / pixels + " for " +
			pixels + " pixels");
	}

	private static double[] shifts(final int height, final double deviation, final NoiseSource random) {
		final double[] shifts = new double[height];
		for (int i = 0; i < height; i++)
			shifts[i] = deviation * random.gaussian();
		return shifts;
	}

	int width() {
		return factor * width;
	}

	int height() {
		return shifts.length;
	}

	/** Returns the places of row i. */
	Row row(final int i) {
		final double t = scanned(i) * width * (1 + FLYBACK) * dwell + scanned(0) * dwell;
		final double x = 0.5 * pixel / factor + shifts[i] + vx * t;
		final double y = (i + 0.5) * pixel / factor + vy * t;
		return new Row(x, y, (pixel + vx * dwell) / factor, vy * dwell / factor);
	}

	/** The number of a row or column as it is counted in the scan: pixel centres lie at integers. */
	private double scanned(final int number) {
		return (number + 0.5) / factor - 0.5;
	}

	/** A rectangle on the sample, in nm. */
	record Box(double left, double top, double right, double bottom) {

		/** The rectangle that also holds a place. */
		private Box including(final double x, final double y) {
			return new Box(Math.min(left, x), Math.min(top, y), Math.max(right, x), Math.max(bottom, y));
		}

		double middleX() {
			return (left + right) / 2;
		}

		double middleY() {
			return (top + bottom) / 2;
		}

		/** Half of its diagonal. */
		double radius() {
			return Math.hypot(right - left, bottom - top) / 2;
		}

		/** Whether a place lies in the rectangle or within a margin around it. */
		boolean holds(final double x, final double y, final double margin) {
			final boolean isInColumns = x >= left - margin && x <= right + margin;
			return isInColumns && y >= top - margin && y <= bottom + margin;
		}
	}

	/** Returns the smallest rectangle that holds the places of all pixels. */
	Box bounds() {
		Box box = new Box(Double.MAX_VALUE, Double.MAX_VALUE, -Double.MAX_VALUE, -Double.MAX_VALUE);
		for (int i = 0; i < height(); i++) {
			final Row row = row(i);
			box = box.including(row.x, row.y);
			box = box.including(row.xAt(width() - 1), row.yAt(width() - 1));
		}
		return box;
	}

	/** Returns the size of a pixel of a scan. */
	static PixelSize pixelSize(final int width, final double field) {
		return new PixelSize(field / width, field / width, "nm");
	}

	/**
	 * Refuses values with which no scan is possible.
	 *
	 * @param coarsest greatest pixel in nm at which the lattice is still sampled
	 */
	static void check(final int width, final int height, final double field, final double jitter, final double drift,
		final double coarsest)
	{
		requireSide("width", width);
		requireSide("height", height);
		requireField(field, width, coarsest);
		require(jitter >= 0 && jitter <= width / 4.0, "jitter", jitter, "0 to a quarter of the width, in pixels");
		require(drift >= 0 && drift <= field, "drift", drift, "0 to the width of the field, " + field + " nm");
	}

	private static void requireSide(final String name, final int pixels) {
		require(pixels >= 8 && pixels <= MOST, name, pixels, "8 to " + MOST + " pixels");
	}

	private static void requireField(final double field, final int width, final double coarsest) {
		require(field > 0 && field / width <= coarsest, "field", field, "more than 0 and at most " + coarsest * width +
			" nm for " + width +
			" pixels, or the lattice is lost between the pixels; scan a smaller field or more pixels");
	}

	/** @param ok false for NaN too, when written as comparisons that must hold */
	static void require(final boolean ok, final String name, final Number value, final String expected) {
		if (!ok) throw new IllegalArgumentException(name + "=" + value + " does not fit: " + expected + ".");
	}
}
