package sc.fiji.superres.prepared;

import java.awt.Rectangle;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;

import ij.ImagePlus;
import ij.measure.Calibration;
import ij.process.ImageProcessor;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;

import sc.fiji.superres.Progress;
import sc.fiji.superres.Software;
import sc.fiji.superres.image.Planes;
import sc.fiji.superres.imageplus.CalibratedGrey;
import sc.fiji.superres.imageplus.EachPlane;
import sc.fiji.superres.imageplus.ImagePlanes;
import sc.fiji.superres.prepare.Preparation;
import sc.fiji.superres.scans.RecordingImages;
import sc.fiji.superres.survey.ScanWarnings;

/**
 * Prepares images of ImageJ: stacks slice by slice, each slice with its own percentiles, since slices may be different
 * quantities or directions. Pixel size, labels, channels, info and overlay are kept; a 32-bit result also keeps the
 * unit of its values, which are calibrated ones.
 */
public final class ImagePreparation {

	/** What a result's title ends with. */
	public static final String SUFFIX = "-prepared";

	private final Preparation preparation;

	public ImagePreparation(final Preparation preparation) {
		this.preparation = preparation;
	}

	/** What was chosen. */
	Preparation preparation() {
		return preparation;
	}

	/**
	 * Prepares an image.
	 *
	 * @param image is not changed
	 * @return {@code NAME-prepared}
	 * @throws IllegalArgumentException where the image cannot be prepared, naming it
	 */
	public ImagePlus of(final ImagePlus image, final Progress progress) {
		try {
			return of(image, null, UnaryOperator.identity(), progress);
		}
		catch (final IllegalArgumentException exc) {
			throw new IllegalArgumentException("\"" + image.getTitle() + "\": " + exc.getMessage(), exc);
		}
	}

	/**
	 * The same.
	 *
	 * @param file where the result goes if it does not fit in memory; null for beside the image's own
	 * @param label adds what the result carries besides
	 */
	ImagePlus of(final ImagePlus image, final Path file, final UnaryOperator<ImagePlus> label,
		final Progress progress)
	{
		final ImagePlus scan = GreyScan.of(image);
		warn(scan, progress);
		final Slices slices = new Slices(CalibratedGrey.of(scan));
		final Rectangle all = new Rectangle(scan.getWidth(), scan.getHeight());
		final ImagePlus result = EachPlane.of(scan, all, ImagePlanes.name(image) + SUFFIX, file, 1, slices::prepare,
			made -> label.apply(dressed(made, scan)), progress);
		slices.note(image.getTitle(), progress);
		return result;
	}

	/** By the first slice of each channel: the others have the same history. */
	private static void warn(final ImagePlus scan, final Progress progress) {
		for (int channel = 1; channel <= scan.getNChannels(); channel++) {
			final ImageProcessor first = scan.getStack().getProcessor(channel);
			final float[] values = Planes.floatArray(ImagePlanes.plane(first));
			ScanWarnings.of(scan.getTitle(), values, scan.getWidth(), scan.getHeight()).forEach(progress::note);
		}
	}

	private ImagePlus dressed(final ImagePlus made, final ImagePlus scan) {
		made.setCalibration(withoutFunction(made.getCalibration()));
		keepUnit(scan.getCalibration().getValueUnit(), made);
		EachPlane.addInfo(made, Software.description() + ": prepared\n  keys: " + preparation.keys() + "\n");
		showAll(made);
		return made;
	}

	private static Calibration withoutFunction(final Calibration before) {
		final Calibration calibration = before.copy();
		calibration.setFunction(Calibration.NONE, null, null);
		return calibration;
	}

	/** The unit of values is that of 32-bit results only; TIFFs keep it as a property. */
	private void keepUnit(final String unit, final ImagePlus made) {
		if (preparation.eightBit()) made.setProp(RecordingImages.UNIT, null);
		else if (!unit.equals(made.getCalibration().getValueUnit())) RecordingImages.setUnit(made, unit);
	}

	/** What an image showed of its values means nothing for those of the result. */
	private static void showAll(final ImagePlus made) {
		for (int channel = made.getNChannels(); channel >= 1; channel--) {
			if (made.isComposite()) made.setPositionWithoutUpdate(channel, made.getSlice(), made.getFrame());
			if (made.getBitDepth() == Byte.SIZE) made.setDisplayRange(0, 255);
			else made.resetDisplayRange();
		}
	}

	/** Prepares slice after slice, and counts what was repaired. */
	private final class Slices {

		private final CalibratedGrey grey;
		private int lines;
		private int pixels;

		Slices(final CalibratedGrey grey) {
			this.grey = grey;
		}

		List<? extends RandomAccessibleInterval<?>> prepare(
			final List<? extends RandomAccessibleInterval<? extends RealType<?>>> planes)
		{
			final Preparation.Result result = preparation.of(grey.plane(planes.get(0)));
			lines += result.lines();
			pixels += result.pixels();
			return List.of(result.plane());
		}

		void note(final String title, final Progress progress) {
			if (lines + pixels > 0) progress.note(title + ": " + lines + " lines and " + pixels +
				" pixels of scars and gaps are replaced by what lies above and below.");
		}
	}
}
