package sc.fiji.superres.train;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The checkpoints of a run: files named by their iteration, of which the last two are kept. So there is always one from
 * before, should a power failure have damaged the last.
 *
 * @param folder {@code checkpoint/} of the run folder
 */
record Checkpoints(Path folder) {

	private static final int KEPT = 2;
	private static final String ENDING = ".safetensors";

	/**
	 * What can be gone on from.
	 *
	 * @param checkpoint the newest that is whole
	 * @param damaged what is wrong with newer ones, for people; empty where all is well
	 */
	record Found(Checkpoint checkpoint, List<String> damaged) {}

	/** Whether there is any, whole or not. */
	boolean any() throws IOException {
		return !files().isEmpty();
	}

	/**
	 * The newest whole checkpoint; nothing where there is no file at all.
	 *
	 * @throws IOException where there are files but none is whole
	 */
	Optional<Found> last() throws IOException {
		final List<Path> files = files();
		final List<String> damaged = new ArrayList<>();
		for (final Path file : files) {
			try {
				return Optional.of(new Found(Checkpoint.read(file), damaged));
			}
			catch (final IOException exc) {
				damaged.add(exc.getMessage());
			}
		}
		if (files.isEmpty()) return Optional.empty();
		throw new IOException("No checkpoint of this training is whole:\n" + String.join("\n", damaged) +
			"\nChoose another run folder; a model the training left can be its start=.");
	}

	/** Writes one and removes what is older than the one before; a file that was damaged goes first. */
	void write(final Checkpoint checkpoint) throws IOException {
		final Path file = folder.resolve(String.format(Locale.ROOT, "%09d%s", checkpoint.iteration(), ENDING));
		checkpoint.write(file);
		final List<Path> others = files().stream().filter(f -> !f.equals(file)).toList();
		final List<Path> later = others.stream().filter(f -> number(f) > checkpoint.iteration()).toList();
		final List<Path> earlier = others.stream().filter(f -> number(f) < checkpoint.iteration()).skip(KEPT - 1).toList();
		for (final Path old : Stream.concat(Stream.concat(later.stream(), earlier.stream()), parts().stream()).toList())
			Files.delete(old);
	}

	/** Newest first. */
	private List<Path> files() throws IOException {
		return files(ENDING).stream().sorted(Comparator.comparingLong(Checkpoints::number).reversed()).toList();
	}

	/** What a run that was killed while it wrote has left. */
	private List<Path> parts() throws IOException {
		return files(ENDING + ".part");
	}

	private List<Path> files(final String ending) throws IOException {
		if (!Files.isDirectory(folder)) return List.of();
		try (Stream<Path> files = Files.list(folder)) {
			return files.filter(f -> f.getFileName().toString().endsWith(ending)).toList();
		}
	}

	/** The iteration a file is named by; −1 for the one name of earlier versions. */
	private static long number(final Path file) {
		final String name = file.getFileName().toString().replace(ENDING, "");
		return name.matches("\\d{1,18}") ? Long.parseLong(name) : -1;
	}
}
