package sc.fiji.superres.pairs;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

import sc.fiji.superres.dataset.Level;
import sc.fiji.superres.dataset.MultiScaleConfig;
import sc.fiji.superres.dataset.Numbering;
import sc.fiji.superres.dataset.PixelHash;
import sc.fiji.superres.dataset.SourceImage;
import sc.fiji.superres.dataset.Sources;
import sc.fiji.superres.dataset.ZoomLevel;
import sc.fiji.superres.image.IntensityRange;
import sc.fiji.superres.image.PixelSize;
import sc.fiji.superres.survey.Blank;
import sc.fiji.superres.survey.FrameSeries;
import sc.fiji.superres.survey.Lessons;
import sc.fiji.superres.survey.NoiseNotes;

/**
 * Every training pair of a list of images, numbered 0 … {@link #size()} − 1 and made when asked for.
 * <p>
 * The order is image, level, crop (row by row), filter; the filter counts fastest. Sub-process (4) has one pair for
 * each crop, the others have one for each crop and filter. A number becomes a specification in O(log(images · levels));
 * making the pair costs one crop and its resize, and the resize of the whole image if the level is not cached.
 * </p>
 *
 * <pre>
 *
 * final PairSource pairs = PairSource.of(images, MultiScaleConfig.preset("4x ms 1.25-10"), 1L &lt;&lt; 30);
 * final Pair pair = pairs.pair(pairs.spec(random.nextLong(pairs.size())));
 * </pre>
 * <p>
 * Thread safe, and the same call always gives the same grey values. Images too small for a crop at some level are left
 * out at that level; {@link #skipped()} says which.
 * </p>
 */
public final class PairSource implements Pairs {

	private final List<SourceImage> images;
	private final MultiScaleConfig config;
	private final PairLayout layout;
	private final Numbering numbering;
	private final PairMaker maker;

	private PairSource(final PairLayout layout, final PairMaker maker) {
		this.layout = layout;
		this.maker = maker;
		images = layout.images();
		config = layout.config();
		numbering = layout.numbering();
	}

	/**
	 * The pairs of some images.
	 *
	 * @param images the low-resolution images
	 * @param cacheBytes how much memory resized images may take; 0 resizes anew for every pair
	 * @throws IllegalArgumentException if the images give no pair
	 */
	public static PairSource of(final List<SourceImage> images, final MultiScaleConfig config, final long cacheBytes) {
		final PairLayout layout = new PairLayout(images, config);
		return new PairSource(layout, maker(layout, cacheBytes));
	}

	/**
	 * The same for reading from the first pair to the last: keeps no more levels in memory than all processors work on
	 * at once.
	 */
	public static PairSource inOrder(final List<SourceImage> images, final MultiScaleConfig config) {
		final PairLayout layout = new PairLayout(images, config);
		final int levels = Runtime.getRuntime().availableProcessors() + 1;
		return new PairSource(layout, maker(layout, levels * layout.largestLevel()));
	}

	private static PairMaker maker(final PairLayout layout, final long cacheBytes) {
		final List<SourceImage> images = layout.images();
		final MultiScaleConfig config = layout.config();
		return switch (config.pairs()) {
			case INDEPENDENT -> new IndependentPairs(images, config);
			case PUBLISHED -> new PublishedPairs(images, config, new LevelCache(images, cacheBytes));
		};
	}

	@Override
	public PairSource taught(final Lessons lessons) {
		return new PairSource(layout, maker.taught(lessons));
	}

	@Override
	public List<SourceImage> images() {
		return images;
	}

	@Override
	public MultiScaleConfig config() {
		return config;
	}

	@Override
	public long size() {
		return numbering.size();
	}

	/** Messages for people: which images are frames of one place, how noisy they are, and which were smoothed. */
	public List<String> notes() {
		final List<String> notes = new ArrayList<>(FrameSeries.notes(images, config.pairs()));
		notes.addAll(NoiseNotes.of(images, config.pairs()));
		return notes;
	}

	/** The noise of the first image that is large enough, around its mean grey value. */
	@Override
	public Optional<Blank> blank(final int side) {
		for (final SourceImage image : images)
			if (!PairLayout.isTooSmallForNoise(image)) return Optional.of(NoiseNotes.blank(image, side));
		return Optional.empty();
	}

	/** Number of pairs of an image; 0 if it is too small at every level. */
	public long size(final int image) {
		return layout.levels().stream().filter(crops -> crops.image() == image).mapToLong(LevelCrops::pairs).sum();
	}

	/** Number of pairs of each sub-process 1 … 4; 0 if it is not used. */
	public Map<Integer, Long> sizes() {
		return layout.sizes();
	}

	/** One message for each image and level that is too small for a crop and was left out. */
	public List<String> skipped() {
		return List.copyOf(layout.skipped());
	}

	@Override
	public Optional<PixelSize> pixel() {
		return images.stream().map(SourceImage::pixel).filter(Objects::nonNull).findFirst();
	}

	@Override
	public Map<String, String> hashes() {
		final Map<String, String> hashes = new TreeMap<>();
		images.forEach(image -> hashes.put(image.name(), PixelHash.sha256(image.plane())));
		return hashes;
	}

	@Override
	public Map<String, IntensityRange> ranges() {
		final Map<String, IntensityRange> ranges = new TreeMap<>();
		images.forEach(image -> ranges.put(image.name(), image.range()));
		return ranges;
	}

	/** The specification of a pair, 0 … {@link #size()} − 1. */
	public PairSpec spec(final long index) {
		return levelCrops(index).spec(numbering.within(index));
	}

	@Override
	public Pair pair(final long index) {
		return pair(spec(index));
	}

	@Override
	public Pair drawn(final long index, final RandomGenerator random, final boolean anywhere) {
		PairSpec spec = spec(index);
		if (anywhere) spec = levelCrops(index).anywhere(spec, random);
		return maker.pair(spec, random, true);
	}

	@Override
	public Optional<ZoomLevel> zoom(final long index) {
		return Optional.of(config.zoom().targetAt(spec(index).level().ratio()));
	}

	/** One pair to look at for each zoom level and filter: the middle crop, from images of one type. */
	public List<PairSpec> samples() {
		final int firstImage = layout.levels().get(0).image();
		return samples(images.get(firstImage).bytesPerPixel());
	}

	private List<PairSpec> samples(final int bytesPerPixel) {
		final List<PairSpec> samples = new ArrayList<>();
		for (final Level level : config.levels())
			samples.addAll(layout.middleAt(level, bytesPerPixel));
		return samples;
	}

	@Override
	public List<String> sources() {
		return images.stream().map(SourceImage::name).sorted().toList();
	}

	@Override
	public String summary() {
		return size() + " pairs of " + imagesInWords() + ": " + countsInWords() + leftOut();
	}

	private String imagesInWords() {
		final String description = Sources.describe(images);
		if (images.size() > 1) return description;
		return description + " (" + images.get(0).name() + ")";
	}

	/**
	 * Makes a pair: target crop × crop, input crop/s × crop/s. Both have the source image's type; in independent pairs
	 * they are floats.
	 */
	public Pair pair(final PairSpec spec) {
		return maker.pair(spec, new SplittableRandom(spec.seed()), false);
	}

	/** Every image at every level that gives pairs, in the order of the numbers. */
	public List<LevelCrops> levelCrops() {
		return layout.levels();
	}

	/** The crops to which the pair with this number belongs. */
	public LevelCrops levelCrops(final long index) {
		return layout.levels().get(numbering.group(index));
	}

	/** Number of pairs of each kind, for people: "384 at the recorded zoom level, 5760 of shrunk images". */
	public String countsInWords() {
		final List<String> counts = new ArrayList<>();
		sizes().forEach((subProcess, size) -> {
			if (size > 0) counts.add(size + " " + kind(subProcess));
		});
		return String.join(", ", counts);
	}

	/** What the sub-processes (1) to (4) of [M23] do. */
	private static String kind(final int subProcess) {
		return switch (subProcess) {
			case 1 -> "at the recorded zoom level";
			case 2 -> "of shrunk images";
			case 3 -> "of enlarged images";
			default -> "whose targets are enlarged inputs";
		};
	}

	/** Tells people which images are too small for a crop, at every level or at how many; empty if none is. */
	public String leftOut() {
		return layout.leftOut();
	}
}
