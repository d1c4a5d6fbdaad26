package sc.fiji.superres.command;

import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.command.ContextCommand;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

import ij.IJ;
import ij.ImagePlus;
import ij.ImageStack;
import ij.process.ImageProcessor;
import ij.process.ImageStatistics;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;
import net.imglib2.type.numeric.real.FloatType;
import net.imglib2.view.Views;

import sc.fiji.superres.enlarge.ChannelRanges;
import sc.fiji.superres.fidelity.LocalResolution;
import sc.fiji.superres.image.IntensityRange;
import sc.fiji.superres.image.PixelSize;
import sc.fiji.superres.image.Planes;
import sc.fiji.superres.imageplus.CalibratedGrey;
import sc.fiji.superres.imageplus.ImagePlanes;
import sc.fiji.superres.imageplus.Palette;
import sc.fiji.superres.measure.Measures;
import sc.fiji.superres.measure.Metrics;
import sc.fiji.superres.metric.Figure;
import sc.fiji.superres.metric.Measurement;
import sc.fiji.superres.metric.Ssim;
import sc.fiji.superres.user.ResultsRow;
import net.imglib2.Interval;
import net.imglib2.util.Intervals;

/** Compares an image with its reference and adds a row to the Results table, a row a slice for stacks. */
@Plugin(type = Command.class, label = "Measure Image Similarity...", attrs = @Attr(name = "no-legacy"),
	description = "PSNR (dB), SSIM, MS-SSIM, errors, Fourier ring correlation and lattice of an image " +
		"against a reference of the same size.")
public final class MeasureSimilarity extends ContextCommand {

	@Parameter(label = "Image", persist = false, description = "Grey image to judge; stacks slice by slice")
	private ImagePlus image;

	@Parameter(label = "Reference", persist = false,
		description = "What it ought to be, of the same size, with one slice or as many as the image")
	private ImagePlus reference;

	@Parameter(label = "Grey values the figures relate to", style = "range", persist = false,
		description = "Grey values the figures relate to: auto (0:255 for 8-bit, " +
			"else the reference's minimum to maximum), minmax, percentiles such as 0.1%:99.9%, or LO:HI")
	private String range = "auto";

	@Parameter(label = "Border that is left out (pixels)", persist = false,
		description = "Pixels left out on each side, for every figure")
	private int border = 0;

	@Parameter(label = "Maps", persist = false, choices = { "none", "difference", "ssim", "both", "resolution" },
		description = "Images to show beside the figures: the difference, image less reference; the SSIM at each " +
			"place; the finest period at which both agree (FRC of 128×128 pixels), for two results that share nothing " +
			"but the sample")
	private String map = "none";

	@Parameter(type = ItemIO.OUTPUT)
	private ImagePlus difference;

	@Parameter(type = ItemIO.OUTPUT)
	private ImagePlus ssim;

	@Parameter(type = ItemIO.OUTPUT)
	private ImagePlus resolution;

	@Override
	public void run() {
		requireOther();
		image = Palette.meant(image);
		reference = Palette.meant(reference);
		requireComparable();
		compare(ChannelRanges.calibrated(range, reference, hot -> {}));
	}

	private void compare(final ChannelRanges grey) {
		final ImageStack differences = new ImageStack();
		final ImageStack maps = new ImageStack();
		for (int slice = 1; slice <= image.getStackSize(); slice++)
			compare(slice, grey, differences, maps);
		if (differences.size() > 0) difference = shown("-difference", differences, -greatest(differences), greatest(
			differences));
		if (maps.size() > 0) ssim = shown("-SSIM", maps, 0, 1);
		if (map.equals("resolution")) resolution = resolution();
	}

	/** Its pixels are squares of the image's; a length in the image's unit. */
	private ImagePlus resolution() {
		final PixelSize pixel = ImagePlanes.pixelSize(image);
		final ImageStack stack = new ImageStack();
		for (int slice = 1; slice <= image.getStackSize(); slice++) {
			final ImageProcessor periods = ImagePlanes.processor(LocalResolution.of(inside(image, slice), inside(
				reference, Math.min(slice, reference.getStackSize()))));
			periods.multiply(pixel.width());
			stack.addSlice("resolution (" + pixel.unit() + "), " + title(slice), periods);
		}
		final ImagePlus shown = shown("-resolution", stack, 2 * pixel.width(), greatest(stack));
		ImagePlanes.setPixelSize(shown, new PixelSize(LocalResolution.STEP * pixel.width(), LocalResolution.STEP * pixel
			.height(), pixel.unit()));
		shown.getCalibration().setValueUnit(pixel.unit());
		return shown;
	}

	/** The greatest value of a stack, whatever its sign. */
	private static double greatest(final ImageStack stack) {
		double greatest = Float.MIN_NORMAL;
		for (int slice = 1; slice <= stack.size(); slice++) {
			final ImageStatistics statistics = stack.getProcessor(slice).getStats();
			greatest = Math.max(greatest, Math.max(statistics.max, -statistics.min));
		}
		return greatest;
	}

	private void compare(final int slice, final ChannelRanges grey, final ImageStack differences,
		final ImageStack maps)
	{
		final int referenceSlice = Math.min(slice, reference.getStackSize());
		final var judged = inside(image, slice);
		final var ideal = inside(reference, referenceSlice);
		final double span = span(grey.ofSlice(referenceSlice - 1));
		addRow(title(slice), measured(judged, ideal, span));
		if (isWanted("difference")) differences.addSlice("difference, " + title(slice), ImagePlanes.processor(
			difference(judged, ideal)));
		if (isWanted("ssim")) maps.addSlice("SSIM, " + title(slice), ImagePlanes.processor(new Ssim(span).map(judged,
			ideal)));
	}

	private static double span(final IntensityRange range) {
		return range.high() - range.low();
	}

	private boolean isWanted(final String kind) {
		return map.equals(kind) || map.equals("both");
	}

	private String title(final int slice) {
		if (image.getStackSize() == 1) return image.getTitle();
		return image.getTitle() + ":" + slice;
	}

	private static Measures measured(final RandomAccessibleInterval<? extends RealType<?>> judged,
		final RandomAccessibleInterval<? extends RealType<?>> ideal, final double span)
	{
		final Measures measures = new Measures();
		for (final Measurement measurement : Metrics.all(span))
			measures.add(measurement, () -> measurement.measureAll(judged, ideal));
		return measures;
	}

	/** Adds a row to the Results table, and says in the log why figures of it are NaN. */
	private void addRow(final String title, final Measures measures) {
		logReasons(title, measures);
		final ResultsRow row = new ResultsRow().put("Image", title).put("Reference", reference.getTitle());
		measures.values().forEach((figure, value) -> put(row, figure, value));
		row.append();
	}

	private static void logReasons(final String title, final Measures measures) {
		measures.reasons().forEach((measurement, reason) -> IJ.log(title + ": " + areNaN(measurement) + reason));
	}

	private static String areNaN(final Measurement measurement) {
		if (measurement.figures().size() == 1) return measurement.subject() + " is NaN. ";
		return measurement.subject() + " are NaN. ";
	}

	/** Lengths get a second column, in the unit of the reference, where that is known. */
	private void put(final ResultsRow row, final Figure figure, final double value) {
		row.put(figure.column(), value);
		if (figure.isLength()) putCalibrated(row, figure, value);
	}

	private void putCalibrated(final ResultsRow row, final Figure figure, final double value) {
		final PixelSize pixel = ImagePlanes.pixelSize(reference);
		final boolean isCalibrated = !pixel.unit().startsWith("pixel");
		if (isCalibrated) row.put(figure.labelIn(pixel.unit()), value * pixel.width());
	}

	/** Image less reference, as 32-bit grey. */
	private static RandomAccessibleInterval<FloatType> difference(
		final RandomAccessibleInterval<? extends RealType<?>> judged,
		final RandomAccessibleInterval<? extends RealType<?>> ideal)
	{
		final float[] difference = difference(Planes.doubleArray(judged), Planes.doubleArray(ideal));
		return Planes.floats(difference, Planes.width(judged), Planes.height(judged));
	}

	private static float[] difference(final double[] minuend, final double[] subtrahend) {
		final float[] difference = new float[minuend.length];
		for (int i = 0; i < difference.length; i++)
			difference[i] = (float) (minuend[i] - subtrahend[i]);
		return difference;
	}

	/** @param low what is shown darkest; high, what is shown brightest */
	private ImagePlus shown(final String ending, final ImageStack stack, final double low, final double high) {
		final ImagePlus shown = new ImagePlus(ImagePlanes.name(image) + ending, stack);
		ImagePlanes.setPixelSize(shown, ImagePlanes.pixelSize(image));
		shown.setDisplayRange(low, high);
		return shown;
	}

	private void requireComparable() {
		// these refuse an RGB image by its name
		ImagePlanes.plane(image);
		ImagePlanes.plane(reference);
		requireOneSize();
		requireSlices();
	}

	private void requireOther() {
		if (image != reference) return;
		throw new IllegalArgumentException(named(image) +
			" would be compared with itself, and nothing is more alike: name another image by reference=.");
	}

	private static String named(final ImagePlus image) {
		return "\"" + image.getTitle() + "\"";
	}

	private void requireOneSize() {
		if (!size(image).equals(size(reference))) throw otherSize();
	}

	private IllegalArgumentException otherSize() {
		return new IllegalArgumentException(named(image) + " has " + size(image) + " pixels and " + named(reference) +
			" " + size(reference) + ": bring them to one size first (Resample Image...).");
	}

	private static String size(final ImagePlus image) {
		return image.getWidth() + "×" + image.getHeight();
	}

	private void requireSlices() {
		final int slices = reference.getStackSize();
		if (slices != 1 && slices != image.getStackSize()) throw otherSlices(slices);
	}

	private IllegalArgumentException otherSlices(final int slices) {
		return new IllegalArgumentException(named(image) + " has " + image.getStackSize() + " slices and " + named(
			reference) + " " + slices + ": give a reference with one slice for all, or with as many.");
	}

	private void requireBorderWithin(final int width, final int height) {
		if (border < 0 || 2L * border >= Math.min(width, height)) throw noPixels(width, height);
	}

	private IllegalArgumentException noPixels(final int width, final int height) {
		return new IllegalArgumentException("border=" + border + " must be 0 or more and leave something of " + width +
			"×" + height + " pixels.");
	}

	/** A slice in calibrated grey values, without its border. */
	private RandomAccessibleInterval<? extends RealType<?>> inside(final ImagePlus whole, final int slice) {
		final var plane = CalibratedGrey.of(whole).plane(ImagePlanes.plane(whole.getStack().getProcessor(slice)));
		requireBorderWithin(Planes.width(plane), Planes.height(plane));
		if (border == 0) return plane;
		return Views.zeroMin(Views.interval(plane, inner(Planes.width(plane), Planes.height(plane))));
	}

	/** The pixels within the border. */
	private Interval inner(final int width, final int height) {
		return Intervals.createMinMax(border, border, width - border - 1, height - border - 1);
	}
}
