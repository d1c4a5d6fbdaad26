package sc.fiji.superres.recall;

import java.util.List;

import net.imglib2.img.array.ArrayImg;
import net.imglib2.img.basictypeaccess.array.ByteArray;
import net.imglib2.type.numeric.integer.UnsignedByteType;

import sc.fiji.superres.Progress;
import sc.fiji.superres.image.IntensityRange;
import sc.fiji.superres.image.Planes;
import sc.fiji.superres.path.Pass;
import sc.fiji.superres.scene.Planted;
import sc.fiji.superres.simulate.Scan;
import sc.fiji.superres.upscale.Upscaler;

/** A scan with planted defects, and what it should show at finer pixels. */
final class PlantedScan {

	/** Pixels of scans, nm: 2.5 MX in a STEM, 16 nm over 512 in an STM. */
	private static final double STEM_PIXEL = 0.0123;
	private static final double STM_PIXEL = 0.03125;

	private final Microscope microscope;
	private final Scan scan;
	private final int side;
	private final int factor;
	private final double pixel;

	PlantedScan(final String sample, final String kinds, final int side, final int factor, final double dose,
		final long seed)
	{
		microscope = Microscope.of(sample);
		pixel = microscope == Microscope.STEM ? STEM_PIXEL : STM_PIXEL;
		this.side = side;
		this.factor = factor;
		scan = Scan.planted(sample, side, side, side * pixel, dose, 0, 0, seed, Planted.parse(kinds));
	}

	View truth() {
		return view(scan.truth(factor, Pass.FIRST, Progress.NONE));
	}

	View perfect() {
		return view(scan.perfect(factor, Pass.FIRST, Progress.NONE));
	}

	private View view(final ArrayImg<UnsignedByteType, ByteArray> image) {
		return new View(Planes.floatArray(image).clone(), factor * side, factor * side, pixel / factor);
	}

	Recall recall(final View result) {
		return new Recall(microscope, scan.pointDefects(), truth(), perfect(), result);
	}

	/** What an upscaler makes of the scan. */
	View enlarged(final Upscaler upscaler) {
		final float[] unit = Planes.floatArray(scan.simulate(Progress.NONE)).clone();
		for (int k = 0; k < unit.length; k++)
			unit[k] = (float) IntensityRange.EIGHT_BIT.toUnit(unit[k]);
		final float[] result = Planes.floatArray(upscaler.upscale(List.of(Planes.floats(unit, side, side)),
			Progress.NONE).get(0));
		return new View(result, factor * side, factor * side, pixel / factor).with(IntensityRange.EIGHT_BIT::fromUnit);
	}

	/** The share of the defects that an upscaler keeps. */
	double keptBy(final Upscaler upscaler) {
		return recall(enlarged(upscaler)).fates().stream().mapToInt(fate -> fate.isKept() ? 1 : 0).average()
			.orElseThrow();
	}

	List<Inventions.Place> inventions(final View result) {
		return Inventions.of(recall(result), microscope, columnHeight());
	}

	private double columnHeight() {
		return Contrast.of(perfect());
	}

	/** The truth with a column more, of a height over that of the heaviest. */
	View withColumn(final double x, final double y, final double height) {
		final View truth = truth();
		final double sigma = microscope.sigma();
		final double column = height * columnHeight();
		final float[] more = truth.values().clone();
		for (int k = 0; k < more.length; k++) {
			final double distance = Math.hypot(truth.place(k % truth.width()) - x, truth.place(k / truth.width()) - y);
			more[k] += (float) (column * Math.exp(-distance * distance / (2 * sigma * sigma)));
		}
		return new View(more, truth.width(), truth.height(), truth.pixel());
	}

	/** A place without defects. */
	double[] clean() {
		final Recall recall = recall(truth());
		for (double x = Recall.RIM; x < side * pixel; x += 0.1)
			for (double y = Recall.RIM; y < side * pixel; y += 0.1)
				if (recall.isClean(x, y)) return new double[] { x + 0.05, y + 0.05 };
		throw new IllegalStateException("No place without defects.");
	}
}
