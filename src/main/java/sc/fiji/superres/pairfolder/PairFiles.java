package sc.fiji.superres.pairfolder;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.integer.UnsignedByteType;
import net.imglib2.type.numeric.integer.UnsignedShortType;
import sc.fiji.superres.Sha256;
import sc.fiji.superres.dataset.ImageReader;
import sc.fiji.superres.dataset.MultiScaleConfig;
import sc.fiji.superres.dataset.ZoomLevel;
import sc.fiji.superres.dataset.GreyOps;
import sc.fiji.superres.image.IntensityRange;
import sc.fiji.superres.image.PixelSize;
import sc.fiji.superres.image.Planes;
import sc.fiji.superres.pairs.CropGrid;
import sc.fiji.superres.pairs.Pair;
import sc.fiji.superres.pairs.Pairs;

/**
 * Training pairs read from files: those of a folder that {@link PairFolder} wrote, or of other people's HR and LR
 * folders.
 * <p>
 * Files larger than a training patch are cropped on a regular grid, target and input at the same place; of a file as
 * large as the patch there is one pair. {@link TrainingPairs#ofFolder} opens a folder.
 * </p>
 */
public final class PairFiles implements Pairs {

	/** What 16-bit files without a known source map to [0,1] by. */
	private static final IntensityRange SIXTEEN_BIT = new IntensityRange(0, 65535);

	/**
	 * Two files.
	 *
	 * @param width of the input in pixels
	 * @param height of the input in pixels
	 * @param range of the source image; null where it is not known
	 * @param zoom of the target; null where it is not known
	 */
	record Entry(Path target, Path input, int width, int height, IntensityRange range, ZoomLevel zoom) {}

	private static final int HASHED = 1 << 16;

	private final Path folder;
	private final List<Entry> entries;
	private final List<String> sources;
	private final MultiScaleConfig config;
	private final ImageReader reader;
	private final PixelSize pixel;
	/** Number of the first pair of each entry, and behind the last one the number of pairs. */
	private final long[] offsets;

	/**
	 * @param folder for people
	 * @param entries their inputs are at least as large as the configuration's
	 * @param pixel of the source images in nm; null where it is not known
	 */
	PairFiles(final Path folder, final List<Entry> entries, final List<String> sources, final MultiScaleConfig config,
		final ImageReader reader, final PixelSize pixel)
	{
		this.folder = folder;
		this.entries = entries;
		this.sources = List.copyOf(sources);
		this.config = config;
		this.reader = reader;
		this.pixel = pixel;
		offsets = new long[entries.size() + 1];
		for (int i = 0; i < entries.size(); i++)
			offsets[i + 1] = offsets[i] + (long) columns(entries.get(i)).count() * rows(entries.get(i)).count();
	}

	@Override
	public long size() {
		return offsets[entries.size()];
	}

	@Override
	public Pair pair(final long index) {
		final Entry entry = entries.get(at(index));
		final int crop = (int) (index - offsets[at(index)]);
		final CropGrid columns = columns(entry), rows = rows(entry);
		return read(entry, columns.position(crop % columns.count()), rows.position(crop / columns.count()));
	}

	@Override
	public Pair drawn(final long index, final RandomGenerator random, final boolean anywhere) {
		if (!anywhere) return pair(index);
		final Entry entry = entries.get(at(index));
		return read(entry, random.nextInt(entry.width() - config.inputCrop() + 1), random.nextInt(entry.height() -
			config.inputCrop() + 1));
	}

	@Override
	public Optional<ZoomLevel> zoom(final long index) {
		return Optional.ofNullable(entries.get(at(index)).zoom());
	}

	@Override
	public Optional<PixelSize> pixel() {
		return Optional.ofNullable(pixel);
	}

	@Override
	public MultiScaleConfig config() {
		return config;
	}

	@Override
	public List<String> sources() {
		return sources;
	}

	/**
	 * Of each file the length and the first 64 KiB: targets as we write them are whole, larger files are not read
	 * through.
	 */
	@Override
	public Map<String, String> hashes() throws IOException {
		final MessageDigest digest = Sha256.begin();
		for (final Entry entry : entries) {
			for (final Path file : List.of(entry.target(), entry.input())) {
				final String name = folder.relativize(file).toString().replace('\\', '/');
				digest.update((name + " " + Files.size(file)).getBytes(StandardCharsets.UTF_8));
				try (InputStream in = Files.newInputStream(file)) {
					digest.update(in.readNBytes(HASHED));
				}
			}
		}
		return Map.of("the pair files", HexFormat.of().formatHex(digest.digest()));
	}

	@Override
	public String summary() {
		return size() + " crops of " + entries.size() + " pairs of files in " + folder;
	}

	private CropGrid columns(final Entry entry) {
		return new CropGrid(entry.width(), config.inputCrop(), config.cropsPerRow());
	}

	private CropGrid rows(final Entry entry) {
		return new CropGrid(entry.height(), config.inputCrop(), config.cropsPerRow());
	}

	private int at(final long index) {
		if (index < 0 || index >= size()) {
			throw new IndexOutOfBoundsException("Pair " + index + " of " + size() + "; the first is 0.");
		}
		final int found = Arrays.binarySearch(offsets, index);
		return found >= 0 ? found : -found - 2; // every entry has pairs, so offsets are distinct
	}

	/** @param x left pixel of the crop in the input */
	private Pair read(final Entry entry, final int x, final int y) {
		try {
			final int s = config.factor();
			final RandomAccessibleInterval<?> target = read(entry.target(), s * entry.width(), s * entry.height());
			final RandomAccessibleInterval<?> input = read(entry.input(), entry.width(), entry.height());
			return new Pair(GreyOps.crop(target, s * x, s * y, config.crop()), GreyOps.crop(input, x, y, config
				.inputCrop()), range(entry, target));
		}
		catch (final IOException exc) {
			throw new UncheckedIOException(exc);
		}
	}

	private RandomAccessibleInterval<?> read(final Path file, final int width, final int height) throws IOException {
		final RandomAccessibleInterval<?> plane = reader.read(file);
		if (Planes.width(plane) == width && Planes.height(plane) == height) return plane;
		throw new IOException(file + " is " + Planes.width(plane) + "×" + Planes.height(plane) + " pixels, not " +
			width + "×" + height + " as it should be. Was it changed? Write the pairs again.");
	}

	private static IntensityRange range(final Entry entry, final RandomAccessibleInterval<?> target)
		throws IOException
	{
		if (entry.range() != null) return entry.range();
		if (target.getType() instanceof UnsignedByteType) return IntensityRange.EIGHT_BIT;
		if (target.getType() instanceof UnsignedShortType) return SIXTEEN_BIT;
		throw new IOException(entry.target() +
			" is a 32-bit image, and nothing says which grey values map to 0 and 1. " +
			"Write the pairs by Generate Training Pairs..., whose manifest says it, or convert them to 16-bit.");
	}
}
