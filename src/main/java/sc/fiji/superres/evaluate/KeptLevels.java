package sc.fiji.superres.evaluate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

import sc.fiji.superres.AtomicFile;
import sc.fiji.superres.Sha256;
import sc.fiji.superres.dataset.ZoomLevel;

/**
 * What was measured, one file for each zoom level of each model, so that an evaluation that was stopped goes on. A file
 * appears when its level is finished and is on the disk then ({@link AtomicFile#writeDurably}).
 */
final class KeptLevels {

	private static final String END = ".level";

	/** Null where nothing is kept. */
	private final Path folder;
	private final Consumer<String> news;
	/** The models of which people were told that they are others now. */
	private final Set<String> changed = new HashSet<>();

	private KeptLevels(final Path folder, final Consumer<String> news) {
		this.folder = folder;
		this.news = news;
	}

	/** Keeps nothing. */
	static KeptLevels none() {
		return new KeptLevels(null, message -> {});
	}

	/**
	 * Keeps levels in a folder.
	 *
	 * @param news is told that there are some, and which are measured again
	 */
	static KeptLevels in(final Path folder, final Consumer<String> news) {
		if (Files.exists(folder)) news.accept("This evaluation was stopped before. It goes on: what is in " + folder +
			" is not measured again.");
		return new KeptLevels(folder, news);
	}

	/**
	 * What was kept of a level.
	 *
	 * @param model as tables call it
	 * @param identity tells models of that name apart
	 * @return nothing where it was not measured so far, or must be measured again
	 */
	List<Outcome> find(final String model, final ZoomLevel level, final String identity) {
		if (folder == null || !Files.exists(file(model, level))) return List.of();
		try {
			return found(model, level, identity);
		}
		catch (final IOException exc) {
			news.accept(model + " at " + level + " is measured again: " + file(model, level) +
				" is cut off or damaged.");
			return List.of();
		}
	}

	private List<Outcome> found(final String model, final ZoomLevel level, final String identity) throws IOException {
		final LevelFile found = LevelFile.read(file(model, level));
		if (found.identity().equals(identity)) return found.outcomes();
		if (changed.add(model)) news.accept(model + " is measured again: it was \"" + found.identity() +
			"\" when the evaluation was stopped, and is \"" + identity + "\" now.");
		return List.of();
	}

	/**
	 * Keeps a level.
	 *
	 * @throws UncheckedIOException where its file cannot be written, naming it
	 */
	void keep(final String model, final ZoomLevel level, final String identity, final List<Outcome> outcomes) {
		if (folder == null) return;
		try {
			AtomicFile.writeDurably(file(model, level), new LevelFile(identity, outcomes)::write);
		}
		catch (final IOException exc) {
			throw new UncheckedIOException(exc.getMessage(), exc);
		}
	}

	/** Names of models have characters that names of files have not. */
	private Path file(final String model, final ZoomLevel level) {
		final String what = model + " at " + level;
		final byte[] hash = Sha256.begin().digest(what.getBytes(StandardCharsets.UTF_8));
		return folder.resolve(HexFormat.of().formatHex(hash) + END);
	}
}
