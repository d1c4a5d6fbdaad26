package sc.fiji.superres.evaluate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;

import sc.fiji.superres.crops.Grey;
import sc.fiji.superres.crops.Rules;
import sc.fiji.superres.fidelity.LatticeFidelity;
import sc.fiji.superres.fidelity.RingCorrelation;
import sc.fiji.superres.metric.GaussMetric;
import sc.fiji.superres.metric.Mae;
import sc.fiji.superres.metric.Metric;
import sc.fiji.superres.metric.MsSsim;
import sc.fiji.superres.metric.Mse;
import sc.fiji.superres.metric.Psnr;
import sc.fiji.superres.metric.Ssim;

/** Everything that an evaluation measures on a crop, on grey values 0 … 255. */
public final class Measures {

	/** What is good in a figure. */
	public enum Better {
			GREATER, SMALLER, NEITHER
	}

	static final String RESOLUTION = "FRC resolution (px)";

	private static final String ERROR = "Lattice error", KEPT = "Lattice kept", PEAKS = "Peak/background", WIDTH =
		"Peak width ratio";
	/**
	 * How often the strongest wave of a reference must go across a crop for figures of its lattice. Of simulated GaN
	 * and graphite scans with 15 electrons a pixel, the noiseless scan keeps 0.90 to 1 of the reflections from 6 on,
	 * each spacing within 1.1 %; 0.91 at 5, and less than two thirds of GaN's at 4, some scans none: neighbouring
	 * reflections overlap, and their ring has no background left to stand out from.
	 */
	private static final double LEAST_PERIODS = 6;
	private static final Set<String> SMALLER = Set.of("MSE", "MAE", RESOLUTION, ERROR), NEITHER = Set.of(PEAKS, WIDTH);
	private static final String TOO_FEW = String.format(Locale.ROOT,
		"Where the strongest wave of a reference goes fewer " +
			"than %.0f times across a crop, its reflections cannot be told apart; a larger crop= holds more.",
		LEAST_PERIODS);
	private static final List<Metric> METRICS = metrics();

	private final Map<String, Double> values = new LinkedHashMap<>();
	private final Set<String> notes = new LinkedHashSet<>();

	private Measures() {}

	/** What is good in the figure of that name. */
	public static Better better(final String metric) {
		return SMALLER.contains(metric) ? Better.SMALLER : NEITHER.contains(metric) ? Better.NEITHER : Better.GREATER;
	}

	/**
	 * @param rules fair ones leave the lattice out where a crop of the reference holds too few of its periods
	 * @param frc whether Fourier ring correlation means something here; else it is NaN
	 */
	static Measures of(final RandomAccessibleInterval<? extends RealType<?>> image,
		final RandomAccessibleInterval<? extends RealType<?>> reference, final Rules rules, final boolean frc)
	{
		final Measures measures = new Measures();
		for (final Metric metric : METRICS)
			measures.put(List.of(metric.name()), () -> List.of(metric.measure(image, reference)));
		measures.put(List.of(RESOLUTION), () -> List.of(frc ? RingCorrelation.of(image, reference).resolution()
			: Double.NaN));
		measures.put(List.of(ERROR, KEPT, PEAKS, WIDTH), () -> {
			final LatticeFidelity lattice = LatticeFidelity.of(image, reference);
			if (rules == Rules.FAIR && lattice.periods() < LEAST_PERIODS) throw new IllegalArgumentException(TOO_FEW);
			return List.of(lattice.spacingError(), lattice.kept(), lattice.toBackground(), lattice.widthRatio());
		});
		return measures;
	}

	/** NaN for everything. */
	static Measures none() {
		final Measures measures = new Measures();
		METRICS.forEach(metric -> measures.values.put(metric.name(), Double.NaN));
		List.of(RESOLUTION, ERROR, KEPT, PEAKS, WIDTH).forEach(name -> measures.values.put(name, Double.NaN));
		return measures;
	}

	/** Metric → figure; NaN where the metric does not apply. */
	Map<String, Double> values() {
		return values;
	}

	/** Why some do not. */
	Set<String> notes() {
		return notes;
	}

	private interface Figures {

		List<Double> measure();
	}

	private void put(final List<String> names, final Figures figures) {
		List<Double> measured = null;
		try {
			measured = figures.measure();
		}
		catch (final IllegalArgumentException exc) {
			notes.add(String.join(", ", names) + ": left out. " + exc.getMessage());
		}
		for (int i = 0; i < names.size(); i++)
			values.put(names.get(i), measured == null ? Double.NaN : measured.get(i));
	}

	private static List<Metric> metrics() {
		final List<Metric> plain = List.of(new Psnr(Grey.SPAN, 0), new Ssim(Grey.SPAN), new MsSsim(Grey.SPAN));
		final List<Metric> all = new ArrayList<>(plain);
		plain.forEach(metric -> all.add(new GaussMetric(metric)));
		all.addAll(List.of(new Mse(), new Mae()));
		return all;
	}
}
