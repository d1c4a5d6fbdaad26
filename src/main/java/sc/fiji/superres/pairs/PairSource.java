package sc.fiji.superres.pairs;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

import sc.fiji.superres.dataset.Level;
import sc.fiji.superres.dataset.MultiScaleConfig;
import sc.fiji.superres.dataset.PairKind;
import sc.fiji.superres.dataset.SourceImage;
import sc.fiji.superres.dataset.Sources;
import sc.fiji.superres.dataset.ZoomLevel;
import sc.fiji.superres.image.IntensityRange;
import sc.fiji.superres.image.PixelSize;
import sc.fiji.superres.noise.NoiseModel;
import sc.fiji.superres.survey.Blank;
import sc.fiji.superres.survey.FrameSeries;
import sc.fiji.superres.survey.NoiseNotes;

/**
 * Every training pair of a list of images, numbered 0 … {@link #size()} − 1 and made when asked for.
 * <p>
 * The order is image, level, crop (row by row), filter, the last one fastest. Sub-process (4) has one pair for each
 * crop, the others one for each crop and filter. A number becomes a specification in O(log(images · levels)); making
 * the pair costs a crop and one resize of it, and the resize of the whole image when the level is not cached.
 * </p>
 *
 * <pre>
 *
 * final PairSource pairs = PairSource.of(images, MultiScaleConfig.preset("4x ms 1.25-10"), 1L &lt;&lt; 30);
 * final Pair pair = pairs.pair(pairs.spec(random.nextLong(pairs.size())));
 * </pre>
 * <p>
 * Thread safe, and the same call always gives the same grey values. Images too small for a crop at some level are left
 * out there; {@link #skipped()} says which.
 * </p>
 */
public final class PairSource implements Pairs {

	private final List<SourceImage> images;
	private final MultiScaleConfig config;
	private final List<Slot> slots = new ArrayList<>();
	private final List<String> skipped = new ArrayList<>();
	/** Number of the first pair of each image at a level, and behind the last one the number of pairs. */
	private final long[] offsets;
	private final PairMaker maker;

	/** @param levels as many of the largest levels are kept even where they take more than {@code cacheBytes} */
	private PairSource(final List<SourceImage> images, final MultiScaleConfig config, final long cacheBytes,
		final int levels)
	{
		this.images = List.copyOf(images);
		this.config = config;
		for (int i = 0; i < images.size(); i++)
			for (final Level level : config.levels())
				addSlot(i, level);
		offsets = new long[slots.size() + 1];
		for (int i = 0; i < slots.size(); i++)
			offsets[i + 1] = offsets[i] + slots.get(i).pairs();
		checkNotEmpty();
		final long kept = levels == 0 ? cacheBytes : levels * largestLevel();
		maker = config.pairs() == PairKind.INDEPENDENT ? new IndependentPairs(this.images, config) : new PublishedPairs(
			this.images, config, new LevelCache(this.images, kept));
	}

	/**
	 * @param images the low-resolution images; at least one pair must come of them
	 * @param cacheBytes how much memory resized images may keep; 0 resizes anew for every pair
	 */
	public static PairSource of(final List<SourceImage> images, final MultiScaleConfig config, final long cacheBytes) {
		return new PairSource(images, config, cacheBytes, 0);
	}

	/**
	 * For reading from the first pair to the last: keeps no more levels than all processors work on at once, one where
	 * a single thread reads.
	 */
	public static PairSource inOrder(final List<SourceImage> images, final MultiScaleConfig config) {
		return new PairSource(images, config, 0, Runtime.getRuntime().availableProcessors() + 1);
	}

	public List<SourceImage> images() {
		return images;
	}

	@Override
	public MultiScaleConfig config() {
		return config;
	}

	@Override
	public long size() {
		return offsets[slots.size()];
	}

	/** For people: which are frames of one place, how noisy the images are, and which of them were smoothed before. */
	public List<String> notes() {
		final List<String> notes = new ArrayList<>(FrameSeries.notes(images, config.pairs()));
		notes.addAll(NoiseNotes.of(images, config.pairs()));
		return notes;
	}

	/** With the noise of the first image that is large enough, about its mean grey value. */
	@Override
	public Optional<Blank> blank(final int side) {
		return images.stream().filter(image -> Math.min(image.width(), image.height()) >= NoiseModel.LEAST_SIDE)
			.findFirst().map(image -> NoiseNotes.blank(image, side));
	}

	/** Pairs of an image, 0 where it is too small at every level. */
	public long size(final int image) {
		return slots.stream().filter(s -> s.image() == image).mapToLong(Slot::pairs).sum();
	}

	/** Pairs of each sub-process 1 … 4, 0 where it is not used. */
	public Map<Integer, Long> sizes() {
		final Map<Integer, Long> sizes = new TreeMap<>(Map.of(1, 0L, 2, 0L, 3, 0L, 4, 0L));
		slots.forEach(s -> sizes.merge(s.level().subProcess(), s.pairs(), Long::sum));
		return sizes;
	}

	/** One message for each image and level that is too small for a crop and was left out. */
	public List<String> skipped() {
		return List.copyOf(skipped);
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

	/** Which pair has this number, 0 … {@link #size()} − 1. */
	public PairSpec spec(final long index) {
		final int at = slotAt(index);
		return slots.get(at).spec(index - offsets[at]);
	}

	@Override
	public Pair pair(final long index) {
		return pair(spec(index));
	}

	@Override
	public Pair drawn(final long index, final RandomGenerator random, final boolean anywhere) {
		final PairSpec onGrid = spec(index);
		return maker.pair(anywhere ? slot(index).anywhere(onGrid, random) : onGrid, random, true);
	}

	@Override
	public Optional<ZoomLevel> zoom(final long index) {
		return Optional.of(config.zoom().targetAt(spec(index).level().ratio()));
	}

	/** One pair to look at for each zoom level and filter: the middle crop, of images of one type. */
	public List<PairSpec> samples() {
		final int bytesPerPixel = images.get(slots.get(0).image()).bytesPerPixel();
		return config.levels().stream().map(level -> slots.stream().filter(s -> s.level().equals(level) && images.get(s
			.image()).bytesPerPixel() == bytesPerPixel).findFirst()).flatMap(Optional::stream).flatMap(s -> s.middle()
				.stream()).toList();
	}

	@Override
	public List<String> sources() {
		return images.stream().map(SourceImage::name).sorted().toList();
	}

	@Override
	public String summary() {
		return size() + " pairs of " + Sources.describe(images) + (images.size() == 1 ? " (" + images.get(0).name() +
			")" : "") + "; by sub-process " + countsBySubProcess() + leftOut();
	}

	/**
	 * Makes a pair: target crop × crop, input crop/s × crop/s, of the source image's type or, independent, of floats.
	 */
	public Pair pair(final PairSpec spec) {
		return maker.pair(spec, new SplittableRandom(spec.seed()), false);
	}

	/** Every image at every level that gives pairs, in the order of the numbers. */
	public List<Slot> slots() {
		return slots;
	}

	/** For people: (1) 384, (2) 5760, (3) 1920, (4) 0. */
	public String countsBySubProcess() {
		return sizes().entrySet().stream().map(e -> "(" + e.getKey() + ") " + e.getValue()).collect(Collectors.joining(
			", "));
	}

	/** For people: which images are too small for a crop, everywhere or at how many levels; empty where none is. */
	public String leftOut() {
		final List<String> everywhere = new ArrayList<>(), somewhere = new ArrayList<>();
		for (int i = 0; i < images.size(); i++) {
			final int image = i, levels = config.levels().size();
			final long used = slots.stream().filter(s -> s.image() == image).count();
			if (used == 0) everywhere.add(images.get(i).name());
			else if (used < levels) somewhere.add(images.get(i).name() + " (" + (levels - used) + " of " + levels +
				")");
		}
		final String crop = config.crop() + "×" + config.crop();
		return (everywhere.isEmpty() ? "" : "; too small for a crop of " + crop + ", not used: " + String.join(", ",
			everywhere)) + (somewhere.isEmpty() ? "" : "; too small for a crop of " + crop + " at some zoom levels: " +
				String.join(", ", somewhere));
	}

	/** What the pair with this number belongs to. */
	public Slot slot(final long index) {
		return slots.get(slotAt(index));
	}

	private int slotAt(final long index) {
		if (index < 0 || index >= size()) {
			throw new IndexOutOfBoundsException("Pair " + index + " of " + size() + "; the first is 0.");
		}
		final int found = Arrays.binarySearch(offsets, index);
		return found >= 0 ? found : -found - 2; // every slot has pairs, so offsets are distinct
	}

	private void addSlot(final int image, final Level level) {
		final SourceImage source = images.get(image);
		if (config.pairs() == PairKind.INDEPENDENT && Math.min(source.width(), source.height()) <
			NoiseModel.LEAST_SIDE)
		{
			skipped.add(source.name() + " is " + source.width() + "×" + source.height() +
				" pixels, too small to measure its " + "noise: left out");
			return;
		}
		final Slot slot = Slot.of(image, source, level, config);
		if (slot.pairs() > 0) slots.add(slot);
		else skipped.add(slot.skipMessage(source, config.zoom()));
	}

	private void checkNotEmpty() {
		if (!slots.isEmpty()) return;
		if (images.isEmpty()) {
			throw new IllegalArgumentException(
				"There are no images to make pairs of. Choose a folder with PNG or TIFF images.");
		}
		final int widest = images.stream().mapToInt(SourceImage::width).max().getAsInt();
		final int highest = images.stream().mapToInt(SourceImage::height).max().getAsInt();
		throw new IllegalArgumentException("No pair can be made: the images are at most " + widest +
			" pixels wide and " + highest + " high, and a crop of " + config.crop() + "×" + config.crop() +
			" fits at no zoom level. Use a smaller crop. First of " + skipped.size() + " messages: " + skipped.get(0));
	}

	private long largestLevel() {
		return slots.stream().mapToLong(s -> LevelCache.bytes(images.get(s.image()), s.level())).max().getAsLong();
	}
}
