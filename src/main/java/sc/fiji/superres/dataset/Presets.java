package sc.fiji.superres.dataset;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import sc.fiji.superres.resample.Filter;

/**
 * The built-in configurations. Ours have independent pairs, and their targets reach s times the recorded zoom level,
 * the one to which a recorded image is enlarged. Those of [M23], table 1, are as published: target zoom levels are
 * whole MX or nm, and α for 4× goes in steps of 0.05.
 */
final class Presets {

	/** Pixels of a target ([M23]): inputs of 64×64 for 4×, 128×128 for 2×. */
	private static final int CROP = 256;

	/** Crops along each side of an image, as in the authors' published configuration. */
	private static final int CROPS_PER_ROW = 8;

	private static final List<Double> NONE = List.of();
	private static final ZoomLevel MX5 = new ZoomLevel(5, ZoomLevel.MX);
	private static final ZoomLevel NM24 = new ZoomLevel(24, ZoomLevel.NM);

	/**
	 * 6, 7, 8, 10, 12, 14, 17 and 20 MX over 5 MX: about as many levels in each octave. Every whole MX, as in the
	 * published presets, would favour the fine end: 0.3 dB less at the recorded zoom and 0.3 dB more at four times it
	 * (docs/study.md).
	 */
	private static final List<Double> OCTAVES_5_TO_20 = List.of(1.2, 1.4, 1.6, 2.0, 2.4, 2.8, 3.4, 4.0);
	/** 24 nm over 21, 18, 16, 14, 13 and 12 nm. */
	private static final List<Double> OCTAVE_24_TO_12 = List.of(24.0 / 21, 24.0 / 18, 24.0 / 16, 24.0 / 14, 24.0 / 13,
		24.0 / 12);

	/** Presets by name: ours first, then those of the table in its order. */
	static final Map<String, MultiScaleConfig> ALL = new LinkedHashMap<>();

	static {
		final List<Double> alphas = Ratios.parse("0.25:0.05:0.95", "alphas");
		add("4x independent 5-20", 4, NONE, OCTAVES_5_TO_20, NONE, MX5, PairKind.INDEPENDENT);
		add("2x independent 24-12", 2, NONE, OCTAVE_24_TO_12, NONE, NM24, PairKind.INDEPENDENT);
		fourfold("4x single-scale", NONE, NONE, NONE);
		fourfold("4x ms 1.25-5", alphas, NONE, NONE);
		fourfold("4x ms 5-10", NONE, over(6, 10, 5), NONE);
		// the paper's main preset for STEM
		fourfold("4x ms 1.25-10", alphas, over(6, 10, 5), NONE);
		fourfold("4x ms 1.25-10 conv 11-15", alphas, over(6, 10, 5), over(11, 15, 20));
		fourfold("4x ms 1.25-17 conv 17-19", alphas, over(6, 17, 5), over(17, 19, 20));
		fourfold("4x ms 5-17 conv 17-19", NONE, over(6, 17, 5), over(17, 19, 20));
		twofold("2x single-scale", NONE, NONE, NONE);
		twofold("2x ms 24-14", NONE, under(24, 23, 14), NONE);
		// the paper's main preset for STM
		twofold("2x ms 48-14", under(24, 48, 25), under(24, 23, 14), NONE);
		twofold("2x ms 24-14 conv 14-13", NONE, under(24, 23, 14), under(12, 14, 13));
	}

	private Presets() {}

	private static void fourfold(final String name, final List<Double> alphas, final List<Double> betas,
		final List<Double> gammas)
	{
		add(name, 4, alphas, betas, gammas, MX5, PairKind.PUBLISHED);
	}

	private static void twofold(final String name, final List<Double> alphas, final List<Double> betas,
		final List<Double> gammas)
	{
		add(name, 2, alphas, betas, gammas, NM24, PairKind.PUBLISHED);
	}

	private static void add(final String name, final int factor, final List<Double> alphas, final List<Double> betas,
		final List<Double> gammas, final ZoomLevel zoom, final PairKind pairs)
	{
		final List<Filter> filters = List.of(Filter.values());
		ALL.put(name, new MultiScaleConfig(name, factor, alphas, betas, gammas, filters, CROP, CROPS_PER_ROW, zoom,
			pairs, false));
	}

	/** Whole MX from first to last over the recorded MX. */
	private static List<Double> over(final int first, final int last, final double recorded) {
		return IntStream.rangeClosed(first, last).mapToObj(mx -> mx / recorded).toList();
	}

	/** The recorded nm over whole nm, from first down to last. */
	private static List<Double> under(final double recorded, final int first, final int last) {
		return IntStream.rangeClosed(0, first - last).mapToObj(i -> recorded / (first - i)).toList();
	}
}
