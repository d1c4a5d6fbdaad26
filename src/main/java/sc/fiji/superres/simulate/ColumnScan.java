package sc.fiji.superres.simulate;

import java.util.List;

import net.imglib2.img.array.ArrayImg;
import net.imglib2.img.basictypeaccess.array.ByteArray;
import net.imglib2.type.numeric.integer.UnsignedByteType;

import sc.fiji.superres.Progress;
import sc.fiji.superres.crystal.Cell;
import sc.fiji.superres.crystal.NoiseSource;
import sc.fiji.superres.crystal.NoiseSource.Stream;
import sc.fiji.superres.image.PixelSize;
import sc.fiji.superres.image.Planes;
import sc.fiji.superres.scene.Scene.Defect;
import sc.fiji.superres.scene.Field;
import sc.fiji.superres.scene.Planted;
import sc.fiji.superres.scene.Scene;
import sc.fiji.superres.scene.StemScene;
import sc.fiji.superres.path.Distortion;
import sc.fiji.superres.path.Pass;
import sc.fiji.superres.path.Raster;
import sc.fiji.superres.path.ScanPath;
import sc.fiji.superres.path.Settings;

/**
 * HAADF-STEM of any crystal: Poisson counts on a {@link StemScene}.
 * <p>
 * Grey values are on a scale of the crystal, {@value StemScan#TOP} for the expected counts on the brightest column,
 * never stretched by an image's own minimum and maximum.
 * </p>
 *
 * @param cell the crystal
 * @param settings pixels of at most 0.13 nm; the dose is the mean of electrons a pixel over the perfect crystal
 * @param defects whether the crystal and the microscope have all faults that {@link StemScene#drawn},
 *            {@link Distortion} and {@link Detector} draw
 * @param planted defects planted into a perfect crystal, none where it has all faults
 */
record ColumnScan(Cell cell, Settings settings, boolean defects, List<Planted> planted) implements Scan {

	private static final double COARSEST = 0.13;

	ColumnScan {
		settings.checked(COARSEST);
		planted = List.copyOf(planted);
	}

	@Override
	public List<Defect> pointDefects() {
		return scene(Pass.FIRST).defects();
	}

	@Override
	public PixelSize pixelSize() {
		return Raster.pixelSize(settings.width(), settings.field());
	}

	@Override
	public ArrayImg<UnsignedByteType, ByteArray> simulate(final Pass pass, final Progress progress) {
		final Detector detector = settings.isNoisy() ? detector() : detector().quiet();
		final Scene scene = scene(pass);
		return recorded(path(detector, pass), scene, progress, counting(detector, settings.dose() / scene.mean(),
			pass));
	}

	/** @param electrons expected for a signal of 1 */
	private Electronics counting(final Detector detector, final double electrons, final Pass pass) {
		final NoiseSource random = NoiseSource.of(pass.seed(settings.seed()), Stream.PIXELS);
		return signal -> {
			multiply(signal, electrons);
			if (pass.isBackward()) reverse(signal);
			detector.count(signal, random);
			if (pass.isBackward()) reverse(signal);
			multiply(signal, 1 / electrons);
		};
	}

	@Override
	public ArrayImg<UnsignedByteType, ByteArray> truth(final int factor, final Pass pass, final Progress progress) {
		final ScanPath path = path(Detector.PERFECT, pass).fine(factor);
		return recorded(path, scene(pass), progress, signal -> {});
	}

	/** What the electronics make of the signal of a row. */
	private interface Electronics {

		void work(double[] signal);
	}

	@Override
	public ArrayImg<UnsignedByteType, ByteArray> perfect(final int factor, final Pass pass, final Progress progress) {
		return new ColumnScan(cell, settings, defects, List.of()).truth(factor, pass, progress);
	}

	private ArrayImg<UnsignedByteType, ByteArray> recorded(final ScanPath path, final Scene scene,
		final Progress progress, final Electronics electronics)
	{
		final Detector detector = detector();
		final byte[] pixels = new byte[path.pixels()];
		final double[] signal = new double[path.width()];
		Raster.eachRow(path.height(), "Scanning columns", progress, i -> {
			scene.measure(path.row(i), signal);
			electronics.work(signal);
			detector.show(signal, scene.maximum(), pixels, i * signal.length);
		});
		return Planes.bytes(pixels, path.width(), path.height());
	}

	private static void multiply(final double[] row, final double factor) {
		for (int j = 0; j < row.length; j++)
			row[j] *= factor;
	}

	/**
	 * Electrons are counted in the order of time, which is that of the pixels from right to left in a backward line.
	 */
	private static void reverse(final double[] row) {
		for (int j = 0; j < row.length / 2; j++) {
			final double left = row[j];
			row[j] = row[row.length - 1 - j];
			row[row.length - 1 - j] = left;
		}
	}

	private ScanPath path(final Detector detector, final Pass pass) {
		final Distortion distortion = defects ? Distortion.drawn(settings.seed()) : Distortion.ROWS;
		return ScanPath.of(settings, distortion, detector.delay(), pass);
	}

	private Detector detector() {
		return defects ? Detector.drawn(settings.seed()) : Detector.PERFECT;
	}

	/** The sample, around all that the scan may look at. */
	private Scene scene(final Pass pass) {
		final Field field = path(detector(), pass).field();
		if (defects) return StemScene.drawn(cell, field, settings.seed());
		if (!planted.isEmpty()) return StemScene.planted(cell, field, StemScan.PROBE, settings.seed(), planted);
		return StemScene.perfect(cell, field, StemScan.PROBE, settings.seed());
	}
}
