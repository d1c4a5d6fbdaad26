package sc.fiji.superres.pairfolder;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import sc.fiji.superres.dataset.ImageReader;
import sc.fiji.superres.dataset.MultiScaleConfig;
import sc.fiji.superres.dataset.ZoomLevel;
import sc.fiji.superres.image.IntensityRange;
import sc.fiji.superres.image.PixelSize;
import sc.fiji.superres.pairs.Pairs;

/** Opens a folder that {@link PairFolder} wrote: its manifest says what the pairs are. */
final class WrittenPairs {

	private final Path folder;
	private final ImageReader reader;
	private final ManifestReader manifest;
	private final MultiScaleConfig config;
	private final Map<String, IntensityRange> ranges = new HashMap<>();

	private WrittenPairs(final Path folder, final ImageReader reader, final ManifestReader manifest,
		final MultiScaleConfig config)
	{
		this.folder = folder;
		this.reader = reader;
		this.manifest = manifest;
		this.config = config;
		for (final Manifest.Source source : manifest.sources())
			ranges.put(source.name(), range(source));
	}

	private static IntensityRange range(final Manifest.Source source) {
		return new IntensityRange(source.range().get(0), source.range().get(1));
	}

	/** @throws IOException if files are missing or too small; the message names one */
	static TrainingPairs open(final Path folder, final ImageReader reader, final MultiScaleConfig wanted)
		throws IOException
	{
		final ManifestReader manifest = ManifestReader.read(folder.resolve(Manifest.FILE));
		requireFiles(folder, manifest.pairs());
		PairFiles.requireSize(wanted.crop(), manifest.config().crop(), folder);
		final MultiScaleConfig config = manifest.config().withCrop(wanted.crop(), wanted.cropsPerRow());
		return new WrittenPairs(folder, reader, manifest, config).training();
	}

	private TrainingPairs training() throws IOException {
		final Pairs train = part(PairNames.TRAIN);
		if (train == null) throw new IOException(folder + " holds no pairs for training.");
		return new TrainingPairs(config, train, part(PairNames.VALIDATION), List.of());
	}

	/** Files may have been lost since: this should fail now and not in the middle of a training. */
	private static void requireFiles(final Path folder, final List<Manifest.ListedPair> pairs) throws IOException {
		final List<String> missing = missingFiles(folder, pairs);
		if (!missing.isEmpty()) throw filesMissing(folder, missing);
	}

	private static IOException filesMissing(final Path folder, final List<String> missing) {
		return new IOException(missing.size() + " files of " + folder +
			" are missing that its manifest.json lists, the first: " + missing.get(0) + ". Generate the pairs again.");
	}

	private static List<String> missingFiles(final Path folder, final List<Manifest.ListedPair> pairs)
		throws IOException
	{
		final Set<Path> present = filesIn(folder);
		final List<String> missing = new ArrayList<>();
		for (final Manifest.ListedPair pair : pairs)
			for (final String file : List.of(pair.target(), pair.input()))
				if (!present.contains(folder.resolve(file))) missing.add(file);
		return missing;
	}

	private static Set<Path> filesIn(final Path folder) throws IOException {
		try (Stream<Path> files = Files.walk(folder)) {
			return files.collect(Collectors.toSet());
		}
	}

	/** The pairs of a part; null if it has none. */
	private Pairs part(final String part) {
		final List<FilePair> files = new ArrayList<>();
		for (final Manifest.ListedPair pair : manifest.pairs())
			if (pair.part().equals(part)) files.add(filePair(pair));
		if (files.isEmpty()) return null;
		return new PairFiles(folder.resolve(part), files, sourceNames(part), config, reader, pixel());
	}

	private FilePair filePair(final Manifest.ListedPair pair) {
		final int side = manifest.config().inputCrop();
		final Path target = folder.resolve(pair.target());
		final Path input = folder.resolve(pair.input());
		final ZoomLevel zoom = new ZoomLevel(pair.zoom(), config.zoom().unit());
		return new FilePair(target, input, side, side, ranges.get(pair.source()), zoom);
	}

	private List<String> sourceNames(final String part) {
		final Stream<Manifest.Source> ofPart = manifest.sources().stream().filter(s -> s.part().equals(part));
		return ofPart.map(Manifest.Source::name).toList();
	}

	/** The pixel size of the first source that has one; null if none has. */
	private PixelSize pixel() {
		final Stream<List<Double>> sizes = manifest.sources().stream().map(Manifest.Source::pixel);
		final List<Double> size = sizes.filter(Objects::nonNull).findFirst().orElse(null);
		if (size == null) return null;
		return new PixelSize(size.get(0), size.get(1), "nm");
	}
}
