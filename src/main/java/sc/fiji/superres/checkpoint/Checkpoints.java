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

	private static final Comparator<Path> NEWEST_FIRST = Comparator.comparingLong(Checkpoints::number).reversed();

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
		final List<String> damaged = new ArrayList<>();
		for (final Path file : files()) {
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
		if (damaged.isEmpty()) return Optional.empty();
		throw noneWhole(damaged);
	}

	private static IOException noneWhole(final List<String> damaged) {
		return new IOException("No checkpoint of this training is whole:\n" + String.join("\n", damaged) +
			"\nChoose another run folder; a model the training left can be its start=.");
	}

	private Checkpoint read(final Path file) throws IOException {
		final Checkpoint checkpoint = Checkpoint.read(file, run);
		final long number = number(file);
		if (number < 0 || number == checkpoint.iteration()) return checkpoint;
		throw misnamed(file, checkpoint.iteration());
	}

	private static IOException misnamed(final Path file, final long iteration) {
		return new Checkpoint.ForeignException(file, "was made at iteration " + iteration +
			", which is not the one of its name");
	}

	/** Writes one and removes what is older than the one before; a file that was damaged goes first. */
	public void write(final Checkpoint checkpoint) throws IOException {
		final long iteration = checkpoint.iteration();
		checkpoint.write(file(iteration), run);
		final List<Path> others = files().stream().filter(f -> !f.equals(file(iteration))).toList();
		delete(others.stream().filter(f -> number(f) > iteration));
		delete(others.stream().filter(f -> number(f) < iteration).skip(KEPT - 1));
		PartFile.deleteRemains(folder, NAMES);
	}

	private static void delete(final Stream<Path> files) throws IOException {
		for (final Path file : files.toList())
			Files.delete(file);
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
			return files.filter(Checkpoints::isOurs).sorted(NEWEST_FIRST).toList();
		}
	}

	private static boolean isOurs(final Path file) {
		return file.getFileName().toString().matches(NAMES);
	}

	/** The iteration a file is named by; −1 for the one name of earlier versions. */
	private static long number(final Path file) {
		final String name = file.getFileName().toString().replace(ENDING, "");
		return name.equals(EARLIER) ? -1 : Long.parseLong(name);
	}
}
