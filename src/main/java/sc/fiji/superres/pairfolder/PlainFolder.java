package sc.fiji.superres.pairfolder;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import sc.fiji.superres.dataset.ImageReader;

/**
 * The pair files of a folder that another program wrote: {@code HR} holds targets and {@code LR} their inputs, as KAIR
 * and BasicSR have them.
 * <p>
 * An input has the name of its target, or this name with an ending that is the same for all inputs ({@code 0801x4.png}
 * for {@code 0801.png}). If there is no such ending, equal numbers of files are paired in the order of their names.
 * </p>
 */
final class PlainFolder {

	/** The greatest number of problems in a message; people correct them by kind, not one by one. */
	private static final int MOST_LISTED = 10;

	private final Path folder;
	private final ImageReader reader;
	private final List<FilePair> pairs = new ArrayList<>();
	private final List<String> problems = new ArrayList<>();
	private int factor;

	private PlainFolder(final Path folder, final ImageReader reader) {
		this.folder = folder;
		this.reader = reader;
	}

	static boolean isThere(final Path folder) {
		final boolean hasTargets = Files.isDirectory(folder.resolve(PairNames.TARGETS));
		return hasTargets && Files.isDirectory(folder.resolve(PairNames.INPUTS));
	}

	/**
	 * Pairs the files and checks their sizes.
	 *
	 * @throws IOException if files have no partner, or their sizes differ by other than one factor; the message names
	 *             files
	 */
	static PlainFolder open(final Path folder, final ImageReader reader) throws IOException {
		final PlainFolder opened = new PlainFolder(folder, reader);
		opened.pairUp(opened.files(PairNames.TARGETS), opened.files(PairNames.INPUTS));
		opened.requireNoProblems();
		return opened;
	}

	private void requireNoProblems() throws IOException {
		if (problems.isEmpty()) return;
		throw new IOException(problems.size() + " files of " + folder + " do not fit:\n" + firstProblems());
	}

	private String firstProblems() {
		return String.join("\n", problems.subList(0, Math.min(MOST_LISTED, problems.size())));
	}

	/** The ratio of the size of every target to that of its input. */
	int factor() {
		return factor;
	}

	List<FilePair> pairs() {
		return pairs;
	}

	/** The images of a folder; links that lead nowhere count too, so that the reader names them when it fails. */
	private List<Path> files(final String name) throws IOException {
		final Path of = folder.resolve(name);
		final List<Path> images = images(of);
		if (images.isEmpty()) throw noImage(of);
		return images;
	}

	private static IOException noImage(final Path of) {
		return new IOException(of + " holds no image. Targets lie in HR, inputs in LR.");
	}

	private List<Path> images(final Path of) throws IOException {
		try (Stream<Path> files = Files.list(of)) {
			return files.filter(this::isImage).sorted().toList();
		}
	}

	private boolean isImage(final Path file) {
		final boolean isFileOrLostLink = Files.isRegularFile(file) || Files.notExists(file);
		return isFileOrLostLink && reader.reads(file);
	}

	private void pairUp(final List<Path> targets, final List<Path> inputs) throws IOException {
		final Optional<String> ending = ending(targets, inputs);
		if (ending.isPresent()) pairByName(targets, inputs, ending.get());
		else pairInOrder(targets, inputs);
	}

	private void pairByName(final List<Path> targets, final List<Path> inputs, final String ending) throws IOException {
		final Map<String, Path> inputByStem = new HashMap<>();
		inputs.forEach(input -> inputByStem.put(stem(input), input));
		for (final Path target : targets)
			pairByStem(target, stem(target) + ending, inputByStem);
		for (final Path input : inputByStem.values())
			problems.add("LR/" + input.getFileName() + " has no target in HR");
	}

	/** Takes the input out of the map, so that those without a target remain in it. */
	private void pairByStem(final Path target, final String stem, final Map<String, Path> inputByStem)
		throws IOException
	{
		final Path input = inputByStem.remove(stem);
		if (input != null) add(target, input);
		else problems.add("HR/" + target.getFileName() + " has no input LR/" + stem + ".*");
	}

	private void pairInOrder(final List<Path> targets, final List<Path> inputs) throws IOException {
		if (targets.size() != inputs.size()) throw numbersDiffer(targets, inputs);
		for (int i = 0; i < targets.size(); i++)
			add(targets.get(i), inputs.get(i));
	}

	private IOException numbersDiffer(final List<Path> targets, final List<Path> inputs) {
		final Path target = targets.get(0).getFileName();
		final Path input = inputs.get(0).getFileName();
		return new IOException(folder + " holds " + targets.size() + " targets in HR (" + target + " …) but " + inputs
			.size() + " inputs in LR (" + input + " …), and their names do not match. Name inputs like their targets.");
	}

	/** What most inputs have after their target's name; empty if no input's name begins with the first target's. */
	private static Optional<String> ending(final List<Path> targets, final List<Path> inputs) {
		final Map<String, Long> countByEnding = countByEnding(targets, inputs);
		final Comparator<Map.Entry<String, Long>> byCount = Map.Entry.comparingByValue();
		final Comparator<Map.Entry<String, Long>> shorterIsBetter = Comparator.comparing(entry -> -entry.getKey()
			.length());
		return countByEnding.entrySet().stream().max(byCount.thenComparing(shorterIsBetter)).map(Map.Entry::getKey);
	}

	private static Map<String, Long> countByEnding(final List<Path> targets, final List<Path> inputs) {
		final Map<String, Long> countByEnding = new HashMap<>();
		for (final String ending : possibleEndings(targets.get(0), inputs))
			countByEnding.put(ending, count(ending, targets, inputs));
		return countByEnding;
	}

	private static List<String> possibleEndings(final Path target, final List<Path> inputs) {
		final String start = stem(target);
		final Stream<String> likeTarget = inputs.stream().map(PlainFolder::stem).filter(s -> s.startsWith(start));
		return likeTarget.map(stem -> stem.substring(start.length())).distinct().toList();
	}

	/** Number of targets that have an input with this ending. */
	private static long count(final String ending, final List<Path> targets, final List<Path> inputs) {
		final Set<String> stems = inputs.stream().map(PlainFolder::stem).collect(Collectors.toSet());
		return targets.stream().filter(target -> stems.contains(stem(target) + ending)).count();
	}

	private void add(final Path target, final Path input) throws IOException {
		final ImageReader.Size large = reader.size(target);
		final ImageReader.Size small = reader.size(input);
		if (factor == 0) factor = large.width() / small.width();
		if (fits(large, small)) pairs.add(new FilePair(target, input, small.width(), small.height(), null, null));
		else problems.add(misfit(target, large, input, small));
	}

	private String misfit(final Path target, final ImageReader.Size large, final Path input,
		final ImageReader.Size small)
	{
		return "HR/" + target.getFileName() + " is " + large + " and LR/" + input.getFileName() + " is " + small +
			" pixels: not " + expected() + " times smaller";
	}

	private boolean fits(final ImageReader.Size large, final ImageReader.Size small) {
		if (factor < 2) return false;
		return large.width() == factor * small.width() && large.height() == factor * small.height();
	}

	private String expected() {
		if (factor < 2) return "2 or more";
		return Integer.toString(factor);
	}

	private static String stem(final Path file) {
		return file.getFileName().toString().replaceFirst("(?<=.)\\.[A-Za-z0-9]+$", "");
	}
}
