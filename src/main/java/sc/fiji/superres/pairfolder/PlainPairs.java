package sc.fiji.superres.pairfolder;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import sc.fiji.superres.dataset.ImageReader;
import sc.fiji.superres.dataset.MultiScaleConfig;
import sc.fiji.superres.dataset.PairKind;
import sc.fiji.superres.dataset.Split;
import sc.fiji.superres.pairs.Pairs;

/** Opens a folder that other programs wrote: {@code HR} and {@code LR}, alone or in parts ({@link PlainFolder}). */
final class PlainPairs {

	private final Path folder;
	private final ImageReader reader;
	private final MultiScaleConfig config;

	private PlainPairs(final Path folder, final ImageReader reader, final MultiScaleConfig wanted, final int factor) {
		this.folder = folder;
		this.reader = reader;
		config = new MultiScaleConfig("pair folder " + folder.getFileName(), factor, List.of(), List.of(), List.of(),
			wanted.filters(), wanted.crop(), wanted.cropsPerRow(), wanted.zoom(), PairKind.PUBLISHED, false);
	}

	/** Whether a folder holds training pairs, directly or in a part. */
	static boolean areIn(final Path folder) {
		return PlainFolder.isThere(folder) || PlainFolder.isThere(folder.resolve(PairNames.TRAIN));
	}

	/**
	 * @param share of the files kept back for validation; a folder in parts does not use it
	 * @throws IOException if files do not fit together or are too small; the message names them
	 */
	static TrainingPairs open(final Path folder, final ImageReader reader, final MultiScaleConfig wanted,
		final double share, final long seed) throws IOException
	{
		if (!PlainFolder.isThere(folder)) return openParts(folder, reader, wanted);
		final PlainFolder all = PlainFolder.open(folder, reader);
		final PlainPairs pairs = new PlainPairs(folder, reader, wanted, all.factor());
		return pairs.training(Split.of(all.pairs(), FilePair::name, TrainingPairs.shares(share), seed));
	}

	private TrainingPairs training(final Split<FilePair> split) throws IOException {
		final Pairs train = of(split.train(), folder);
		if (split.validation().isEmpty()) return training(train, null);
		return training(train, of(split.validation(), folder));
	}

	private static TrainingPairs openParts(final Path folder, final ImageReader reader, final MultiScaleConfig wanted)
		throws IOException
	{
		final PlainFolder trainFolder = PlainFolder.open(folder.resolve(PairNames.TRAIN), reader);
		final PlainPairs pairs = new PlainPairs(folder, reader, wanted, trainFolder.factor());
		final Pairs train = pairs.of(trainFolder.pairs(), folder);
		return pairs.training(train, pairs.validationPart());
	}

	/** The pairs of the part for validation; null if it is not there. */
	private Pairs validationPart() throws IOException {
		final Path validation = folder.resolve(PairNames.VALIDATION);
		if (!PlainFolder.isThere(validation)) return null;
		return of(PlainFolder.open(validation, reader).pairs(), validation);
	}

	private TrainingPairs training(final Pairs train, final Pairs validation) {
		return new TrainingPairs(config, train, validation, List.of());
	}

	private Pairs of(final List<FilePair> files, final Path from) throws IOException {
		final List<String> names = new ArrayList<>();
		for (final FilePair pair : files) {
			requireSize(pair);
			names.add(pair.name());
		}
		return new PairFiles(from, files, names, config, reader, null);
	}

	private void requireSize(final FilePair pair) throws IOException {
		PairFiles.requireSize(config.crop(), config.factor() * pair.shorterSide(), pair.target());
	}
}
