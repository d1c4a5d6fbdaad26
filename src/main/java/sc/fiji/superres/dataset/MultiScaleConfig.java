package sc.fiji.superres.dataset;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.DoublePredicate;

import sc.fiji.superres.resample.Filter;

/**
 * Says which training pairs are made from an image: the four sub-processes of multi-scale training data ([M23], section
 * 3).
 *
 * <pre>
 * MultiScaleConfig.preset("4x ms 1.25-10").withZoom(new ZoomLevel(8, "MX"))
 * </pre>
 *
 * @param name shown to people and written to manifests: the name of a preset or one's own
 * @param factor s: how much larger a target is than its input, at least 2
 * @param alphas ratios by which sub-process (2) shrinks, each in (0,1)
 * @param betas ratios by which (3) enlarges, each greater than 1
 * @param gammas ratios by which (4) shrinks, each in (0,1]
 * @param filters degradations of (1) to (3), at least one: every crop gives one pair for each
 * @param crop side of a target in pixels, a multiple of {@code factor}
 * @param cropsPerRow crops along each side of an image, at least 1
 * @param zoom the zoom level at which the images were recorded
 * @param pairs what the halves of a pair share; null, as in old files without this entry, means published
 * @param withoutRecorded whether (1) is left out because its inputs do not sample the structure of the images
 */
public record MultiScaleConfig(String name, int factor, List<Double> alphas, List<Double> betas, List<Double> gammas,
	List<Filter> filters, int crop, int cropsPerRow, ZoomLevel zoom, PairKind pairs, boolean withoutRecorded)
{

	public MultiScaleConfig {
		require(name != null && !name.isBlank(), "A configuration needs a name.");
		require(factor >= 2, "factor=" + factor + " does not enlarge; use 2 or more.");
		alphas = checkedAlphas(alphas);
		betas = checkedBetas(betas);
		gammas = checkedGammas(gammas);
		checkFilters(filters);
		filters = List.copyOf(filters);
		checkCrops(factor, crop, cropsPerRow);
		require(zoom != null, "A configuration needs the recorded zoom level, such as 5 MX.");
		checkLevels(levels(factor, alphas, betas, gammas, withoutRecorded), zoom);
		pairs = Objects.requireNonNullElse(pairs, PairKind.PUBLISHED);
		checkPairs(pairs, gammas);
	}

	/**
	 * The preset of this name at its own zoom level (5 MX for 4×, 24 nm for 2×): one of ours, or of [M23], table 1.
	 *
	 * @param name one of {@link #presetNames()}
	 */
	public static MultiScaleConfig preset(final String name) {
		final MultiScaleConfig preset = Presets.ALL.get(name);
		require(preset != null, "preset=" + name + " is none of: " + String.join(", ", presetNames()) + ".");
		return preset;
	}

	/** The names of all presets: ours first, then those of [M23], table 1, in its order. */
	public static List<String> presetNames() {
		return List.copyOf(Presets.ALL.keySet());
	}

	/** Reads a list of filters such as {@code nearest,box}; {@code all} or no text means every filter. */
	public static List<Filter> parseFilters(final String text) {
		if (meansEveryFilter(text)) return List.of(Filter.values());
		final String[] names = text.split(",", -1);
		return Arrays.stream(names).map(String::trim).map(Filter::of).toList();
	}

	private static boolean meansEveryFilter(final String text) {
		return text == null || text.isBlank() || text.trim().equals("all");
	}

	/** The same with other crops: {@code crop} target pixels, {@code cropsPerRow} along each side. */
	public MultiScaleConfig withCrop(final int crop, final int cropsPerRow) {
		return new MultiScaleConfig(name, factor, alphas, betas, gammas, filters, crop, cropsPerRow, zoom, pairs,
			withoutRecorded);
	}

	/** The same for images recorded at another zoom level. */
	public MultiScaleConfig withZoom(final ZoomLevel zoom) {
		return new MultiScaleConfig(name, factor, alphas, betas, gammas, filters, crop, cropsPerRow, zoom, pairs,
			withoutRecorded);
	}

	/** The same with pairs of another kind. */
	public MultiScaleConfig withPairs(final PairKind pairs) {
		return new MultiScaleConfig(name, factor, alphas, betas, gammas, filters, crop, cropsPerRow, zoom, pairs,
			withoutRecorded);
	}

	/** The same restricted to some of its levels of (1) to (3), at least one; (4) stays as it is. */
	public MultiScaleConfig withLevels(final List<Level> kept) {
		final List<Double> resizes = kept.stream().map(Level::resize).toList();
		final List<Double> keptAlphas = retained(alphas, resizes);
		final List<Double> keptBetas = retained(betas, resizes);
		final boolean recordedIsLeftOut = !resizes.contains(1.0);
		return new MultiScaleConfig(name, factor, keptAlphas, keptBetas, gammas, filters, crop, cropsPerRow, zoom,
			pairs, recordedIsLeftOut);
	}

	private static List<Double> retained(final List<Double> ratios, final List<Double> kept) {
		return ratios.stream().filter(kept::contains).toList();
	}

	/** Every zoom level: (1), then (2) in the order of the alphas, (3) of the betas, (4) of the gammas. */
	public List<Level> levels() {
		return levels(factor, alphas, betas, gammas, withoutRecorded);
	}

	/** Side of an input in pixels: {@code crop / factor}. */
	public int inputCrop() {
		return crop / factor;
	}

	private static List<Level> levels(final int factor, final List<Double> alphas, final List<Double> betas,
		final List<Double> gammas, final boolean withoutRecorded)
	{
		final List<Level> levels = new ArrayList<>();
		if (!withoutRecorded) levels.add(new Level(1, 1, 1));
		levels.addAll(levels(2, 1, alphas));
		levels.addAll(levels(3, 1, betas));
		levels.addAll(levels(4, factor, gammas));
		return List.copyOf(levels);
	}

	/** @param enlarged how much larger targets are than the resized images */
	private static List<Level> levels(final int subProcess, final int enlarged, final List<Double> resizes) {
		return resizes.stream().map(resize -> new Level(subProcess, enlarged * resize, resize)).toList();
	}

	private static void checkFilters(final List<Filter> filters) {
		final String known = Arrays.toString(Filter.values());
		require(filters != null && !filters.isEmpty(), "filters is empty; name at least one of " + known + ".");
		final boolean areKnown = filters.stream().allMatch(Objects::nonNull);
		require(areKnown, "filters=" + filters + " holds one that is not known; use " + known + ".");
		final boolean areDistinct = new HashSet<>(filters).size() == filters.size();
		require(areDistinct, "filters=" + filters + " names one twice; name each once.");
	}

	private static void checkCrops(final int factor, final int crop, final int cropsPerRow) {
		final int possible = Math.max(factor, crop - crop % factor);
		require(crop > 0 && crop % factor == 0, "crop=" + crop + " is no multiple of the factor " + factor +
			"; targets of " + possible + " pixels would be.");
		require(cropsPerRow >= 1, "cropsperrow=" + cropsPerRow + " makes no crops; use 1 or more.");
	}

	/** The labels of levels (1) to (3), and those of (4), must differ in the four decimals that file names carry. */
	private static void checkLevels(final List<Level> levels, final ZoomLevel zoom) {
		require(!levels.isEmpty(), "No zoom level is left: name alphas, betas or gammas.");
		final Set<String> seen = new HashSet<>();
		for (final Level level : levels) {
			final ZoomLevel target = zoom.targetAt(level.ratio());
			final boolean isNew = seen.add(target.label() + level.cropsAreInputs());
			require(isNew, "Two zoom levels are both " + target + " to four decimals, the second one resized by " +
				level.resize() + ". Leave one of them out.");
		}
	}

	private static void checkPairs(final PairKind pairs, final List<Double> gammas) {
		require(pairs == PairKind.PUBLISHED || gammas.isEmpty(), "pairs=" + pairs +
			" has no sub-process (4), whose targets are enlarged inputs: leave gammas empty, or use pairs=" +
			PairKind.PUBLISHED + ".");
	}

	private static List<Double> checkedAlphas(final List<Double> alphas) {
		return checked("alphas", alphas, a -> a > 0 && a < 1, "between 0 and 1");
	}

	private static List<Double> checkedBetas(final List<Double> betas) {
		return checked("betas", betas, b -> b > 1 && b <= Double.MAX_VALUE, "greater than 1");
	}

	private static List<Double> checkedGammas(final List<Double> gammas) {
		return checked("gammas", gammas, g -> g > 0 && g <= 1, "greater than 0 and at most 1");
	}

	private static List<Double> checked(final String key, final List<Double> ratios, final DoublePredicate fits,
		final String expected)
	{
		require(ratios != null, key + " is missing; an empty list leaves the sub-process out.");
		for (final Double ratio : ratios)
			require(ratio != null && fits.test(ratio), key + "=" + ratio + " is not " + expected + ".");
		return List.copyOf(ratios);
	}

	private static void require(final boolean holds, final String message) {
		if (!holds) throw new IllegalArgumentException(message);
	}
}
