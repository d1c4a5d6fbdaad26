package sc.fiji.superres.pairfolder;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import sc.fiji.superres.PartFolder;
import sc.fiji.superres.dataset.ImageReader;
import sc.fiji.superres.dataset.MultiScaleConfig;
import sc.fiji.superres.dataset.PairKind;
import sc.fiji.superres.dataset.SourceImage;
import sc.fiji.superres.dataset.Split;
import sc.fiji.superres.dataset.ZoomLevel;
import sc.fiji.superres.image.IntensityRange;
import sc.fiji.superres.image.PixelSize;
import sc.fiji.superres.pairs.PairSource;
import sc.fiji.superres.pairs.Pairs;
import sc.fiji.superres.survey.FrameSeries;
import sc.fiji.superres.survey.Sampling;

/**
 * What a training learns from and what it is watched by: made of images, or read from a pair folder.
 *
 * @param config what the pairs are
 * @param train to learn from
 * @param validation of other images; null without any
 * @param notes for people, before the training: how noisy images are, which zoom levels are left out
 */
public record TrainingPairs(MultiScaleConfig config, Pairs train, Pairs validation, List<String> notes) {

	public TrainingPairs {
		notes = List.copyOf(notes);
	}

	/**
	 * Pairs made on the fly. Slices of a stack that are frames of one place stay together. Of a single image, or a
	 * single series of frames, a region is kept back ({@link Regions}) where it is large enough. Zoom levels whose
	 * inputs do not sample the structure of the images are left out ({@link Sampling#applied}).
	 *
	 * @param share of the images kept back for validation, in [0,1)
	 * @param seed picks which
	 * @param cacheBytes how much memory resized images may keep
	 */
	public static TrainingPairs ofImages(final List<SourceImage> images, final MultiScaleConfig config,
		final double share, final long seed, final long cacheBytes)
	{
		final List<SourceImage> found = FrameSeries.found(images);
		final boolean onePlace = found.size() == 1 || found.stream().map(SourceImage::series).distinct().count() == 1 &&
			found.get(0).series().isPresent();
		final Split<SourceImage> split = onePlace ? Regions.of(found, config.crop(), share) : Split.ofImages(found,
			new Split.Shares(1 - share, share, 0), seed);
		final Sampling sampling = Sampling.of(found, config);
		final MultiScaleConfig sampled = sampling.applied();
		final PairSource train = PairSource.of(split.train(), sampled, cacheBytes);
		final List<String> notes = new ArrayList<>(train.notes());
		notes.addAll(sampling.messages());
		return new TrainingPairs(sampled, train, split.validation().isEmpty() ? null : PairSource.inOrder(split
			.validation(), sampled), notes);
	}

	/** Whether a folder holds pairs rather than images: a manifest of ours, or folders HR and LR, alone or in parts. */
	public static boolean isPairFolder(final Path folder) {
		return Files.isRegularFile(folder.resolve(Manifest.FILE)) || Files.isRegularFile(folder.resolve(
			PartFolder.PLAN)) || PlainFolder.isThere(folder) || PlainFolder.isThere(folder.resolve("train"));
	}

	/**
	 * Opens a pair folder: one that {@link PairFolder} wrote (zoom levels, factor and parts are those of its manifest),
	 * or one that others made, {@code HR} and {@code LR} below it or below its {@code train} and {@code val}.
	 *
	 * @param wanted side of a target, crops along each side of a larger file, and, for other people's folders, the zoom
	 *            level the files are taken to have
	 * @param share of the files kept back where other people's folder has no {@code val}, in [0,1)
	 * @param seed picks which
	 * @throws IOException where the folder was cut off, its manifest or files do not fit; the message names them
	 */
	public static TrainingPairs ofFolder(final Path folder, final ImageReader reader, final MultiScaleConfig wanted,
		final double share, final long seed) throws IOException
	{
		if (Files.isRegularFile(folder.resolve(Manifest.FILE))) return ours(folder, reader, wanted);
		if (isCutOff(folder) || isCutOff(folder.toAbsolutePath().getParent())) throw new IOException(folder +
			" is not whole: the run that wrote it was cut off, or is not at its end. Generate the pairs again with the same settings to complete it.");
		return others(folder, reader, wanted, share, seed);
	}

	/** Whether the writing of a folder did not come to its end; the manifest is written last. */
	private static boolean isCutOff(final Path folder) {
		return folder != null && Files.isRegularFile(folder.resolve(PartFolder.PLAN)) && !Files.isRegularFile(folder
			.resolve(Manifest.FILE));
	}

	private static TrainingPairs ours(final Path folder, final ImageReader reader, final MultiScaleConfig wanted)
		throws IOException
	{
		final ManifestReader manifest = ManifestReader.read(folder.resolve(Manifest.FILE));
		requireFiles(folder, manifest.entries());
		requireSize(wanted.crop(), manifest.config().crop(), folder);
		final MultiScaleConfig config = manifest.config().withCrop(wanted.crop(), wanted.cropsPerRow());
		final Pairs train = part("train", manifest, config, folder, reader);
		if (train == null) throw new IOException(folder + " holds no pairs for training.");
		return new TrainingPairs(config, train, part("val", manifest, config, folder, reader), List.of());
	}

	private static Pairs part(final String part, final ManifestReader manifest, final MultiScaleConfig config,
		final Path folder, final ImageReader reader)
	{
		final Map<String, IntensityRange> ranges = manifest.sources().stream().collect(Collectors.toMap(
			Manifest.Source::name, s -> new IntensityRange(s.range().get(0), s.range().get(1))));
		final int side = manifest.config().inputCrop();
		final List<PairFiles.Entry> entries = manifest.entries().stream().filter(e -> e.part().equals(part)).map(
			e -> new PairFiles.Entry(folder.resolve(e.target()), folder.resolve(e.input()), side, side, ranges.get(e
				.source()), new ZoomLevel(e.zoom(), config.zoom().unit()))).toList();
		if (entries.isEmpty()) return null;
		final List<String> names = manifest.sources().stream().filter(s -> s.part().equals(part)).map(
			Manifest.Source::name).toList();
		return new PairFiles(folder.resolve(part), entries, names, config, reader, pixel(manifest));
	}

	/** Of the first source that has one; null where none has. */
	private static PixelSize pixel(final ManifestReader manifest) {
		return manifest.sources().stream().map(Manifest.Source::pixel).filter(Objects::nonNull).findFirst().map(
			size -> new PixelSize(size.get(0), size.get(1), "nm")).orElse(null);
	}

	/** A folder may have lost files since; better said now than in the middle of a training. */
	private static void requireFiles(final Path folder, final List<Manifest.Entry> entries) throws IOException {
		final Set<Path> there = new HashSet<>();
		try (Stream<Path> files = Files.walk(folder)) {
			files.forEach(there::add);
		}
		final List<String> missing = entries.stream().flatMap(e -> Stream.of(e.target(), e.input())).filter(f -> !there
			.contains(folder.resolve(f))).toList();
		if (!missing.isEmpty()) throw new IOException(missing.size() + " files of " + folder +
			" are missing that its manifest.json lists, the first: " + missing.get(0) + ". Generate the pairs again.");
	}

	private static TrainingPairs others(final Path folder, final ImageReader reader, final MultiScaleConfig wanted,
		final double share, final long seed) throws IOException
	{
		final boolean parted = !PlainFolder.isThere(folder);
		final PlainFolder train = PlainFolder.open(parted ? folder.resolve("train") : folder, reader);
		final MultiScaleConfig config = new MultiScaleConfig("pair folder " + folder.getFileName(), train.factor(), List
			.of(), List.of(), List.of(), wanted.filters(), wanted.crop(), wanted.cropsPerRow(), wanted.zoom(),
			PairKind.PUBLISHED, false);
		if (parted) {
			final Path val = folder.resolve("val");
			return new TrainingPairs(config, files(train.entries(), config, folder, reader), PlainFolder.isThere(val)
				? files(PlainFolder.open(val, reader).entries(), config, val, reader) : null, List.of());
		}
		final Split<PairFiles.Entry> split = Split.of(train.entries(), e -> e.target().getFileName().toString(),
			new Split.Shares(1 - share, share, 0), seed);
		return new TrainingPairs(config, files(split.train(), config, folder, reader), split.validation().isEmpty()
			? null : files(split.validation(), config, folder, reader), List.of());
	}

	private static Pairs files(final List<PairFiles.Entry> entries, final MultiScaleConfig config, final Path folder,
		final ImageReader reader) throws IOException
	{
		final List<String> names = new ArrayList<>();
		for (final PairFiles.Entry entry : entries) {
			requireSize(config.crop(), config.factor() * Math.min(entry.width(), entry.height()), entry.target());
			names.add(entry.target().getFileName().toString());
		}
		return new PairFiles(folder, entries, names, config, reader, null);
	}

	private static void requireSize(final int patch, final int side, final Path of) throws IOException {
		if (patch > side) throw new IOException("A patch of " + patch + " target pixels does not fit the targets of " +
			of + ", which have " + side + ". Use patch=" + side + " or less.");
	}
}
