package sc.fiji.superres.watch;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Who shows which training. A program that runs the command itself, and has a window of its own, says so before:
 *
 * <pre>
 * try (TrainingViewers.Seat seat = TrainingViewers.expect(run, viewer)) {
 * 	// runs Train Super-Resolution... with run=[...] on this thread
 * }
 * </pre>
 *
 * The run folder is what both know of the training, and no two trainings have one at the same time.
 */
public final class TrainingViewers {

	/** The place of a viewer, until it is closed. */
	public interface Seat extends AutoCloseable {

		@Override
		void close();
	}

	private static final Map<Path, TrainingViewer> VIEWERS = new ConcurrentHashMap<>();

	private TrainingViewers() {}

	/**
	 * Puts a viewer in place of the windows of the next trainings in a run folder.
	 *
	 * @param run the run folder, which need not exist yet
	 */
	public static Seat expect(final Path run, final TrainingViewer viewer) {
		final Path key = key(run);
		VIEWERS.put(key, viewer);
		return () -> VIEWERS.remove(key, viewer);
	}

	/** The viewer of a training; empty where it opens windows of its own. */
	static Optional<TrainingViewer> of(final Path run) {
		return Optional.ofNullable(VIEWERS.get(key(run)));
	}

	private static Path key(final Path run) {
		return run.toAbsolutePath().normalize();
	}
}
