package sc.fiji.superres.fidelity;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;

import sc.fiji.superres.metric.Figure;
import sc.fiji.superres.metric.Metric;

/** Finest period at which image and reference agree, in pixels, by their {@link RingCorrelation}: 2 at best. */
public record RingResolution() implements Metric {

	/** What this metric gives. */
	public static final Figure FIGURE = Figure.of("FRC resolution", Figure.PIXELS, Figure.Direction.SMALLER_IS_BETTER,
		"finest period at which image and reference agree (Fourier ring correlation above 1/7); 2 pixels is all there is");

	@Override
	public Figure figure() {
		return FIGURE;
	}

	@Override
	public double measure(final RandomAccessibleInterval<? extends RealType<?>> image,
		final RandomAccessibleInterval<? extends RealType<?>> reference)
	{
		return RingCorrelation.of(image, reference).resolution();
	}

	@Override
	public String objectionToOneRecording() {
		return "Input and reference are of one recording, and what they share would pass for resolution.";
	}
}
