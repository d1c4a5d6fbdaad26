package sc.fiji.superres.pairfolder;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import sc.fiji.superres.PartFolder;
import sc.fiji.superres.Progress;
import sc.fiji.superres.dataset.ImageEncoder;
import sc.fiji.superres.dataset.MultiScaleConfig;
import sc.fiji.superres.dataset.SourceImage;
import sc.fiji.superres.dataset.Sources;
import sc.fiji.superres.dataset.Split;
import sc.fiji.superres.image.Planes;
import sc.fiji.superres.pairs.PairSource;
import sc.fiji.superres.pairs.PairSpec;
import sc.fiji.superres.survey.FrameSeries;
import sc.fiji.superres.survey.Sampling;

/**
 * Writes every training pair of some images as files, which other programs for training can read too (KAIR, BasicSR).
 *
 * <pre>
 * final PairFolder plan = PairFolder.plan(images, config, Split.Shares.DEFAULT, 1);
 * log(plan.summary());
 * plan.write(output, encoder, progress);
 * </pre>
 *
 * <pre>
 * output/train|val|test/HR/NAME_R1.25_crop0_lanczos.png    target
 * output/train|val|test/LR/NAME_R1.25_crop0_lanczosX4.png  its input
 * output/manifest.json                                     written last, when everything else is there
 * </pre>
 * <p>
 * A target appears once for each filter, so that programs can pair files by sorted names. Sub-process (4) has
 * {@code conv} in place of the filter, independent pairs have {@code independent}: these are 32-bit TIFF files in the
 * grey values of their source, with one draw of the noise. The folder grows as {@code .output.part} beside its final
 * place and is renamed when it is complete.
 * </p>
 */
public final class PairFolder {

	private final PairSource pairs;
	private final Split<SourceImage> split;
	private final long seed;
	private final List<String> notes;
	/** The part of each image, by its index. */
	private final List<String> parts;

	private PairFolder(final PairSource pairs, final Split<SourceImage> split, final long seed,
		final List<String> notes)
	{
		this.pairs = pairs;
		this.split = split;
		this.seed = seed;
		this.notes = List.copyOf(notes);
		parts = pairs.images().stream().map(image -> part(image, split)).toList();
	}

	private static String part(final SourceImage image, final Split<SourceImage> split) {
		if (split.validation().contains(image)) return PairNames.VALIDATION;
		if (split.test().contains(image)) return PairNames.TEST;
		return PairNames.TRAIN;
	}

	/**
	 * Decides everything and writes nothing.
	 *
	 * @param images in any order; their names must differ by more than the extension
	 * @param shares of the parts; the images are split by {@code seed} and their sorted names, and frames of one place
	 *            stay together
	 * @throws IllegalArgumentException if names collide, or the training images give no pair
	 */
	public static PairFolder plan(final List<SourceImage> images, final MultiScaleConfig config,
		final Split.Shares shares, final long seed)
	{
		requireNoProblems(images);
		final List<SourceImage> sorted = sorted(FrameSeries.found(images));
		final Sampling sampling = Sampling.of(sorted, config);
		final PairSource pairs = PairSource.inOrder(sorted, sampling.applied());
		final Split<SourceImage> split = Split.ofImages(sorted, shares, seed);
		final PairFolder folder = new PairFolder(pairs, split, seed, sampling.messages());
		folder.requireTrainingPairs();
		return folder;
	}

	private static List<SourceImage> sorted(final List<SourceImage> images) {
		return images.stream().sorted(Comparator.comparing(SourceImage::name)).toList();
	}

	private static void requireNoProblems(final List<SourceImage> images) {
		final List<String> problems = Sources.problems(sorted(images));
		if (!problems.isEmpty()) throw noPairs(problems);
	}

	private static IllegalArgumentException noPairs(final List<String> problems) {
		return new IllegalArgumentException("No pairs can be made of these images:\n" + String.join("\n", problems));
	}

	private void requireTrainingPairs() {
		if (size(split.train()) == 0) throw nothingToTrainOn();
	}

	private IllegalArgumentException nothingToTrainOn() {
		final int crop = pairs.config().crop();
		return new IllegalArgumentException("The training images " + names(split.train()) +
			" are too small for any crop of " + crop + "×" + crop + " pixels: use a smaller crop or " +
			"another seed than " + seed + ". " + String.join("; ", skipped()));
	}

	/** Messages for people: how noisy the images are, and which zoom levels their inputs do not sample. */
	public List<String> notes() {
		return Stream.concat(pairs.notes().stream(), notes.stream()).toList();
	}

	/** The pairs in the order in which they are written; images are sorted by name. */
	public PairSource pairs() {
		return pairs;
	}

	/** The images of each part. */
	public Split<SourceImage> split() {
		return split;
	}

	/** The seed of the split. */
	public long seed() {
		return seed;
	}

	/** One message for each image and level that was left out because it is too small. */
	public List<String> skipped() {
		return pairs.skipped();
	}

	/** Tells people how many pairs each part and each kind has, and what is left out. */
	public String summary() {
		return countsOfAll() + "; from " + Sources.describe(pairs.images()) + pairs.leftOut();
	}

	private String countsOfAll() {
		return pairs.size() + " pairs: " + countsByPart() + "; " + pairs.countsInWords();
	}

	private String countsByPart() {
		return "train " + counts(split.train()) + ", val " + counts(split.validation()) + ", test " + counts(split
			.test());
	}

	/** About how many bytes the folder will take; some pairs of every zoom level are encoded in memory to find out. */
	public long estimatedBytes(final ImageEncoder encoder) throws IOException {
		return DiskEstimate.bytes(pairs, encoder);
	}

	/**
	 * Writes every pair on all processors, then the manifest. The files are the same whatever the number of processors.
	 *
	 * @param folder must not exist or be empty; what a killed run of the same plan has left behind is completed
	 * @param progress stops the writing when cancelled; then, or after an error, nothing is left of it
	 */
	public void write(final Path folder, final ImageEncoder encoder, final Progress progress) throws IOException {
		write(folder, encoder, progress, Runtime.getRuntime().availableProcessors());
	}

	void write(final Path folder, final ImageEncoder encoder, final Progress progress, final int threads)
		throws IOException
	{
		final Manifest manifest = new Manifest(this, encoder);
		final PartFolder partial = PartFolder.ofPlan(folder, manifest.plan());
		try {
			new PairWriter(this, partial.path(), encoder, progress).write(threads);
			manifest.write(partial.path().resolve(Manifest.FILE));
			partial.complete();
		}
		catch (IOException | RuntimeException | Error exc) {
			partial.discard(exc);
			throw exc;
		}
	}

	/** The part to which a source image belongs, which is also the name of a folder: "train", "val" or "test". */
	String part(final int image) {
		return parts.get(image);
	}

	/** Path of the target below the folder, with forward slashes. */
	String targetFile(final PairSpec spec, final ImageEncoder encoder) {
		return path(spec, PairNames.TARGETS, PairNames.target(spec, source(spec), pairs.config(), extension(spec,
			encoder)));
	}

	/** Path of the input below the folder, with forward slashes. */
	String inputFile(final PairSpec spec, final ImageEncoder encoder) {
		return path(spec, PairNames.INPUTS, PairNames.input(spec, source(spec), pairs.config(), extension(spec,
			encoder)));
	}

	private String path(final PairSpec spec, final String folder, final String name) {
		return part(spec.image()) + "/" + folder + "/" + name;
	}

	private SourceImage source(final PairSpec spec) {
		return pairs.images().get(spec.image());
	}

	/** Independent pairs are stored as floats, which are not clipped. */
	private String extension(final PairSpec spec, final ImageEncoder encoder) {
		return switch (pairs.config().pairs()) {
			case INDEPENDENT -> encoder.extension(Planes.floats(new float[1], 1, 1));
			case PUBLISHED -> encoder.extension(source(spec).plane());
		};
	}

	private long size(final List<SourceImage> part) {
		return part.stream().mapToLong(image -> pairs.size(pairs.images().indexOf(image))).sum();
	}

	private String counts(final List<SourceImage> images) {
		return size(images) + " (images: " + images.size() + ")";
	}

	private static String names(final List<SourceImage> images) {
		return images.stream().map(SourceImage::name).collect(Collectors.joining(", "));
	}
}
