package sc.fiji.superres.simulate;

import java.util.List;

import net.imglib2.img.array.ArrayImg;
import net.imglib2.img.basictypeaccess.array.ByteArray;
import net.imglib2.img.basictypeaccess.array.FloatArray;
import net.imglib2.type.numeric.integer.UnsignedByteType;
import net.imglib2.type.numeric.real.FloatType;

import sc.fiji.superres.Progress;
import sc.fiji.superres.image.IntensityRange;
import sc.fiji.superres.image.PixelSize;
import sc.fiji.superres.image.Planes;
import sc.fiji.superres.scene.Scene.Defect;
import sc.fiji.superres.crystal.NoiseSource;
import sc.fiji.superres.crystal.NoiseSource.Stream;
import sc.fiji.superres.path.Pass;
import sc.fiji.superres.path.Raster;
import sc.fiji.superres.path.Settings;

/**
 * STM of graphite in air, at constant current: z = A Σ cos(2π k_i·r), tilted, with drift, row jitter and the noise of
 * the tip.
 * <p>
 * {@link #heights} is what the instrument measures, {@link #simulate} what its software shows: a first-order fit taken
 * off each line, clipped at the 2nd and 98th percentile, stretched to 0 … 255.
 * </p>
 *
 * @param width pixels a row, 8 … 16384
 * @param height rows, 8 … 16384
 * @param field width of the scan in nm; at most 0.1 nm a pixel
 * @param noise s.d. of the noise of each pixel, in pm (real: 14 … 18). The lattice itself has a s.d. of 15.3 pm
 * @param jitter s.d. of the horizontal shift of each row, in pixels of this scan
 * @param drift length of the way the sample moves during the frame, in nm, 0 … field; its direction comes from the
 *            seed. Along x it shears the lattice, along y it stretches or squeezes it
 * @param seed picks the place on the sample, the rotation within ±3°, the tilt, the direction of the drift and all
 *            noise
 * @param lines how much of a real scan's noise along and between lines there is: 1 all of it, 0 none
 */
public record StmScan(int width, int height, double field, double noise, double jitter, double drift, long seed,
	double lines) implements Scan
{

	/**
	 * Pixel noise in pm, of the 14 … 18 that real scans show the end at which the lattice stands out: variance ratio
	 * 1.2.
	 */
	public static final double NOISE = 14;
	/** Row jitter in pixels. */
	public static final double JITTER = 0.4;
	/** Drift in nm: a shear or stretch of up to 8 % at 24 nm. */
	public static final double DRIFT = 2;

	/** S.d. of a line's height against the others, pm. */
	static final double LINE_OFFSET = 18;
	/** S.d. of the slow noise along a line, spectrum 1/f^1.2, pm. */
	static final double SLOW_NOISE = 13;
	/** Greatest tilt of the surface along either axis, degrees. */
	private static final double MAX_TILT = 3;
	private static final double COARSEST = 0.1;

	public StmScan {
		Raster.check(width, height, field, jitter, drift, COARSEST);
		requireNoise(noise);
		requireLines(lines);
	}

	private static void requireNoise(final double noise) {
		Raster.require(noise >= 0 && noise <= 1e6, "noise", noise, "0 to 1000000 pm");
	}

	private static void requireLines(final double lines) {
		Raster.require(lines >= 0 && lines <= 10, "lines", lines, "0 to 10 times the noise of a real scan's lines");
	}

	/** A scan with all the noise that lines have. */
	public StmScan(final int width, final int height, final double field, final double noise, final double jitter,
		final double drift, final long seed)
	{
		this(width, height, field, noise, jitter, drift, seed, 1);
	}

	/** Returns a scan with the noise at a dose, see {@link Scan#of}; without any noise at {@link Scan#NOISELESS}. */
	static StmScan of(final Settings scan) {
		final int lines = scan.isNoisy() ? 1 : 0;
		return new StmScan(scan.width(), scan.height(), scan.field(), noiseAt(scan.dose()), scan.jitter(), scan.drift(),
			scan.seed(), lines);
	}

	/** Returns a scan with the default noise, jitter and drift. */
	public static StmScan graphite(final int width, final int height, final double field, final long seed) {
		return new StmScan(width, height, field, NOISE, JITTER, DRIFT, seed);
	}

	/**
	 * Pixel noise in pm at a dose, see {@link Scan#of}: its variance falls as 1/dose, {@link #NOISE} at
	 * {@link StemScan#DOSE}.
	 */
	static double noiseAt(final double dose) {
		Raster.require(dose > 0 && dose <= 1e6, "dose", dose, "more than 0 and at most 1000000");
		return NOISE * Math.sqrt(StemScan.DOSE / dose);
	}

	@Override
	public List<Defect> pointDefects() {
		return List.of();
	}

	@Override
	public PixelSize pixelSize() {
		return Raster.pixelSize(width, field);
	}

	@Override
	public ArrayImg<UnsignedByteType, ByteArray> simulate(final Pass pass, final Progress progress) {
		final ArrayImg<FloatType, FloatArray> z = flattened(heights(pass, progress));
		return grey(Planes.floatArray(z), range(z), width);
	}

	@Override
	public ArrayImg<UnsignedByteType, ByteArray> truth(final int factor, final Pass pass, final Progress progress) {
		final ArrayImg<FloatType, FloatArray> z = flattened(quiet().heights(raster(0, pass).fine(factor), pass,
			progress));
		final IntensityRange range = range(flattened(heights(pass, Progress.NONE)));
		return grey(Planes.floatArray(z), range, Planes.width(z));
	}

	/** This scan without noise and jitter. */
	private StmScan quiet() {
		return new StmScan(width, height, field, 0, 0, drift, seed, 0);
	}

	private Raster raster(final double shifts, final Pass pass) {
		return new Raster(width, height, field, shifts, drift, seed, pass);
	}

	private static IntensityRange range(final ArrayImg<FloatType, FloatArray> flattened) {
		return IntensityRange.percentiles(flattened, 2, 98);
	}

	/** The same heights, each row now without its straight line. */
	private static ArrayImg<FloatType, FloatArray> flattened(final ArrayImg<FloatType, FloatArray> z) {
		flatten(Planes.floatArray(z), Planes.width(z));
		return z;
	}

	/** Heights as grey values: the range becomes 0 … 255, what lies outside is clipped. */
	static ArrayImg<UnsignedByteType, ByteArray> grey(final float[] values, final IntensityRange range,
		final int width)
	{
		final byte[] grey = new byte[values.length];
		for (int k = 0; k < grey.length; k++)
			grey[k] = grey(range.toUnit(values[k]));
		return Planes.bytes(grey, width, grey.length / width);
	}

	private static byte grey(final double unit) {
		return (byte) Math.round(255 * Math.max(0, Math.min(1, unit)));
	}

	/**
	 * Simulates the measured heights in pm, as they leave the instrument: tilted, each line with its offset.
	 *
	 * @throws java.util.concurrent.CancellationException when {@code progress} is cancelled
	 */
	public ArrayImg<FloatType, FloatArray> heights(final Pass pass, final Progress progress) {
		return heights(raster(jitter, pass), pass, progress);
	}

	private ArrayImg<FloatType, FloatArray> heights(final Raster raster, final Pass pass, final Progress progress) {
		final Tip tip = new Tip(pass);
		final int rows = raster.height();
		final int columns = raster.width();
		final float[] z = new float[columns * rows];
		Raster.eachRow(rows, "Scanning graphite", progress, i -> tip.measure(raster.row(i), z, i * columns, columns));
		return Planes.floats(z, columns, rows);
	}

	/** Measures line after line. The order of its fields is the order in which their numbers are drawn. */
	private final class Tip {

		private final Graphite crystal = new Graphite(NoiseSource.of(seed, Stream.PLACE));
		private final double slopeX;
		private final double slopeY;
		private final NoiseSource surface;
		private final NoiseSource random;
		private final PinkNoise slow;

		Tip(final Pass pass) {
			final NoiseSource tilt = NoiseSource.of(seed, Stream.SURFACE);
			slopeX = slope(tilt);
			slopeY = slope(tilt);
			final boolean first = pass.seed(seed) == seed;
			surface = first ? tilt : NoiseSource.of(pass.seed(seed), Stream.SURFACE);
			random = NoiseSource.of(pass.seed(seed), Stream.PIXELS);
			slow = new PinkNoise(width, surface);
		}

		void measure(final Raster.Row row, final float[] z, final int start, final int columns) {
			final double offset = lines * LINE_OFFSET * surface.gaussian();
			for (int j = 0; j < columns; j++) {
				final double height = height(row.xAt(j), row.yAt(j)) + offset;
				z[start + j] = (float) (height + lines * SLOW_NOISE * slow.next() + noise * random.gaussian());
			}
		}

		private double height(final double x, final double y) {
			return crystal.height(x, y) + slopeX * x + slopeY * y;
		}
	}

	/** Draws a slope in pm a nm. */
	private static double slope(final NoiseSource random) {
		return 1000 * StrictMath.tan(Math.toRadians(random.uniform(-MAX_TILT, MAX_TILT)));
	}

	/** Subtracts the straight line of least squares from each row. */
	static void flatten(final float[] z, final int width) {
		for (int start = 0; start < z.length; start += width)
			flattenRow(z, start, width);
	}

	private static void flattenRow(final float[] z, final int start, final int width) {
		final double middle = (width - 1) / 2.0;
		final double mean = mean(z, start, width);
		final double slope = slope(z, start, width);
		for (int j = 0; j < width; j++)
			z[start + j] -= (float) (mean + slope * (j - middle));
	}

	private static double mean(final float[] z, final int start, final int width) {
		double mean = 0;
		for (int j = 0; j < width; j++)
			mean += z[start + j] / width;
		return mean;
	}

	private static double slope(final float[] z, final int start, final int width) {
		final double middle = (width - 1) / 2.0;
		final double squares = width * ((double) width * width - 1) / 12;
		double slope = 0;
		for (int j = 0; j < width; j++)
			slope += z[start + j] * (j - middle) / squares;
		return slope;
	}
}
