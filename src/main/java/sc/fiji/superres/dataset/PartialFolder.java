package sc.fiji.superres.dataset;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A folder in the making: {@code .NAME.part} beside {@code NAME}, renamed when it is whole, deleted when it is not, so
 * that a folder under its own name is always complete.
 * <p>
 * A run that is killed cannot delete. What it leaves holds {@value #PLAN}, which says what the folder was to become and is
 * locked as long as its writer lives: the next run of the same plan completes the folder, any other is refused.
 * </p>
 */
final class PartialFolder {

	/** The mark of a folder that is not whole. */
	static final String PLAN = ".unfinished.json";

	private final Path folder;
	private final Path path;
	private final FileChannel plan;

	private PartialFolder(final Path folder, final Path path, final FileChannel plan) {
		this.folder = folder;
		this.path = path;
		this.plan = plan;
	}

	/**
	 * @param folder the final place; refused where it is a file or holds anything
	 * @param plan says all that decides what the folder will hold
	 */
	static PartialFolder beside(final Path folder, final String plan) throws IOException {
		final Path target = folder.toAbsolutePath().normalize();
		if (Files.exists(target) && !isEmptyFolder(target)) {
			throw new FileAlreadyExistsException("The output folder " + target +
				" is there already and not empty. Choose a new folder, or delete this one first.");
		}
		final Path path = target.resolveSibling("." + target.getFileName() + ".part");
		if (Files.exists(path) && !isEmptyFolder(path) && !Files.exists(path.resolve(PLAN))) {
			throw new IOException("The folder " + path +
				" is where the pairs are collected, but holds something else. Move or delete it.");
		}
		Files.createDirectories(path);
		return new PartialFolder(target, path, lock(path, plan));
	}

	/** The file of the plan, locked: written where it is new, compared where it is there. */
	private static FileChannel lock(final Path path, final String plan) throws IOException {
		final FileChannel channel = FileChannel.open(path.resolve(PLAN), StandardOpenOption.CREATE, StandardOpenOption.READ,
			StandardOpenOption.WRITE);
		try {
			if (!isLocked(channel)) throw new IOException("The folder " + path +
				" belongs to a run that still writes. Wait for it, or choose another output folder.");
			final byte[] wanted = plan.getBytes(StandardCharsets.UTF_8);
			final ByteBuffer found = ByteBuffer.allocate(Math.toIntExact(channel.size()));
			while (found.hasRemaining() && channel.read(found) >= 0);
			if (found.capacity() == 0) channel.write(ByteBuffer.wrap(wanted));
			else if (!ByteBuffer.wrap(wanted).equals(found.flip())) throw new IOException("The folder " + path +
				" was left by a run that was cut off and had other images or settings. Delete it, or run with those to complete it.");
			return channel;
		}
		catch (IOException | RuntimeException exc) {
			channel.close();
			throw exc;
		}
	}

	private static boolean isLocked(final FileChannel channel) throws IOException {
		try {
			return channel.tryLock() != null;
		}
		catch (final OverlappingFileLockException exc) { // held by this JVM
			return false;
		}
	}

	/** Where to write; may hold files of a run that was cut off. */
	Path path() {
		return path;
	}

	/** Gives the folder its final name. */
	void complete() throws IOException {
		plan.close();
		Files.deleteIfExists(folder); // an empty one; an error where somebody has filled it meanwhile
		Files.move(path, folder, StandardCopyOption.ATOMIC_MOVE);
		Files.deleteIfExists(folder.resolve(PLAN));
	}

	/** Deletes everything written; what cannot be deleted is added to {@code cause}. Nobody writes any more. */
	void discard(final Throwable cause) {
		try {
			plan.close();
			if (Files.exists(path)) delete();
		}
		catch (final IOException exc) {
			cause.addSuppressed(new IOException("The unfinished folder " + path + " could not be deleted.", exc));
		}
	}

	private void delete() throws IOException {
		try (Stream<Path> inside = Files.walk(path)) {
			final List<Path> deepestFirst = inside.sorted(Comparator.reverseOrder()).toList();
			for (final Path each : deepestFirst)
				Files.delete(each);
		}
	}

	private static boolean isEmptyFolder(final Path path) throws IOException {
		if (!Files.isDirectory(path)) return false;
		try (Stream<Path> inside = Files.list(path)) {
			return inside.findAny().isEmpty();
		}
	}
}
