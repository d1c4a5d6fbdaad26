package sc.fiji.superres.pairfolder;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import sc.fiji.superres.PartFolder;
import sc.fiji.superres.dataset.ImageReader;
import sc.fiji.superres.dataset.MultiScaleConfig;
import sc.fiji.superres.dataset.SourceImage;
import sc.fiji.superres.dataset.Split;
import sc.fiji.superres.pairs.PairSource;
import sc.fiji.superres.pairs.Pairs;
import sc.fiji.superres.survey.FrameSeries;
import sc.fiji.superres.survey.Sampling;

/**
 * The pairs of a training and of its validation, made from images or read from a pair folder.
 *
 * @param config the configuration of the pairs
 * @param train pairs to learn from
 * @param validation pairs of other images; null if there are none
 * @param notes messages for people before the training: how noisy images are, which zoom levels are left out
 */
public record TrainingPairs(MultiScaleConfig config, Pairs train, Pairs validation, List<String> notes) {

	public TrainingPairs {
		notes = List.copyOf(notes);
	}

	/**
	 * Pairs made on the fly. Slices of a stack that are frames of one place stay together. If there is only one image,
	 * or one series of frames, a region of it is kept back for validation if it is large enough ({@link Regions}). Zoom
	 * levels whose inputs do not sample the structure of the images are left out ({@link Sampling#applied}).
	 *
	 * @param share of the images kept back for validation, in [0,1)
	 * @param seed decides which images these are
	 * @param cacheBytes how much memory resized images may take
	 */
	public static TrainingPairs ofImages(final List<SourceImage> images, final MultiScaleConfig config,
		final double share, final long seed, final long cacheBytes)
	{
		final List<SourceImage> found = FrameSeries.found(images);
		final Split<SourceImage> split = split(found, config.crop(), share, seed);
		final Sampling sampling = Sampling.of(found, config);
		final MultiScaleConfig sampled = sampling.applied();
		final PairSource train = PairSource.of(split.train(), sampled, cacheBytes);
		return new TrainingPairs(sampled, train, validation(split, sampled), notes(train, sampling));
	}

	private static List<String> notes(final PairSource train, final Sampling sampling) {
		return Stream.concat(train.notes().stream(), sampling.messages().stream()).toList();
	}

	private static Pairs validation(final Split<SourceImage> split, final MultiScaleConfig config) {
		if (split.validation().isEmpty()) return null;
		return PairSource.inOrder(split.validation(), config);
	}

	private static Split<SourceImage> split(final List<SourceImage> images, final int crop, final double share,
		final long seed)
	{
		if (showOnePlace(images)) return Regions.of(images, crop, share);
		return Split.ofImages(images, shares(share), seed);
	}

	private static boolean showOnePlace(final List<SourceImage> images) {
		return images.size() == 1 || areOneSeries(images);
	}

	private static boolean areOneSeries(final List<SourceImage> images) {
		return countSeries(images) == 1 && images.get(0).series().isPresent();
	}

	private static long countSeries(final List<SourceImage> images) {
		return images.stream().map(SourceImage::series).distinct().count();
	}

	/** Shares of training and validation without a test. */
	static Split.Shares shares(final double validation) {
		return new Split.Shares(1 - validation, validation, 0);
	}

	/** Whether a folder holds pairs rather than images: our manifest, or folders HR and LR, alone or in parts. */
	public static boolean isPairFolder(final Path folder) {
		return hasManifest(folder) || hasPlan(folder) || PlainPairs.areIn(folder);
	}

	/**
	 * Opens a pair folder. If {@link PairFolder} wrote it, its manifest says the zoom levels, the factor and the parts.
	 * Other programs' folders have {@code HR} and {@code LR}, directly or in {@code train} and {@code val}.
	 *
	 * @param wanted side of a target, crops along each side of a larger file, and, for other programs' folders, the
	 *            zoom level of the files
	 * @param share of the files kept back for validation if another program's folder has no {@code val}, in [0,1)
	 * @param seed decides which files these are
	 * @throws IOException if the writing of the folder was cut off, or its manifest or files do not fit; the message
	 *             names them
	 */
	public static TrainingPairs ofFolder(final Path folder, final ImageReader reader, final MultiScaleConfig wanted,
		final double share, final long seed) throws IOException
	{
		if (hasManifest(folder)) return WrittenPairs.open(folder, reader, wanted);
		if (isCutOff(folder) || isPartOfCutOff(folder)) throw cutOff(folder);
		return PlainPairs.open(folder, reader, wanted, share, seed);
	}

	private static boolean isPartOfCutOff(final Path folder) {
		final Path parent = folder.toAbsolutePath().getParent();
		return parent != null && isCutOff(parent);
	}

	/** Whether the writing of a folder did not come to its end: the manifest is written last. */
	private static boolean isCutOff(final Path folder) {
		return hasPlan(folder) && !hasManifest(folder);
	}

	private static IOException cutOff(final Path folder) {
		return new IOException(folder + " is not whole: the run that wrote it was cut off, or is not at its end. " +
			"Generate the pairs again with the same settings to complete it.");
	}

	private static boolean hasManifest(final Path folder) {
		return Files.isRegularFile(folder.resolve(Manifest.FILE));
	}

	private static boolean hasPlan(final Path folder) {
		return Files.isRegularFile(folder.resolve(PartFolder.PLAN));
	}
}
