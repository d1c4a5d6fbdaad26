package sc.fiji.superres.path;

import java.util.function.IntConsumer;

import sc.fiji.superres.Progress;
import sc.fiji.superres.image.PixelSize;
import sc.fiji.superres.crystal.NoiseSource;
import sc.fiji.superres.crystal.NoiseSource.Stream;

/**
 * The places on the sample at which the pixels of a scan were really recorded.
 * <p>
 * r' = r + v·t with t(i, j) = i·(N·t_d + t_flyback) + j·t_d for row i and column j of N, and each row shifted along x
 * by its own jitter. The flyback takes a tenth of a line. Velocity is counted in nm a frame, so that the total drift is
 * what was asked for whatever the dwell time. Where lines are scanned backward too, a line takes its time once more,
 * and a pixel half of it. A later frame begins where the one before has ended. A turned scan has its lines along y, one
 * after the other to the left, about the middle of the field: r' = r₀ + R·(r − r₀) + v·t, R turning x into y.
 * </p>
 */
public final class Raster {

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
	private final Drift drift;
	private final Pass pass;
	/** Shift of each row along itself, in nm. */
	private final double[] shifts;

	/** One row: pixel j is recorded at (x + j·dx, y + j·dy), all in nm. */
	public record Row(double x, double y, double dx, double dy) {

		public double xAt(final int j) {
			return x + j * dx;
		}

		public double yAt(final int j) {
			return y + j * dy;
		}

		/** Whether the row runs along y rather than along x. */
		public boolean isSteep() {
			return Math.abs(dy) > Math.abs(dx);
		}

		/** The least y of so many pixels. */
		public double top(final int pixels) {
			return y + Math.min(0, dy * (pixels - 1));
		}

		/** The greatest y of so many pixels. */
		public double bottom(final int pixels) {
			return y + Math.max(0, dy * (pixels - 1));
		}
	}

	/**
	 * @param field width of the scan, nm
	 * @param jitter s.d. of the row shift, pixels
	 * @param drift length of the drift over the whole frame, nm
	 * @param seed of the drift's direction and of the jitter
	 * @param pass which passage over the field
	 */
	public Raster(final int width, final int height, final double field, final double jitter, final double drift,
		final long seed, final Pass pass)
	{
		factor = 1;
		this.width = width;
		this.pass = pass;
		pixel = field / width;
		dwell = 1 / (height * (1 + FLYBACK) * width * pass.way().of());
		this.drift = Drift.drawn(drift, pass.wander(), seed);
		shifts = shifts(height, jitter * pixel, NoiseSource.of(pass.seed(seed), Stream.JITTER));
	}

	/** The places of a raster without jitter, at finer pixels. */
	private Raster(final Raster scan, final int factor) {
		this.factor = factor;
		width = scan.width;
		pixel = scan.pixel;
		dwell = scan.dwell;
		drift = scan.drift;
		pass = scan.pass;
		shifts = new double[factor * scan.height()];
	}

	/**
	 * Returns what a scan without jitter shows at pixels a whole factor finer: the drift at each place of the field is
	 * that of this scan, so that both show the same geometry.
	 *
	 * @throws IllegalArgumentException when there would be more pixels than a scan may have
	 */
	public Raster fine(final int finer) {
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

	public int width() {
		return factor * width;
	}

	public int height() {
		return shifts.length;
	}

	/** Returns the places of row i. */
	public Row row(final int i) {
		final double t = time(i);
		final double along = 0.5 * pixel / factor + shifts[i];
		final double across = (i + 0.5) * pixel / factor;
		final double step = pass.sign() * dwell;
		final double driftX = drift.speedX(t) * step;
		final double driftY = drift.speedY(t) * step;
		if (!pass.turned()) return new Row(along + drift.xAt(t), across + drift.yAt(t), (pixel + driftX) / factor,
			driftY / factor);
		final double x = middleX() - (across - middleY());
		final double y = middleY() + (along - middleX());
		return new Row(x + drift.xAt(t), y + drift.yAt(t), driftX / factor, (pixel + driftY) / factor);
	}

	/** When the first pixel of row i is recorded, in frames. */
	private double time(final int i) {
		final double line = scanned(i) * pass.way().of() + pass.way().before();
		return pass.frame() + line * width * (1 + FLYBACK) * dwell + first() * dwell;
	}

	/** When the first pixel of a row is recorded after the beginning of the row, in pixels. */
	private double first() {
		return pass.isBackward() ? width - 1 - scanned(0) : scanned(0);
	}

	/** Middle of the field along x, nm. */
	double middleX() {
		return width * pixel / 2;
	}

	/** Middle of the field along y, nm. */
	double middleY() {
		return (double) height() / factor * pixel / 2;
	}

	/** The number of a row or column as it is counted in the scan: pixel centres lie at integers. */
	private double scanned(final int number) {
		return (number + 0.5) / factor - 0.5;
	}

	/** A rectangle on the sample, in nm. */
	public record Box(double left, double top, double right, double bottom) {

		private static final Box EMPTY = new Box(Double.MAX_VALUE, Double.MAX_VALUE, -Double.MAX_VALUE,
			-Double.MAX_VALUE);

		/** The rectangle that also holds a place. */
		private Box including(final double x, final double y) {
			return new Box(Math.min(left, x), Math.min(top, y), Math.max(right, x), Math.max(bottom, y));
		}

		private Box including(final Row row, final int pixels) {
			final Box begun = including(row.x, row.y);
			return begun.including(row.xAt(pixels - 1), row.yAt(pixels - 1));
		}

		public double middleX() {
			return (left + right) / 2;
		}

		public double middleY() {
			return (top + bottom) / 2;
		}

		/** Half of its diagonal. */
		public double radius() {
			return Math.hypot(right - left, bottom - top) / 2;
		}

		/** Whether a place lies in the rectangle or within a margin around it. */
		public boolean holds(final double x, final double y, final double margin) {
			return isBetween(x, left - margin, right + margin) && isBetween(y, top - margin, bottom + margin);
		}

		private static boolean isBetween(final double place, final double low, final double high) {
			return place >= low && place <= high;
		}
	}

	/** Returns the smallest rectangle that holds the places of all pixels. */
	public Box bounds() {
		Box box = Box.EMPTY;
		for (int i = 0; i < height(); i++)
			box = box.including(row(i), width());
		return box;
	}

	/**
	 * Works on row after row.
	 *
	 * @param what is done, for the progress
	 * @throws java.util.concurrent.CancellationException when the progress is cancelled
	 */
	public static void eachRow(final int rows, final String what, final Progress progress, final IntConsumer work) {
		for (int i = 0; i < rows; i++) {
			progress.checkCancelled();
			work.accept(i);
			progress.report(i + 1, rows, what);
		}
	}

	/** Returns the size of a pixel of a scan. */
	public static PixelSize pixelSize(final int width, final double field) {
		return new PixelSize(field / width, field / width, "nm");
	}

	/**
	 * Refuses values with which no scan is possible.
	 *
	 * @param coarsest greatest pixel in nm at which the lattice is still sampled
	 */
	public static void check(final int width, final int height, final double field, final double jitter,
		final double drift, final double coarsest)
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
	public static void require(final boolean ok, final String name, final Number value, final String expected) {
		if (!ok) throw new IllegalArgumentException(name + "=" + value + " does not fit: " + expected + ".");
	}
}
