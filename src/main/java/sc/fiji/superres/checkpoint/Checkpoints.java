package sc.fiji.superres.checkpoint;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

import sc.fiji.superres.PartFile;

/**
 * The checkpoints of a run: files named by their iteration, of which the last two are kept. So there is always one from
 * before, should a power failure have damaged the last. Other files in the folder are left alone; a checkpoint of
 * another run under a name of ours is refused.
 *
 * @param folder {@code checkpoint/} of the run folder
 * @param run which run it is, as its configuration says; null where that says nothing
 */
public record Checkpoints(Path folder, String run) {

	private static final int KEPT = 2;
	private static final String ENDING = ".safetensors";
	private static final String EARLIER = "checkpoint";
	/** Names that we give, and the one that earlier versions gave. */
	private static final String NAMES = "(\\d{9,18}|checkpoint)\\.safetensors";

	/**
	 * What can be gone on from.
	 *
	 * @param checkpoint the newest that is whole
	 * @param damaged what is wrong with newer ones, for people; empty where all is well
	 */
	public record Found(Checkpoint checkpoint, List<String> damaged) {}

	/** Whether there is any, whole or not. */
	public boolean any() throws IOException {
		return !files().isEmpty();
	}

	/**
	 * The newest whole checkpoint; nothing where there is no file at all.
	 *
	 * @throws IOException where there are files but none is whole, or one is of another run: nothing may be deleted
	 *             then
	 */
	public Optional<Found> last() throws IOException {
		final List<Path> files = files();
		final List<String> damaged = new ArrayList<>();
		for (final Path file : files) {
			try {
				return Optional.of(new Found(read(file), damaged));
			}
			catch (final Checkpoint.ForeignException exc) {
				throw exc;
			}
			catch (final IOException exc) {
				damaged.add(exc.getMessage());
			}
		}
		if (files.isEmpty()) return Optional.empty();
		throw new IOException("No checkpoint of this training is whole:\n" + String.join("\n", damaged) +
			"\nChoose another run folder; a model the training left can be its start=.");
	}

	private Checkpoint read(final Path file) throws IOException {
		final Checkpoint checkpoint = Checkpoint.read(file, run);
		final long number = number(file);
		if (number < 0 || number == checkpoint.iteration()) return checkpoint;
		throw new Checkpoint.ForeignException(file, "was made at iteration " + checkpoint.iteration() +
			", which is not the one of its name");
	}

	/** Writes one and removes what is older than the one before; a file that was damaged goes first. */
	public void write(final Checkpoint checkpoint) throws IOException {
		final Path file = file(checkpoint.iteration());
		checkpoint.write(file, run);
		final List<Path> others = files().stream().filter(f -> !f.equals(file)).toList();
		final List<Path> later = others.stream().filter(f -> number(f) > checkpoint.iteration()).toList();
		final List<Path> earlier = others.stream().filter(f -> number(f) < checkpoint.iteration()).skip(KEPT - 1)
			.toList();
		for (final Path old : Stream.concat(later.stream(), earlier.stream()).toList())
			Files.delete(old);
		PartFile.deleteRemains(folder, NAMES);
	}

	/** Whether the checkpoint of an iteration is there. */
	public boolean holds(final long iteration) {
		return Files.isRegularFile(file(iteration)) || Files.isRegularFile(folder.resolve(EARLIER + ENDING));
	}

	private Path file(final long iteration) {
		return folder.resolve(String.format(Locale.ROOT, "%09d%s", iteration, ENDING));
	}

	/** Newest first. */
	private List<Path> files() throws IOException {
		if (!Files.isDirectory(folder)) return List.of();
		try (Stream<Path> files = Files.list(folder)) {
			return files.filter(f -> f.getFileName().toString().matches(NAMES)).sorted(Comparator.comparingLong(
				Checkpoints::number).reversed()).toList();
		}
	}

	/** The iteration a file is named by; −1 for the one name of earlier versions. */
	private static long number(final Path file) {
		final String name = file.getFileName().toString().replace(ENDING, "");
		return name.equals(EARLIER) ? -1 : Long.parseLong(name);
	}
}
