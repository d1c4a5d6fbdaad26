package sc.fiji.superres.pairfolder;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import sc.fiji.superres.dataset.ImageReader;

/**
 * Other people's pair folder: {@code HR} holds targets, {@code LR} their inputs, as KAIR and BasicSR have them.
 * <p>
 * An input is called like its target, or like it with one ending that is the same for all ({@code 0801x4.png} for
 * {@code 0801.png}). Where no such ending is found, equally many files are paired in the order of their names.
 * </p>
 */
final class PlainFolder {

	/** Mistakes that a message lists; people fix them by kind, not one by one. */
	private static final int MOST_LISTED = 10;

	private final Path folder;
	private final ImageReader reader;
	private final List<PairFiles.Entry> entries = new ArrayList<>();
	private final List<String> problems = new ArrayList<>();
	private int factor;

	private PlainFolder(final Path folder, final ImageReader reader) {
		this.folder = folder;
		this.reader = reader;
	}

	static boolean isThere(final Path folder) {
		return Files.isDirectory(folder.resolve(PairNames.TARGETS)) && Files.isDirectory(folder.resolve(
			PairNames.INPUTS));
	}

	/**
	 * Pairs the files and looks at their sizes.
	 *
	 * @throws IOException where files have no partner, or sizes are not those of one factor; the message names files
	 */
	static PlainFolder open(final Path folder, final ImageReader reader) throws IOException {
		final PlainFolder opened = new PlainFolder(folder, reader);
		opened.pairUp(opened.files(PairNames.TARGETS), opened.files(PairNames.INPUTS));
		if (!opened.problems.isEmpty()) throw new IOException(opened.problems.size() + " files of " + folder +
			" do not fit:\n" + String.join("\n", opened.problems.subList(0, Math.min(MOST_LISTED, opened.problems
				.size()))));
		return opened;
	}

	/** How many times larger all targets are than their inputs. */
	int factor() {
		return factor;
	}

	List<PairFiles.Entry> entries() {
		return entries;
	}

	/** Links that lead nowhere are among them: the reader refuses these by name. */
	private List<Path> files(final String name) throws IOException {
		try (Stream<Path> files = Files.list(folder.resolve(name))) {
			final List<Path> images = files.filter(file -> Files.isRegularFile(file) || Files.notExists(file)).filter(
				reader::reads).sorted().toList();
			if (images.isEmpty()) throw new IOException(folder.resolve(name) +
				" holds no image. Targets lie in HR, inputs in LR.");
			return images;
		}
	}

	private void pairUp(final List<Path> targets, final List<Path> inputs) throws IOException {
		final Map<String, Path> byStem = new HashMap<>();
		inputs.forEach(input -> byStem.put(stem(input), input));
		final String ending = ending(targets, inputs);
		if (ending == null && targets.size() != inputs.size()) throw new IOException(folder + " holds " + targets
			.size() + " targets in HR (" + targets.get(0).getFileName() + " …) but " + inputs.size() +
			" inputs in LR (" + inputs.get(0).getFileName() +
			" …), and their names do not match. Name inputs like their targets.");
		for (int i = 0; i < targets.size(); i++) {
			final Path target = targets.get(i), input = ending == null ? inputs.get(i) : byStem.remove(stem(target) +
				ending);
			if (input == null) problems.add("HR/" + target.getFileName() + " has no input LR/" + stem(target) + ending +
				".*");
			else add(target, input);
		}
		if (ending != null) byStem.values().forEach(i -> problems.add("LR/" + i.getFileName() +
			" has no target in HR"));
	}

	/** What most inputs have behind their target's name; null where no target's name begins an input's. */
	private static String ending(final List<Path> targets, final List<Path> inputs) {
		final Map<String, Integer> endings = new HashMap<>();
		final Path first = targets.get(0);
		for (final Path input : inputs) {
			if (stem(input).startsWith(stem(first))) endings.put(stem(input).substring(stem(first).length()), 0);
		}
		final Set<String> stems = new HashSet<>();
		inputs.forEach(input -> stems.add(stem(input)));
		endings.replaceAll((ending, n) -> (int) targets.stream().filter(t -> stems.contains(stem(t) + ending)).count());
		return endings.entrySet().stream().max(Map.Entry.<String, Integer> comparingByValue().thenComparing(e -> -e
			.getKey().length())).map(Map.Entry::getKey).orElse(null);
	}

	private void add(final Path target, final Path input) throws IOException {
		final ImageReader.Size large = reader.size(target), small = reader.size(input);
		if (factor == 0) factor = large.width() / small.width();
		if (factor < 2 || large.width() != factor * small.width() || large.height() != factor * small.height()) {
			problems.add("HR/" + target.getFileName() + " is " + large + " and LR/" + input.getFileName() + " is " +
				small + " pixels: " + (factor < 2 ? "not 2 or more times smaller" : "not " + factor +
					" times smaller"));
		}
		else entries.add(new PairFiles.Entry(target, input, small.width(), small.height(), null, null));
	}

	static String stem(final Path file) {
		return file.getFileName().toString().replaceFirst("(?<=.)\\.[A-Za-z0-9]+$", "");
	}
}
