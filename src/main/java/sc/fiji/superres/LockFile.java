package sc.fiji.superres;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A lock that only one piece of work in one program can hold: a hidden file that stays locked as long as its owner
 * lives.
 *
 * <pre>
 * try (LockFile lock = LockFile.take(folder.resolve(".work.lock"), "Somebody else works here.")) {
 * 	work();
 * }
 * </pre>
 * <p>
 * A killed program leaves the file but not the lock. File systems without locks, such as some shared by the computers
 * of a cluster, refuse nobody.
 * </p>
 */
public final class LockFile implements AutoCloseable {

	/** Files locked by this program: the operating system only keeps different programs apart. */
	private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

	private final Path file;
	private final boolean kept;
	private final FileChannel channel;

	private LockFile(final Path file, final boolean kept, final FileChannel channel) {
		this.file = file;
		this.kept = kept;
		this.channel = channel;
	}

	/**
	 * Takes a lock whose file is deleted when the lock is released.
	 *
	 * @param file the file to lock, in an existing folder
	 * @param refusal the message for people if somebody else holds the lock
	 * @throws IOException with that message, or if the file cannot be created
	 */
	public static LockFile take(final Path file, final String refusal) throws IOException {
		return tryTake(file).orElseThrow(() -> new IOException(refusal));
	}

	/** As {@link #take}, but returns nothing if somebody else holds the lock. */
	public static Optional<LockFile> tryTake(final Path file) throws IOException {
		return take(file, false);
	}

	/** Takes a lock on a file that has a content, and that stays when the lock is released. */
	static LockFile takeKept(final Path file, final String refusal) throws IOException {
		return take(file, true).orElseThrow(() -> new IOException(refusal));
	}

	private static Optional<LockFile> take(final Path file, final boolean kept) throws IOException {
		final Path real = file.toAbsolutePath().getParent().toRealPath().resolve(file.getFileName());
		if (!HELD.add(real)) return Optional.empty();
		Optional<LockFile> lock = Optional.empty();
		try {
			lock = lock(real, kept);
			return lock;
		}
		finally {
			if (lock.isEmpty()) HELD.remove(real);
		}
	}

	private static Optional<LockFile> lock(final Path file, final boolean kept) throws IOException {
		final FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ,
			StandardOpenOption.WRITE);
		if (isLocked(channel)) return Optional.of(new LockFile(file, kept, channel));
		channel.close();
		return Optional.empty();
	}

	private static boolean isLocked(final FileChannel channel) {
		try {
			return channel.tryLock() != null;
		}
		catch (final OverlappingFileLockException exc) {
			// this program holds it under another path
			return false;
		}
		catch (final IOException exc) {
			// the file system has no locks
			return true;
		}
	}

	/**
	 * The channel by which to read and write the file: on some systems the lock ends when any other channel is closed.
	 */
	FileChannel channel() {
		return channel;
	}

	/** Releases the lock. */
	@Override
	public void close() throws IOException {
		try {
			if (!kept) Files.deleteIfExists(file);
		}
		finally {
			channel.close();
			HELD.remove(file);
		}
	}
}
