package sc.fiji.superres.command;

import java.util.List;
import java.util.function.DoubleSupplier;
import java.util.stream.Stream;

import ij.IJ;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;
import net.imglib2.type.numeric.real.FloatType;

import sc.fiji.superres.fidelity.LatticeFidelity;
import sc.fiji.superres.fidelity.RingCorrelation;
import sc.fiji.superres.image.PixelSize;
import sc.fiji.superres.image.Planes;
import sc.fiji.superres.metric.GaussMetric;
import sc.fiji.superres.metric.Mae;
import sc.fiji.superres.metric.Metric;
import sc.fiji.superres.metric.MsSsim;
import sc.fiji.superres.metric.Mse;
import sc.fiji.superres.metric.Psnr;
import sc.fiji.superres.metric.Ssim;
import sc.fiji.superres.user.ResultsRow;

/**
 * All figures of an image against its reference, as a row of the Results table. A figure for which the image is too
 * small is NaN, and the log says why.
 *
 * @param span data range
 * @param pixel of the reference, for the resolution in its unit
 */
record Similarity(double span, PixelSize pixel) {

	private static final String RESOLUTION = "FRC resolution";

	ResultsRow row(final String image, final String reference,
		final RandomAccessibleInterval<? extends RealType<?>> judged,
		final RandomAccessibleInterval<? extends RealType<?>> ideal)
	{
		final ResultsRow row = new ResultsRow().put("Image", image).put("Reference", reference);
		for (final Metric metric : metrics())
			row.put(metric.name(), orNaN(image, metric.name(), () -> metric.measure(judged, ideal)));
		final double resolution = orNaN(image, RESOLUTION, () -> RingCorrelation.of(judged, ideal).resolution());
		row.put(RESOLUTION + " (px)", resolution);
		if (!pixel.unit().startsWith("pixel")) row.put(RESOLUTION + " (" + pixel.unit() + ")", resolution * pixel
			.width());
		return lattice(row, image, judged, ideal);
	}

	private ResultsRow lattice(final ResultsRow row, final String image,
		final RandomAccessibleInterval<? extends RealType<?>> judged,
		final RandomAccessibleInterval<? extends RealType<?>> ideal)
	{
		LatticeFidelity lattice = new LatticeFidelity(List.of(), List.of(), Double.NaN);
		try {
			lattice = LatticeFidelity.of(judged, ideal);
		}
		catch (final IllegalArgumentException exc) {
			IJ.log(image + ": the lattice columns are NaN. " + exc.getMessage());
		}
		return row.put("Lattice error", lattice.spacingError()).put("Lattice kept", lattice.kept()).put(
			"Peak/background", lattice.toBackground()).put("Reference peak/background", lattice.referenceToBackground())
			.put("Peak width ratio", lattice.widthRatio());
	}

	/** Image less reference, as 32-bit grey. */
	static RandomAccessibleInterval<FloatType> difference(final RandomAccessibleInterval<? extends RealType<?>> judged,
		final RandomAccessibleInterval<? extends RealType<?>> ideal)
	{
		final double[] a = Planes.doubleArray(judged), b = Planes.doubleArray(ideal);
		final float[] difference = new float[a.length];
		for (int i = 0; i < a.length; i++)
			difference[i] = (float) (a[i] - b[i]);
		return Planes.floats(difference, Planes.width(judged), Planes.height(judged));
	}

	/** SSIM at each place, 5 pixels less on each side. */
	RandomAccessibleInterval<FloatType> map(final RandomAccessibleInterval<? extends RealType<?>> judged,
		final RandomAccessibleInterval<? extends RealType<?>> ideal)
	{
		return new Ssim(span).map(judged, ideal);
	}

	private List<Metric> metrics() {
		final List<Metric> plain = List.of(new Psnr(span, 0), new Ssim(span), new MsSsim(span));
		return Stream.of(plain.stream(), plain.stream().map(GaussMetric::new), Stream.<Metric> of(new Mse(), new Mae()))
			.flatMap(s -> s).map(Metric.class::cast).toList();
	}

	private static double orNaN(final String image, final String column, final DoubleSupplier figure) {
		try {
			return figure.getAsDouble();
		}
		catch (final IllegalArgumentException exc) {
			IJ.log(image + ": " + column + " is NaN. " + exc.getMessage());
			return Double.NaN;
		}
	}
}
