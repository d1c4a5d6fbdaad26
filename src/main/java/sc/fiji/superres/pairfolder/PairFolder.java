package sc.fiji.superres.pairfolder;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import net.imglib2.RandomAccessibleInterval;

import sc.fiji.superres.PartFolder;
import sc.fiji.superres.Progress;
import sc.fiji.superres.dataset.ImageEncoder;
import sc.fiji.superres.dataset.MultiScaleConfig;
import sc.fiji.superres.dataset.PairKind;
import sc.fiji.superres.dataset.SourceImage;
import sc.fiji.superres.dataset.Sources;
import sc.fiji.superres.dataset.Split;
import sc.fiji.superres.image.Planes;
import sc.fiji.superres.pairs.PairSource;
import sc.fiji.superres.pairs.PairSpec;
import sc.fiji.superres.survey.FrameSeries;
import sc.fiji.superres.survey.Sampling;

/**
 * Every training pair of a folder of images, written as files that other trainers read too (KAIR, BasicSR).
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
 * output/manifest.json                                     written last: there only when everything is there
 * </pre>
 * <p>
 * A target appears once for each filter, so that trainers can pair by sorted names; sub-process (4) has {@code conv} in
 * place of the filter, independent pairs {@code independent}. These are 32-bit TIFF files, in the grey values of their
 * source, of one draw of the noise. The folder grows as {@code .output.part} beside its final place and is renamed when
 * it is whole.
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
		parts = pairs.images().stream().map(i -> split.validation().contains(i) ? "val" : split.test().contains(i)
			? "test" : "train").toList();
	}

	/**
	 * Decides everything and writes nothing.
	 *
	 * @param images in any order; their names differ by more than the extension
	 * @param shares how the images are parted, from {@code seed} over their sorted names; frames of one place stay
	 *            together
	 * @throws IllegalArgumentException where names collide, or the training images give no pair
	 */
	public static PairFolder plan(final List<SourceImage> images, final MultiScaleConfig config,
		final Split.Shares shares, final long seed)
	{
		final Comparator<SourceImage> byName = Comparator.comparing(SourceImage::name);
		final List<String> problems = Sources.problems(images.stream().sorted(byName).toList());
		if (!problems.isEmpty()) throw new IllegalArgumentException("No pairs can be made of these images:\n" + String
			.join("\n", problems));
		final List<SourceImage> sorted = FrameSeries.found(images).stream().sorted(byName).toList();
		final Sampling sampling = Sampling.of(sorted, config);
		final PairFolder folder = new PairFolder(PairSource.inOrder(sorted, sampling.applied()), Split.ofImages(sorted,
			shares, seed), seed, sampling.messages());
		if (folder.size(folder.split.train()) == 0) {
			throw new IllegalArgumentException("The training images " + names(folder.split.train()) +
				" are too small for any crop of " + config.crop() + "×" + config.crop() +
				" pixels: use a smaller crop or " + "another seed than " + seed + ". " + String.join("; ", folder
					.skipped()));
		}
		return folder;
	}

	/** For people: how noisy the images are, and which zoom levels are not sampled by their inputs. */
	public List<String> notes() {
		return Stream.concat(pairs.notes().stream(), notes.stream()).toList();
	}

	/** The pairs in the order in which they are written; images are sorted by name. */
	public PairSource pairs() {
		return pairs;
	}

	public Split<SourceImage> split() {
		return split;
	}

	/** The seed of the split. */
	public long seed() {
		return seed;
	}

	/** Images and levels left out because they are too small, one message each. */
	public List<String> skipped() {
		return pairs.skipped();
	}

	/** For people: pairs in each part (with the number of its images) and in each sub-process, and what is left out. */
	public String summary() {
		return pairs.size() + " pairs: train " + part(split.train()) + ", val " + part(split.validation()) + ", test " +
			part(split.test()) + "; by sub-process " + pairs.countsBySubProcess() + "; from " + Sources.describe(pairs
				.images()) + pairs.leftOut();
	}

	/** About how many bytes the folder will take, from some pairs of every zoom level encoded in memory. */
	public long estimatedBytes(final ImageEncoder encoder) throws IOException {
		return DiskEstimate.bytes(pairs, encoder);
	}

	/**
	 * Writes every pair on all processors, then the manifest. The files are the same whatever the number of processors.
	 *
	 * @param folder must not exist or be empty; what a run of the same plan left behind when it was killed is completed
	 * @param progress stops the writing when cancelled; nothing of it is left then, nor after an error
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

	/** The part that a source image belongs to: "train", "val" or "test"; also the folder's name. */
	String part(final int image) {
		return parts.get(image);
	}

	/** Where the target lies below the folder, with forward slashes. */
	String targetFile(final PairSpec spec, final ImageEncoder encoder) {
		final SourceImage source = pairs.images().get(spec.image());
		return part(spec.image()) + "/" + PairNames.TARGETS + "/" + PairNames.target(spec, source, pairs.config(),
			encoder.extension(stored(source)));
	}

	/** Where the input lies below the folder, with forward slashes. */
	String inputFile(final PairSpec spec, final ImageEncoder encoder) {
		final SourceImage source = pairs.images().get(spec.image());
		return part(spec.image()) + "/" + PairNames.INPUTS + "/" + PairNames.input(spec, source, pairs.config(), encoder
			.extension(stored(source)));
	}

	/** A plane of the type in which an image's pairs are stored: independent ones are floats, which nothing clips. */
	private RandomAccessibleInterval<?> stored(final SourceImage source) {
		return pairs.config().pairs() == PairKind.INDEPENDENT ? Planes.floats(new float[1], 1, 1) : source.plane();
	}

	private long size(final List<SourceImage> part) {
		return part.stream().mapToLong(image -> pairs.size(pairs.images().indexOf(image))).sum();
	}

	private String part(final List<SourceImage> images) {
		return size(images) + " (images: " + images.size() + ")";
	}

	private static String names(final List<SourceImage> images) {
		return images.stream().map(SourceImage::name).collect(Collectors.joining(", "));
	}
}
