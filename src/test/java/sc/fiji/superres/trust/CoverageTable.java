package sc.fiji.superres.trust;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;

import sc.fiji.superres.Progress;
import sc.fiji.superres.image.Planes;
import sc.fiji.superres.path.Pass;
import sc.fiji.superres.simulate.Scan;

/**
 * How well the bounds of the models that come along hold, as {@code macros/study/coverage.ijm} measures it, with more
 * scans where one differs most from the next: a table for docs/trust.md.
 *
 * <pre>
 * java … sc.fiji.superres.trust.CoverageTable [SCANS]
 * </pre>
 *
 * SCANS of a zoom and a dose at 5 electrons a pixel (8), half of them at 10, a quarter at 20 and 50.
 */
final class CoverageTable {

	private static final int SIDE = 80;
	private static final double[] STEM = { 0.0307, 0.0175, 0.0095, 0.0057 };
	private static final double[] STM = { 0.0938, 0.05, 0.03, 0.016 };
	private static final double[] DOSES = { 5, 10, 20, 50 };
	private static final int[] SHARES = { 1, 2, 4, 4 };
	private static final long FIRST_SEED = 7_000_000;

	/** The models, and what they are tried on. */
	private static final Map<String, List<String>> SAMPLES = new LinkedHashMap<>();

	static {
		SAMPLES.put("stem-lattice-x4", List.of("random-stem", "gaas-stem", "tio2-stem", "zno-stem"));
		SAMPLES.put("stem-lattice-x2", List.of("random-stem"));
		SAMPLES.put("stm-lattice-x2", List.of("random-stm", "tio2-stm", "nbse2-stm"));
	}

	/** A scan. */
	private record Case(double pixel, double dose, Coverage.Seen seen) {}

	private final StarterNetwork model;
	private final String name;
	private final int places;

	private CoverageTable(final StarterNetwork model, final String name, final int places) {
		this.model = model;
		this.name = name;
		this.places = places;
	}

	public static void main(final String[] args) throws IOException {
		final int places = args.length > 0 ? Integer.parseInt(args[0]) : 8;
		System.out.println(
			"| model | sample with defects | scans | without guarantee | coverage, % | from the coarsest zoom to the finest | at 5 / 10 / 20 / 50 electrons (standard error over scans) | error | bound | within 10 % | contradicted |");
		System.out.println("|---|---|---|---|---|---|---|---|---|---|---|");
		for (final String name : SAMPLES.keySet())
			try (StarterNetwork model = StarterNetwork.load(name)) {
				for (final String sample : SAMPLES.get(name))
					new CoverageTable(model, name, places).print(sample);
			}
	}

	private double[] pixels() {
		return name.startsWith("stm") ? STM : STEM;
	}

	private void print(final String sample) {
		final Coverage coverage = new Coverage(model.enlarger(), model.calibration());
		final List<Case> cases = new ArrayList<>();
		for (int p = 0; p < pixels().length; p++)
			for (int d = 0; d < DOSES.length; d++)
				for (int place = 1; place <= Math.max(2, places / SHARES[d]); place++) {
					final double pixel = pixels()[p];
					final double dose = DOSES[d];
					coverage.add(scan(sample, pixel, dose, FIRST_SEED + 1000 * p + 100 * d + place)).ifPresent(
						seen -> cases.add(new Case(pixel, dose, seen)));
				}
		System.out.println(line(sample, coverage, cases));
	}

	private CalibrationPair scan(final String sample, final double pixel, final double dose, final long seed) {
		final int factor = model.network().factor();
		final Scan scan = Scan.withDefects(sample, SIDE, SIDE, SIDE * pixel, dose, 0, 0, seed);
		final double ratio = new StarterScans(name.startsWith("stm"), factor, SIDE).ratio(pixel);
		return new CalibrationPair(unit(scan.simulate(Progress.NONE)), unit(scan.truth(factor, Pass.FIRST,
			Progress.NONE)), SIDE, SIDE, ratio);
	}

	private static float[] unit(final RandomAccessibleInterval<? extends RealType<?>> plane) {
		final float[] values = Planes.floatArray(plane).clone();
		for (int i = 0; i < values.length; i++)
			values[i] /= 255;
		return values;
	}

	private String line(final String sample, final Coverage coverage, final List<Case> cases) {
		final List<String> zooms = new ArrayList<>();
		for (final double pixel : pixels())
			zooms.add(String.format(Locale.ROOT, "%.0f", percent(cases.stream().filter(one -> one.pixel == pixel)
				.toList())));
		final List<String> doses = new ArrayList<>();
		for (final double dose : DOSES)
			doses.add(withError(cases.stream().filter(one -> one.dose == dose).toList()));
		final double windows = sum(cases, Coverage.Seen::windows);
		final double contradicted = sum(cases, Coverage.Seen::contradicted);
		return String.format(Locale.ROOT, "| `%s` | %s | %d | %d | **%.1f** | %s | %s | %.1f | %.1f | %.0f | %.2f %% |",
			name, sample, cases.size() + coverage.without(), coverage.without(), percent(cases), String.join(" / ",
				zooms), String.join(" / ", doses), sum(cases, Coverage.Seen::error) / windows, sum(cases,
					Coverage.Seen::bound) / windows, 100 * sum(cases, Coverage.Seen::within) / windows, 100 *
						contradicted / (windows + contradicted));
	}

	private static double sum(final List<Case> cases, final ToDoubleFunction<Coverage.Seen> what) {
		return cases.stream().map(Case::seen).mapToDouble(what).sum();
	}

	private static double percent(final List<Case> cases) {
		return 100 * sum(cases, Coverage.Seen::held) / sum(cases, Coverage.Seen::windows);
	}

	/** Coverage, and the standard error of its mean over scans. */
	private static String withError(final List<Case> cases) {
		final double mean = sum(cases, Coverage.Seen::percent) / cases.size();
		final double squares = sum(cases, seen -> (seen.percent() - mean) * (seen.percent() - mean));
		return String.format(Locale.ROOT, "%.0f (%.1f)", percent(cases), Math.sqrt(squares / (cases.size() - 1) / cases
			.size()));
	}
}
