package sc.fiji.superres.survey;

import java.util.ArrayList;
import java.util.List;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.converter.Converter;
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
 * Says at which zoom levels the inputs still hold the structure of the images. Other levels would teach a network to
 * invent structure.
 *
 * <pre>
 * Sampling sampling = Sampling.of(sources, config);
 * sampling.refusal(); // empty, or why there is nothing to learn
 * sampling.kept(); // what to train on
 * sampling.messages(); // "Left out: 5, 6 … 9 MX. There …"
 * </pre>
 * <p>
 * The input of a level takes one source pixel every d = s/resize along x and y. Structure with fewer than
 * {@value #PIXELS} of these pixels a period is lost: it is aliased to another period, or nearly so. A level counts as
 * sampled if no more than {@value #THRESHOLD} of the structure's power is lost; {@code docs/sampling-notes.md} says how
 * both numbers were measured.
 * </p>
 *
 * @param period pixels a period of the strongest reflection of the images; NaN if nothing is periodic
 * @param coarsest greatest distance of input pixels that is sampled, in pixels of the images; below 1 if the images
 *            themselves are not sampled, infinite if they hold no structure
 * @param levels every level of sub-processes (1) to (3), in the order of the configuration; empty if nothing was
 *            measured
 * @param config says which levels there are, and how they are named
 */
public record Sampling(double period, double coarsest, List<Sampled> levels, MultiScaleConfig config) {

	/** Least number of input pixels a period. */
	public static final double PIXELS = 2.2;
	/** Greatest share of the structure's power that may have fewer pixels a period. */
	public static final double THRESHOLD = 0.05;

	/** Pixels a period at the Nyquist frequency. */
	private static final double NYQUIST = 2;

	public Sampling {
		levels = List.copyOf(levels);
	}

	/**
	 * What the inputs of a level hold of the structure.
	 *
	 * @param level a level of sub-process (1), (2) or (3)
	 * @param distance of the input's pixels, in pixels of the images
	 * @param pixels of the input a period of the strongest reflection; NaN if nothing is periodic
	 * @param folded share of the structure's power that is aliased, 0 … 1
	 * @param isSampled whether training on the level is safe
	 */
	public record Sampled(Level level, double distance, double pixels, double folded, boolean isSampled) {}

	/**
	 * Measures all images together.
	 *
	 * @param sources at least one, all recorded at one zoom level; images too small for a spectrum (below
	 *            {@value MeanSpectrum#LEAST_SIDE} pixels) are ignored, and if there are no others, every level counts
	 *            as sampled
	 * @throws IllegalArgumentException if there is no image, or one has NaN
	 */
	public static Sampling of(final List<SourceImage> sources, final MultiScaleConfig config) {
		final List<RandomAccessibleInterval<DoubleType>> planes = unitPlanes(sources);
		if (planes.isEmpty()) return new Sampling(Double.NaN, Double.POSITIVE_INFINITY, List.of(), config);
		final Structure structure = Structure.of(planes);
		final double period = structure.strongest().map(Reflection::period).orElse(Double.NaN);
		final double coarsest = structure.coarsest(THRESHOLD) * NYQUIST / PIXELS;
		final Sampling withoutLevels = new Sampling(period, coarsest, List.of(), config);
		return withoutLevels.withLevelsOf(structure);
	}

	private Sampling withLevelsOf(final Structure structure) {
		final List<Sampled> all = new ArrayList<>();
		for (final Level level : config.levels())
			if (!level.cropsAreInputs()) all.add(sampled(level, structure));
		return new Sampling(period, coarsest, all, config);
	}

	private Sampled sampled(final Level level, final Structure structure) {
		final double distance = config.factor() / level.resize();
		final boolean isSampled = distance <= coarsest;
		return new Sampled(level, distance, period / distance, structure.folded(distance), isSampled);
	}

	/** The planes that are large enough for a spectrum, mapped to [0,1]. */
	private static List<RandomAccessibleInterval<DoubleType>> unitPlanes(final List<SourceImage> sources) {
		final List<RandomAccessibleInterval<DoubleType>> planes = new ArrayList<>();
		for (final SourceImage source : sources)
			if (isLargeEnough(source)) planes.add(unitPlane(source));
		return planes;
	}

	private static boolean isLargeEnough(final SourceImage source) {
		return Math.min(source.width(), source.height()) >= MeanSpectrum.LEAST_SIDE;
	}

	/** Grey values mapped to [0,1], so that images of different ranges have equal weight. */
	@SuppressWarnings({ "unchecked", "rawtypes" })
	private static RandomAccessibleInterval<DoubleType> unitPlane(final SourceImage source) {
		final IntensityRange range = source.range();
		final Converter<RealType, DoubleType> toUnit = (grey, unit) -> unit.set(range.toUnit(grey.getRealDouble()));
		return Converters.convert((RandomAccessibleInterval<RealType>) source.plane(), toUnit, new DoubleType());
	}

	/** Levels that are safe to train on. */
	public List<Level> kept() {
		return levels.stream().filter(Sampled::isSampled).map(Sampled::level).toList();
	}

	/** Levels that would teach a network to invent structure. */
	List<Sampled> lost() {
		return levels.stream().filter(level -> !level.isSampled()).toList();
	}

	/**
	 * The configuration to train on: independent pairs have only the levels that are sampled, published pairs have all
	 * levels, as published.
	 *
	 * @throws IllegalArgumentException if independent pairs have no level that is sampled; the message says what would
	 *             help
	 */
	public MultiScaleConfig applied() {
		if (config.pairs() == PairKind.PUBLISHED || lost().isEmpty()) return config;
		if (kept().isEmpty()) throw new IllegalArgumentException(refusal());
		return config.withLevels(kept());
	}

	/** Messages for people: which levels are left out, or should be, and why; empty if all are sampled. */
	public List<String> messages() {
		if (lost().isEmpty()) return List.of();
		return List.of(consequence() + new SamplingText(this).lost());
	}

	private String consequence() {
		return switch (config.pairs()) {
			case INDEPENDENT -> "Left out: ";
			case PUBLISHED -> "Warning: these zoom levels teach to invent a lattice, and pairs=independent leaves " +
				"them out: ";
		};
	}

	/** A message for people: why none of the levels is sampled and what would help; empty if one is sampled. */
	public String refusal() {
		if (levels.isEmpty() || !kept().isEmpty()) return "";
		return new SamplingText(this).refusal();
	}
}
