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
 * What one program, and one piece of work in it, has for itself: a hidden file that is locked as long as its owner
 * lives.
 *
 * <pre>
 * try (LockFile lock = LockFile.take(folder.resolve(".work.lock"), "Somebody else works here.")) {
 * 	work();
 * }
 * </pre>
 * <p>
 * A killed program leaves the file but not the lock. Disks that know no locks, as some that clusters share, refuse
 * nobody.
 * </p>
 */
public final class LockFile implements AutoCloseable {

	/** Held by this program; the system tells programs apart, but not what is done in one. */
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
	 * Takes a lock whose file goes when it is given back.
	 *
	 * @param file in a folder that is there
	 * @param refusal what people are told where somebody else has it
	 */
	public static LockFile take(final Path file, final String refusal) throws IOException {
		return tryTake(file).orElseThrow(() -> new IOException(refusal));
	}

	/** The same; nothing where somebody else has it. */
	public static Optional<LockFile> tryTake(final Path file) throws IOException {
		return take(file, false);
	}

	/** Takes a lock on a file that says something, and stays. */
	static LockFile takeKept(final Path file, final String refusal) throws IOException {
		return take(file, true).orElseThrow(() -> new IOException(refusal));
	}

	private static Optional<LockFile> take(final Path file, final boolean kept) throws IOException {
		final Path real = file.toAbsolutePath().getParent().toRealPath().resolve(file.getFileName());
		if (!HELD.add(real)) return Optional.empty();
		LockFile lock = null;
		try {
			lock = locked(real, kept);
			return Optional.ofNullable(lock);
		}
		finally {
			if (lock == null) HELD.remove(real);
		}
	}

	/** Null where somebody else has it. */
	private static LockFile locked(final Path file, final boolean kept) throws IOException {
		final FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ,
			StandardOpenOption.WRITE);
		if (isLocked(channel)) return new LockFile(file, kept, channel);
		channel.close();
		return null;
	}

	private static boolean isLocked(final FileChannel channel) {
		try {
			return channel.tryLock() != null;
		}
		catch (final OverlappingFileLockException exc) { // held by this program, by another path
			return false;
		}
		catch (final IOException exc) { // a disk without locks
			return true;
		}
	}

	/** To read and write the file by: on some systems another channel would end the lock when it is closed. */
	FileChannel channel() {
		return channel;
	}

	/** Lets others in. */
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
