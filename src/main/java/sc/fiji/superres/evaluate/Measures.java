package sc.fiji.superres.evaluate;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;

import sc.fiji.superres.metric.GaussMetric;
import sc.fiji.superres.metric.Metric;
import sc.fiji.superres.metric.MsSsim;
import sc.fiji.superres.metric.Psnr;
import sc.fiji.superres.metric.Ssim;

/** All metrics of an evaluation, on grey values 0 … 255. */
final class Measures {

	private static final List<Metric> PLAIN = List.of(new Psnr(Grey.SPAN, 0), new Ssim(Grey.SPAN), new MsSsim(Grey.SPAN));
	private static final List<Metric> ALL = Stream.concat(PLAIN.stream(), PLAIN.stream().map(GaussMetric::new)).toList();

	/**
	 * @param values metric → figure; NaN where the metric does not apply
	 * @param notes why
	 */
	record Figures(Map<String, Double> values, Set<String> notes) {}

	private Measures() {}

	static Figures of(final RandomAccessibleInterval<? extends RealType<?>> image,
		final RandomAccessibleInterval<? extends RealType<?>> reference)
	{
		final Map<String, Double> values = new LinkedHashMap<>();
		final Set<String> notes = new LinkedHashSet<>();
		for (final Metric metric : ALL) {
			double figure = Double.NaN;
			try {
				figure = metric.measure(image, reference);
			}
			catch (final IllegalArgumentException exc) {
				notes.add(metric.name() + " is left out: " + exc.getMessage());
			}
			values.put(metric.name(), figure);
		}
		return new Figures(values, notes);
	}
}
