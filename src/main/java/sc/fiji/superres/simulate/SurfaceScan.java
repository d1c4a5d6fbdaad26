package sc.fiji.superres.simulate;

import java.util.List;

import net.imglib2.img.array.ArrayImg;
import net.imglib2.img.basictypeaccess.array.ByteArray;
import net.imglib2.type.numeric.integer.UnsignedByteType;

import sc.fiji.superres.Progress;
import sc.fiji.superres.crystal.Cell;
import sc.fiji.superres.image.IntensityRange;
import sc.fiji.superres.image.PixelSize;
import sc.fiji.superres.image.Planes;
import sc.fiji.superres.scene.Scene.Defect;
import sc.fiji.superres.scene.Field;
import sc.fiji.superres.scene.Planted;
import sc.fiji.superres.scene.Scene;
import sc.fiji.superres.scene.StmScene;
import sc.fiji.superres.path.Distortion;
import sc.fiji.superres.path.Pass;
import sc.fiji.superres.path.Raster;
import sc.fiji.superres.path.ScanPath;
import sc.fiji.superres.path.Settings;

/**
 * STM of any surface at constant current: heights of a {@link StmScene} with the noise of a {@link TipNoise}, shown as
 * {@link StmScan} shows them, a first-order fit taken off each line, from the 2nd to the 98th percentile.
 *
 * @param cell the surface
 * @param settings pixels of at most 0.1 nm; the dose decides on the noise, see {@link Scan#of}
 * @param defects whether surface and microscope have all faults that {@link StmScene#drawn}, {@link Distortion} and
 *            {@link TipNoise} draw
 * @param planted defects planted into a perfect crystal, none where it has all faults
 */
record SurfaceScan(Cell cell, Settings settings, boolean defects, List<Planted> planted) implements Scan {

	private static final double COARSEST = 0.1;

	SurfaceScan {
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
		final float[] heights = recorded(pass, progress);
		return StmScan.grey(heights, range(heights), settings.width());
	}

	@Override
	public ArrayImg<UnsignedByteType, ByteArray> truth(final int factor, final Pass pass, final Progress progress) {
		return shown(factor, scene(pass), pass, progress);
	}

	@Override
	public ArrayImg<UnsignedByteType, ByteArray> perfect(final int factor, final Pass pass, final Progress progress) {
		return shown(factor, new SurfaceScan(cell, settings, defects, List.of()).scene(pass), pass, progress);
	}

	/** A sample without noise, on the grey scale of the scan. */
	private ArrayImg<UnsignedByteType, ByteArray> shown(final int factor, final Scene scene, final Pass pass,
		final Progress progress)
	{
		final ScanPath path = path(pass).fine(factor);
		final float[] heights = heights(path, scene, progress, values -> {});
		return StmScan.grey(heights, range(recorded(pass, Progress.NONE)), path.width());
	}

	private IntensityRange range(final float[] heights) {
		return IntensityRange.percentiles(Planes.floats(heights, settings.width(), settings.height()), 2, 98);
	}

	/** The heights of the scan, with noise, lines flattened. */
	private float[] recorded(final Pass pass, final Progress progress) {
		final TipNoise noise = TipNoise.of(settings, StmScan.noiseAt(settings.dose()), defects, pass);
		return heights(path(pass), scene(pass), progress, noise::add);
	}

	/** Adds to the heights of a row what is not the sample. */
	private interface Electronics {

		void add(double[] heights);
	}

	private float[] heights(final ScanPath path, final Scene scene, final Progress progress,
		final Electronics electronics)
	{
		final float[] heights = new float[path.pixels()];
		final double[] row = new double[path.width()];
		Raster.eachRow(path.height(), "Scanning a surface", progress, i -> {
			scene.measure(path.row(i), row);
			electronics.add(row);
			put(row, heights, i * row.length);
		});
		StmScan.flatten(heights, path.width());
		return heights;
	}

	private static void put(final double[] row, final float[] heights, final int start) {
		for (int j = 0; j < row.length; j++)
			heights[start + j] = (float) row[j];
	}

	private ScanPath path(final Pass pass) {
		final Distortion distortion = defects ? Distortion.drawn(settings.seed()) : Distortion.ROWS;
		return ScanPath.of(settings, distortion, 0, pass);
	}

	private Scene scene(final Pass pass) {
		final Field field = path(pass).field();
		if (defects) return StmScene.drawn(cell, field, settings.seed());
		if (!planted.isEmpty()) return StmScene.planted(cell, field, settings.seed(), planted);
		return StmScene.perfect(cell, field, settings.seed());
	}
}
