package sc.fiji.superres.pairfolder;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.integer.UnsignedByteType;
import net.imglib2.type.numeric.integer.UnsignedShortType;
import sc.fiji.superres.Sha256;
import sc.fiji.superres.dataset.GreyOps;
import sc.fiji.superres.dataset.ImageReader;
import sc.fiji.superres.dataset.MultiScaleConfig;
import sc.fiji.superres.dataset.Numbering;
import sc.fiji.superres.dataset.ZoomLevel;
import sc.fiji.superres.image.CropGrid;
import sc.fiji.superres.image.IntensityRange;
import sc.fiji.superres.image.PixelSize;
import sc.fiji.superres.image.Planes;
import sc.fiji.superres.pairs.Pair;
import sc.fiji.superres.pairs.Pairs;

/**
 * Training pairs read from files: those of a folder that {@link PairFolder} wrote, or of other programs' HR and LR
 * folders.
 * <p>
 * Files larger than a training patch are cropped on a regular grid, target and input at the same place. A file as large
 * as the patch gives one pair. {@link TrainingPairs#ofFolder} opens a folder.
 * </p>
 */
public final class PairFiles implements Pairs {

	/** The range of 16-bit files whose source is not known. */
	private static final IntensityRange SIXTEEN_BIT = new IntensityRange(0, 65535);

	/** Bytes of each file that are hashed. */
	private static final int HASHED = 1 << 16;

	private final Path folder;
	private final List<FilePair> files;
	private final List<String> sources;
	private final MultiScaleConfig config;
	private final ImageReader reader;
	private final PixelSize pixel;
	private final Numbering numbering;

	/**
	 * @param folder named in messages
	 * @param files with inputs at least as large as the configuration's
	 * @param pixel size in the source images in nm; null if it is not known
	 */
	PairFiles(final Path folder, final List<FilePair> files, final List<String> sources, final MultiScaleConfig config,
		final ImageReader reader, final PixelSize pixel)
	{
		this.folder = folder;
		this.files = files;
		this.sources = List.copyOf(sources);
		this.config = config;
		this.reader = reader;
		this.pixel = pixel;
		numbering = new Numbering(files.stream().mapToLong(this::crops).toArray());
	}

	/** @throws IOException if a patch is larger than the targets of some file or folder, which the message names */
	static void requireSize(final int patch, final int side, final Path of) throws IOException {
		if (patch > side) throw tooLarge(patch, side, of);
	}

	private static IOException tooLarge(final int patch, final int side, final Path of) {
		return new IOException("A patch of " + patch + " target pixels does not fit the targets of " + of +
			", which have " + side + ". Use patch=" + side + " or less.");
	}

	private long crops(final FilePair pair) {
		return (long) columns(pair).count() * rows(pair).count();
	}

	private CropGrid columns(final FilePair pair) {
		return new CropGrid(pair.width(), config.inputCrop(), config.cropsPerRow());
	}

	private CropGrid rows(final FilePair pair) {
		return new CropGrid(pair.height(), config.inputCrop(), config.cropsPerRow());
	}

	@Override
	public long size() {
		return numbering.size();
	}

	@Override
	public Pair pair(final long index) {
		final FilePair pair = filePair(index);
		final CropGrid columns = columns(pair);
		final int crop = (int) numbering.within(index);
		final int x = columns.position(crop % columns.count());
		final int y = rows(pair).position(crop / columns.count());
		return cropped(pair, x, y);
	}

	@Override
	public Pair drawn(final long index, final RandomGenerator random, final boolean anywhere) {
		if (!anywhere) return pair(index);
		final FilePair pair = filePair(index);
		final int x = random.nextInt(pair.width() - config.inputCrop() + 1);
		final int y = random.nextInt(pair.height() - config.inputCrop() + 1);
		return cropped(pair, x, y);
	}

	private FilePair filePair(final long index) {
		return files.get(numbering.group(index));
	}

	@Override
	public Optional<ZoomLevel> zoom(final long index) {
		return Optional.ofNullable(filePair(index).zoom());
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
	 * One hash of the length and the first 64 KiB of each file. This covers the whole of the targets that we write;
	 * larger files are not read to the end.
	 */
	@Override
	public Map<String, String> hashes() throws IOException {
		final MessageDigest digest = Sha256.begin();
		for (final FilePair pair : files) {
			hash(pair.target(), digest);
			hash(pair.input(), digest);
		}
		return Map.of("the pair files", HexFormat.of().formatHex(digest.digest()));
	}

	private void hash(final Path file, final MessageDigest digest) throws IOException {
		digest.update(nameAndLength(file).getBytes(StandardCharsets.UTF_8));
		try (InputStream in = Files.newInputStream(file)) {
			digest.update(in.readNBytes(HASHED));
		}
	}

	private String nameAndLength(final Path file) throws IOException {
		return name(file) + " " + Files.size(file);
	}

	private String name(final Path file) {
		return folder.relativize(file).toString().replace('\\', '/');
	}

	@Override
	public String summary() {
		return size() + " crops of " + files.size() + " pairs of files in " + folder;
	}

	/**
	 * @param x left pixel of the crop in the input
	 * @param y top pixel of the crop in the input
	 */
	private Pair cropped(final FilePair pair, final int x, final int y) {
		try {
			return readCrop(pair, x, y);
		}
		catch (final IOException exc) {
			throw new UncheckedIOException(exc);
		}
	}

	private Pair readCrop(final FilePair pair, final int x, final int y) throws IOException {
		final int s = config.factor();
		final RandomAccessibleInterval<?> target = read(pair.target(), s * pair.width(), s * pair.height());
		final RandomAccessibleInterval<?> input = read(pair.input(), pair.width(), pair.height());
		return new Pair(GreyOps.crop(target, s * x, s * y, config.crop()), GreyOps.crop(input, x, y, config
			.inputCrop()), range(pair, target));
	}

	private RandomAccessibleInterval<?> read(final Path file, final int width, final int height) throws IOException {
		final RandomAccessibleInterval<?> plane = reader.read(file);
		if (Planes.width(plane) == width && Planes.height(plane) == height) return plane;
		throw new IOException(file + " is " + sides(Planes.width(plane), Planes.height(plane)) + " pixels, not " +
			sides(width, height) + " as it should be. Was it changed? Write the pairs again.");
	}

	private static String sides(final long width, final long height) {
		return width + "×" + height;
	}

	private static IntensityRange range(final FilePair pair, final RandomAccessibleInterval<?> target)
		throws IOException
	{
		if (pair.range() != null) return pair.range();
		if (target.getType() instanceof UnsignedByteType) return IntensityRange.EIGHT_BIT;
		if (target.getType() instanceof UnsignedShortType) return SIXTEEN_BIT;
		throw unknownRange(pair.target());
	}

	private static IOException unknownRange(final Path target) {
		return new IOException(target + " is a 32-bit image, and nothing says which grey values map to 0 and 1. " +
			"Write the pairs by Generate Training Pairs..., whose manifest says it, or convert them to 16-bit.");
	}
}
