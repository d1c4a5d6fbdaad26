package sc.fiji.superres.dataset;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

import sc.fiji.superres.Progress;

/**
 * Every training pair of a folder of images, written as files that other trainers read too (KAIR, BasicSR).
 *
 * <pre>
 * final PairFolder plan = PairFolder.plan(images, config, Split.Shares.DEFAULT, 1);
 * log(plan.summary());
 * plan.write(output, writer, progress);
 * </pre>
 *
 * <pre>
 * output/train|val|test/HR/NAME_R1.25_crop0_lanczos.png    target
 * output/train|val|test/LR/NAME_R1.25_crop0_lanczosX4.png  its input
 * output/manifest.json                                     written last: there only when everything is there
 * </pre>
 * <p>
 * A target appears once for each filter, so that trainers can pair by sorted names; sub-process (4) has {@code conv} in
 * place of the filter. The folder grows as {@code .output.part} beside its final place and is renamed when it is whole.
 * </p>
 */
public final class PairFolder {

	private final PairSource pairs;
	private final Split<SourceImage> split;
	private final long seed;
	/** The part of each image, by its index. */
	private final List<String> parts;

	private PairFolder(final PairSource pairs, final Split<SourceImage> split, final long seed) {
		this.pairs = pairs;
		this.split = split;
		this.seed = seed;
		parts = pairs.images().stream().map(i -> split.validation().contains(i) ? "val" : split.test().contains(i)
			? "test" : "train").toList();
	}

	/**
	 * Decides everything and writes nothing.
	 *
	 * @param images in any order; their names differ by more than the extension
	 * @param shares how the images are parted, from {@code seed} over their sorted names
	 * @throws IllegalArgumentException where names collide, or the training images give no pair
	 */
	public static PairFolder plan(final List<SourceImage> images, final MultiScaleConfig config,
		final Split.Shares shares, final long seed)
	{
		final List<SourceImage> sorted = images.stream().sorted(Comparator.comparing(SourceImage::name)).toList();
		PairNames.checkDistinct(sorted);
		final PairFolder folder = new PairFolder(PairSource.inOrder(sorted, config), Split.of(sorted, SourceImage::name,
			shares, seed), seed);
		if (folder.size(folder.split.train()) == 0) {
			throw new IllegalArgumentException("The training images " + names(folder.split.train()) +
				" are too small for any crop of " + config.crop() + "×" + config.crop() + " pixels: use a smaller crop or " +
				"another seed than " + seed + ". " + String.join("; ", folder.skipped()));
		}
		return folder;
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

	/** For people: pairs in each part (with the number of its images) and in each sub-process. */
	public String summary() {
		final String processes = pairs.sizes().entrySet().stream().map(e -> "(" + e.getKey() + ") " + e.getValue())
			.collect(Collectors.joining(", "));
		return pairs.size() + " pairs: train " + part(split.train()) + ", val " +
			part(split.validation()) + ", test " + part(split.test()) + "; by sub-process " + processes;
	}

	/**
	 * Writes every pair, then the manifest.
	 *
	 * @param folder must not exist or be empty
	 * @param progress stops the writing when cancelled; nothing of it is left then, nor after an error
	 */
	public void write(final Path folder, final ImageWriter writer, final Progress progress) throws IOException {
		final PartialFolder partial = PartialFolder.beside(folder);
		try {
			writeImages(partial.path(), writer, progress);
			new Manifest(this, writer).write(partial.path().resolve(Manifest.FILE));
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
	String targetFile(final PairSpec spec, final ImageWriter writer) {
		final SourceImage source = pairs.images().get(spec.image());
		return part(spec.image()) + "/" + PairNames.TARGETS + "/" + PairNames.target(spec, source, pairs.config(), writer
			.extension(source.plane()));
	}

	/** Where the input lies below the folder, with forward slashes. */
	String inputFile(final PairSpec spec, final ImageWriter writer) {
		final SourceImage source = pairs.images().get(spec.image());
		return part(spec.image()) + "/" + PairNames.INPUTS + "/" + PairNames.input(spec, source, pairs.config(), writer
			.extension(source.plane()));
	}

	private void writeImages(final Path root, final ImageWriter writer, final Progress progress) throws IOException {
		for (final String part : List.of("train", "val", "test")) {
			Files.createDirectories(root.resolve(part).resolve(PairNames.TARGETS));
			Files.createDirectories(root.resolve(part).resolve(PairNames.INPUTS));
		}
		Pair previous = null;
		for (long i = 0; i < pairs.size(); i++) {
			progress.checkCancelled();
			final Pair pair = pairs.pair(pairs.spec(i));
			writeTarget(pair, previous, root, writer);
			writer.write(pair.input(), root.resolve(inputFile(pair.spec(), writer)));
			progress.report(i + 1, pairs.size(), "Writing training pairs");
			previous = pair;
		}
	}

	/** Encoding costs more than everything else, so the target of the next filter is a copy of the file. */
	private void writeTarget(final Pair pair, final Pair previous, final Path root, final ImageWriter writer)
		throws IOException
	{
		final Path file = root.resolve(targetFile(pair.spec(), writer));
		if (previous != null && previous.spec().sharesTargetWith(pair.spec())) {
			Files.copy(root.resolve(targetFile(previous.spec(), writer)), file);
		}
		else writer.write(pair.target(), file);
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
