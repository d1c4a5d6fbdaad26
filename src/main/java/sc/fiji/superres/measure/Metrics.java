package sc.fiji.superres.measure;

import java.util.List;

import sc.fiji.superres.fidelity.InventedFigures;
import sc.fiji.superres.fidelity.LatticeFigures;
import sc.fiji.superres.fidelity.RingResolution;
import sc.fiji.superres.metric.Figure;
import sc.fiji.superres.metric.GaussMetric;
import sc.fiji.superres.metric.Mae;
import sc.fiji.superres.metric.Measurement;
import sc.fiji.superres.metric.Metric;
import sc.fiji.superres.metric.MsSsim;
import sc.fiji.superres.metric.Mse;
import sc.fiji.superres.metric.Psnr;
import sc.fiji.superres.metric.Ssim;

/** All that is measured of an image against its reference, and which figures come first where there is little room. */
public final class Metrics {

	/** The figures that a report shows at once; the others are folded up. */
	public static final List<Figure> HEADLINES = List.of(Psnr.FIGURE, Ssim.FIGURE, MsSsim.FIGURE,
		RingResolution.FIGURE);

	/** The figures that are plotted while an evaluation runs. */
	public static final List<Figure> LIVE = List.of(Psnr.FIGURE, MsSsim.FIGURE);

	/** The figure in dB that stands below a picture. */
	public static final Figure QUALITY = Psnr.FIGURE;

	/** The figure that says how much alike two pictures are; greater is more alike. */
	public static final Figure LIKENESS = Ssim.FIGURE;

	/** The figure that says how much of a picture was made up, 0 … 1. */
	public static final Figure INVENTED = InventedFigures.POWER;

	/** Figures within [0,1] that object to a better {@link #QUALITY} where they are worse. */
	public static final List<Figure> OBJECTING = List.of(LIKENESS, LatticeFigures.KEPT, LatticeFigures.ERROR, INVENTED);

	private Metrics() {}

	/**
	 * All measurements, in the order of their columns.
	 *
	 * @param dataRange span of the grey values, 255 for 8-bit
	 */
	public static List<Measurement> all(final double dataRange) {
		final Metric psnr = new Psnr(dataRange, 0);
		final Metric ssim = new Ssim(dataRange);
		final Metric msSsim = new MsSsim(dataRange);
		return List.of(psnr, ssim, msSsim, new GaussMetric(psnr), new GaussMetric(ssim), new GaussMetric(msSsim),
			new Mse(), new Mae(), new RingResolution(), new LatticeFigures(), new InventedFigures());
	}
}
