package sc.fiji.superres.simulate;

import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

import net.imglib2.img.array.ArrayImg;
import net.imglib2.img.basictypeaccess.array.ByteArray;
import net.imglib2.type.numeric.integer.UnsignedByteType;

import sc.fiji.superres.Progress;
import sc.fiji.superres.crystal.NoiseSource;
import sc.fiji.superres.image.PixelSize;
import sc.fiji.superres.image.Planes;
import sc.fiji.superres.scene.Scene.Defect;
import sc.fiji.superres.path.Pass;
import sc.fiji.superres.path.Raster;
import sc.fiji.superres.path.Settings;

/**
 * HAADF-STEM of GaN [11-20]: Poisson counts on a lattice that jitters from row to row and drifts.
 * <p>
 * 8-bit grey = counts · {@value #TOP} / (expected counts on a Ga column), rounded and clipped: a fixed scale, the same
 * for every image of the same probe and dose, never stretched by an image's own minimum and maximum.
 * </p>
 *
 * @param width pixels a row, 8 … 16384
 * @param height rows, 8 … 16384
 * @param field width of the scan in nm; at most 0.13 nm a pixel
 * @param dose electrons detected a pixel, as the mean over the crystal (background and columns together), above 0, at
 *            most 1e6. The ratio of lattice variance to noise variance is proportional to it: about 0.49·dose for the
 *            default probe
 * @param jitter s.d. of the horizontal shift of each row, in pixels of this scan; every row is shifted by its own
 * @param drift length of the way the sample moves during the frame, in nm, 0 … field; its direction comes from the seed
 * @param probe full width at half maximum of an atom column's image, in nm, 0.02 … 0.3 (real: 0.08 … 0.15)
 * @param seed picks the place on the sample, the rotation within ±3°, the direction of the drift and all noise
 */
public record StemScan(int width, int height, double field, double dose, double jitter, double drift, double probe,
	long seed) implements Scan
{

	/**
	 * Electrons a pixel: lattice-to-noise variance ratio 7.4, within the 1.2 … 12 of real single scans; bicubic
	 * enlargement ×4 then scores 22 dB, as it does on the recorded GaN images of the paper.
	 */
	public static final double DOSE = 15;
	/** Row jitter in pixels: the quieter part of the 0.3 … 1.0 of real scans, as one would record for training. */
	public static final double JITTER = 0.4;
	/** Drift in nm: a settled stage, 8 px over a frame at 6.15 pm a pixel. */
	public static final double DRIFT = 0.05;
	/** Probe in nm: an aberration-corrected microscope at 200 kV with its source size. */
	public static final double PROBE = 0.10;
	/** Grey value of the expected counts on a Ga column. */
	public static final double TOP = 220;

	private static final double COARSEST = 0.13;

	public StemScan {
		Raster.check(width, height, field, jitter, drift, COARSEST);
		requireDose(dose);
		requireProbe(probe);
	}

	private static void requireDose(final double dose) {
		Raster.require(dose > 0 && dose <= 1e6, "dose", dose, "more than 0 and at most 1000000 electrons a pixel");
	}

	private static void requireProbe(final double probe) {
		Raster.require(probe >= 0.02 && probe <= 0.3, "probe", probe, "0.02 to 0.3 nm full width at half maximum");
	}

	/** A scan with the default dose, jitter, drift and probe. */
	public static StemScan galliumNitride(final int width, final int height, final double field, final long seed) {
		return new StemScan(width, height, field, DOSE, JITTER, DRIFT, PROBE, seed);
	}

	/** A scan with the default probe. */
	static StemScan of(final Settings scan) {
		return new StemScan(scan.width(), scan.height(), scan.field(), scan.dose(), scan.jitter(), scan.drift(), PROBE,
			scan.seed());
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
		final NoiseSource random = NoiseSource.of(pass.seed(seed), NoiseSource.Stream.PIXELS);
		final byte[] pixels = new byte[width * height];
		expected(pass, progress, (i, electrons) -> show(i, electrons, random::poisson, pixels));
		return Planes.bytes(pixels, width, height);
	}

	@Override
	public ArrayImg<UnsignedByteType, ByteArray> truth(final int factor, final Pass pass, final Progress progress) {
		final Raster raster = raster(0, pass).fine(factor);
		final byte[] pixels = new byte[raster.width() * raster.height()];
		expected(raster, progress, (i, electrons) -> show(i, electrons, DoubleUnaryOperator.identity(), pixels));
		return Planes.bytes(pixels, raster.width(), raster.height());
	}

	/** @param counted what is counted of the electrons that are expected */
	private void show(final int row, final double[] electrons, final DoubleUnaryOperator counted, final byte[] pixels) {
		final double grey = TOP / (electrons() * GalliumNitride.maximum(probe));
		for (int j = 0; j < electrons.length; j++)
			pixels[row * electrons.length + j] = clipped(grey * counted.applyAsDouble(electrons[j]));
	}

	private Raster raster(final double shifts, final Pass pass) {
		return new Raster(width, height, field, shifts, drift, seed, pass);
	}

	/** The expected electrons of a Ga column without background and neighbours. */
	private double electrons() {
		return dose / GalliumNitride.mean(probe);
	}

	private static byte clipped(final double grey) {
		return (byte) Math.min(255, Math.round(grey));
	}

	/** Takes one row at a time, from the top; the array is used again for the next row. */
	interface RowConsumer {

		void accept(int row, double[] electrons);
	}

	/** The expected counts of every pixel, row by row: the scan without counting noise. */
	void expected(final Pass pass, final Progress progress, final RowConsumer rows) {
		expected(raster(jitter, pass), progress, rows);
	}

	private void expected(final Raster raster, final Progress progress, final RowConsumer rows) {
		final GalliumNitride crystal = new GalliumNitride(raster, probe, seed);
		final double[] row = new double[raster.width()];
		Raster.eachRow(raster.height(), "Scanning GaN", progress, i -> {
			Arrays.fill(row, GalliumNitride.BACKGROUND);
			crystal.add(raster.row(i), row);
			multiply(row, electrons());
			rows.accept(i, row);
		});
	}

	private static void multiply(final double[] row, final double factor) {
		for (int j = 0; j < row.length; j++)
			row[j] *= factor;
	}
}
