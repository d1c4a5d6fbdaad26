package sc.fiji.superres.command;

import java.util.List;
import java.util.stream.Stream;

import org.scijava.command.Command;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

import ij.IJ;
import ij.ImagePlus;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;
import net.imglib2.view.Views;

import sc.fiji.superres.image.IntensityRange;
import sc.fiji.superres.image.Planes;
import sc.fiji.superres.imagej.ImagePlanes;
import sc.fiji.superres.imagej.ResultsRow;
import sc.fiji.superres.metric.GaussMetric;
import sc.fiji.superres.metric.Metric;
import sc.fiji.superres.metric.MsSsim;
import sc.fiji.superres.metric.Psnr;
import sc.fiji.superres.metric.Ssim;

/** Compares an image with its reference and adds a row to the Results table. */
@Plugin(type = Command.class, label = "Measure Image Similarity...", attrs = @Attr(name = "no-legacy"),
	description = "PSNR (dB), SSIM and MS-SSIM of an image against a reference of the same size.")
public final class MeasureSimilarity implements Command {

	@Parameter(label = "Image", persist = false, description = "Grey image to judge; of a stack, the current slice")
	private ImagePlus image;

	@Parameter(label = "Reference", persist = false, description = "What it ought to be, of the same size")
	private ImagePlus reference;

	@Parameter(label = "Range", persist = false, description = "Grey values the figures relate to: auto (0:255 for 8-bit, " +
		"else the reference's minimum to maximum), minmax, percentiles such as 0.1%:99.9%, or LO:HI")
	private String range = "auto";

	@Parameter(label = "Border (px)", persist = false, description = "Pixels left out on each side, for every figure")
	private int border = 0;

	@Override
	public void run() {
		if (image.getWidth() != reference.getWidth() || image.getHeight() != reference.getHeight()) {
			throw new IllegalArgumentException("\"" + image.getTitle() + "\" has " + image.getWidth() + "×" + image
				.getHeight() + " pixels and \"" + reference.getTitle() + "\" " + reference.getWidth() + "×" + reference
					.getHeight() + ": bring them to one size first (Resample Image...).");
		}
		final IntensityRange grey = IntensityRange.parse(range, ImagePlanes.plane(reference));
		final ResultsRow row = new ResultsRow().put("Image", image.getTitle()).put("Reference", reference.getTitle());
		for (final Metric metric : metrics(grey.high() - grey.low()))
			row.put(metric.name(), measure(metric));
		row.append();
	}

	private static List<Metric> metrics(final double span) {
		final List<Metric> plain = List.of(new Psnr(span, 0), new Ssim(span), new MsSsim(span));
		return Stream.concat(plain.stream(), plain.stream().map(GaussMetric::new)).toList();
	}

	/** NaN, and a line in the log, where the image is too small for the metric. */
	private double measure(final Metric metric) {
		final var judged = inside(ImagePlanes.plane(image));
		final var ideal = inside(ImagePlanes.plane(reference));
		try {
			return metric.measure(judged, ideal);
		}
		catch (final IllegalArgumentException exc) {
			IJ.log(image.getTitle() + ": " + metric.name() + " is NaN. " + exc.getMessage());
			return Double.NaN;
		}
	}

	private RandomAccessibleInterval<? extends RealType<?>> inside(
		final RandomAccessibleInterval<? extends RealType<?>> plane)
	{
		final int w = Planes.width(plane), h = Planes.height(plane);
		if (border < 0 || 2L * border >= Math.min(w, h)) throw new IllegalArgumentException("border=" + border +
			" must be 0 or more and leave something of " + w + "×" + h + " pixels.");
		return border == 0 ? plane : Views.interval(plane, new long[] { border, border }, new long[] { w - border - 1, h -
			border - 1 });
	}
}
