package sc.fiji.superres.survey;

import java.util.List;
import java.util.stream.Stream;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.converter.Converters;
import net.imglib2.type.numeric.RealType;
import net.imglib2.type.numeric.real.DoubleType;

import sc.fiji.superres.dataset.Level;
import sc.fiji.superres.dataset.MultiScaleConfig;
import sc.fiji.superres.dataset.PairKind;
import sc.fiji.superres.dataset.SourceImage;
import sc.fiji.superres.image.IntensityRange;
import sc.fiji.superres.lattice.MeanSpectrum;
import sc.fiji.superres.lattice.Reflection;
import sc.fiji.superres.lattice.Structure;

/**
 * Which zoom levels have inputs that still hold the structure of the images, and which would teach to invent.
 *
 * <pre>
 * Sampling sampling = Sampling.of(sources, config);
 * sampling.refusal(); // empty, or why there is nothing to learn
 * sampling.kept(); // what to train on
 * sampling.messages(); // "Left out: 5, 6 … 9 MX. There …"
 * </pre>
 * <p>
 * The input of a level takes one source pixel every d = s/resize along x and y. What of the structure has fewer than
 * {@value #PIXELS} of these pixels a period is lost: it folds to another period, or nearly so. A level counts as
 * sampled where that is no more than {@value #THRESHOLD} of the structure's power; {@code docs/sampling-notes.md} says
 * how both numbers were measured.
 * </p>
 *
 * @param period pixels a period of the images' strongest reflection; NaN where nothing repeats itself
 * @param coarsest greatest distance of input pixels that is sampled, in pixels of the images; below 1 where the images
 *            themselves are not, infinite where they hold no structure
 * @param levels every level of sub-processes (1) to (3), in the order of the configuration; none where nothing was
 *            measured
 * @param config which levels there are, and how they are called
 */
public record Sampling(double period, double coarsest, List<Sampled> levels, MultiScaleConfig config) {

	/** Least pixels of the input a period. */
	public static final double PIXELS = 2.2;
	/** Greatest share of the structure's power that may have fewer. */
	public static final double THRESHOLD = 0.05;

	/** Pixels a period at Nyquist's frequency. */
	private static final double NYQUIST = 2;

	public Sampling {
		levels = List.copyOf(levels);
	}

	/**
	 * What a level's input holds.
	 *
	 * @param level of sub-process (1), (2) or (3)
	 * @param distance of the input's pixels, in pixels of the images
	 * @param pixels of the input a period of the strongest reflection; NaN where nothing repeats itself
	 * @param folded share of the structure's power that folds back, 0 … 1
	 * @param isSampled whether training on it is safe
	 */
	public record Sampled(Level level, double distance, double pixels, double folded, boolean isSampled) {}

	/**
	 * Measures the images, all together.
	 *
	 * @param sources at least one, all recorded at one zoom level; those too small for a spectrum (below
	 *            {@value MeanSpectrum#LEAST_SIDE} pixels) tell nothing, and without others all counts as sampled
	 * @throws IllegalArgumentException where there is no image, or one has NaN
	 */
	public static Sampling of(final List<SourceImage> sources, final MultiScaleConfig config) {
		final List<RandomAccessibleInterval<DoubleType>> planes = sources.stream().filter(s -> Math.min(s.width(), s
			.height()) >= MeanSpectrum.LEAST_SIDE).map(Sampling::unit).toList();
		if (planes.isEmpty()) return new Sampling(Double.NaN, Double.POSITIVE_INFINITY, List.of(), config);
		final Structure structure = Structure.of(planes);
		final double period = structure.strongest().map(Reflection::period).orElse(Double.NaN);
		final double coarsest = structure.coarsest(THRESHOLD) * NYQUIST / PIXELS;
		final List<Sampled> levels = inputsOf(config).map(level -> {
			final double distance = config.factor() / level.resize();
			return new Sampled(level, distance, period / distance, structure.folded(distance), distance <= coarsest);
		}).toList();
		return new Sampling(period, coarsest, levels, config);
	}

	private static Stream<Level> inputsOf(final MultiScaleConfig config) {
		return config.levels().stream().filter(level -> !level.cropsAreInputs());
	}

	/** Grey values as [0,1], so that images of different ranges count alike. */
	@SuppressWarnings({ "unchecked", "rawtypes" })
	private static RandomAccessibleInterval<DoubleType> unit(final SourceImage source) {
		final IntensityRange range = source.range();
		return Converters.convert((RandomAccessibleInterval<RealType>) source.plane(), (grey, unit) -> unit.set(range
			.toUnit(grey.getRealDouble())), new DoubleType());
	}

	/** Levels to train on. */
	public List<Level> kept() {
		return levels.stream().filter(Sampled::isSampled).map(Sampled::level).toList();
	}

	/** Levels that would teach to invent. */
	public List<Level> leftOut() {
		return lost().stream().map(Sampled::level).toList();
	}

	/** What {@link #leftOut} is about. */
	List<Sampled> lost() {
		return levels.stream().filter(l -> !l.isSampled()).toList();
	}

	/**
	 * What to train on: of independent pairs the levels that are sampled, of published ones all of them, as published.
	 *
	 * @throws IllegalArgumentException where independent pairs have no level that is sampled, saying what would help
	 */
	public MultiScaleConfig applied() {
		if (config.pairs() == PairKind.PUBLISHED || lost().isEmpty()) return config;
		if (kept().isEmpty()) throw new IllegalArgumentException(refusal());
		return config.withLevels(kept());
	}

	/** For people: which levels are left out, or would better be, and why; none where all are sampled. */
	public List<String> messages() {
		if (lost().isEmpty()) return List.of();
		final boolean published = config.pairs() == PairKind.PUBLISHED;
		final String what = published
			? "Warning: these zoom levels teach to invent a lattice, and pairs=independent leaves them out: "
			: "Left out: ";
		return List.of(what + new SamplingText(this).lost());
	}

	/** For people: why none of the levels is sampled and what would help; empty where one is. */
	public String refusal() {
		return kept().isEmpty() && !levels.isEmpty() ? new SamplingText(this).refusal() : "";
	}
}
