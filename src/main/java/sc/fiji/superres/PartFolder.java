package sc.fiji.superres;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A folder in the making: {@code .NAME.part} beside {@code NAME}, renamed when it is whole, deleted when it is not, so
 * that a folder under its own name is always complete.
 * <p>
 * A program that is killed cannot delete. What it leaves holds {@value #PLAN}, which says what the folder was to become
 * and is locked as long as its writer lives ({@link LockFile}): so nobody takes a folder from a program that still
 * writes.
 * </p>
 */
public final class PartFolder {

	/** The mark of a folder that is not whole. */
	public static final String PLAN = ".unfinished.json";

	private final Path folder;
	private final Path path;
	private final LockFile plan;

	private PartFolder(final Path folder, final Path path, final LockFile plan) {
		this.folder = folder;
		this.path = path;
		this.plan = plan;
	}

	/**
	 * Begins a folder, or goes on with what a killed program of the same plan left.
	 *
	 * @param folder the final place; refused where it is a file or holds anything
	 * @param plan says all that decides what the folder will hold
	 */
	public static PartFolder ofPlan(final Path folder, final String plan) throws IOException {
		final PartFolder part = locked(folder);
		try {
			part.requirePlan(plan);
			deleteRemains(part.path);
			return part;
		}
		catch (IOException | RuntimeException exc) {
			part.plan.close();
			throw exc;
		}
	}

	/**
	 * Begins a folder anew; what a killed program left of it is deleted.
	 *
	 * @param folder the final place; refused where it is a file or holds anything
	 */
	public static PartFolder anew(final Path folder) throws IOException {
		final PartFolder part = locked(folder);
		try {
			for (final Path each : deepestFirst(part.path))
				if (!each.equals(part.path) && !each.equals(part.path.resolve(PLAN))) Files.delete(each);
			return part;
		}
		catch (IOException | RuntimeException exc) {
			part.plan.close();
			throw exc;
		}
	}

	private static PartFolder locked(final Path folder) throws IOException {
		final Path target = folder.toAbsolutePath().normalize();
		if (Files.exists(target) && !isEmptyFolder(target)) {
			throw new FileAlreadyExistsException("The output folder " + target +
				" is there already and not empty. Choose a new folder, or delete this one first.");
		}
		final Path path = target.resolveSibling("." + target.getFileName() + ".part");
		if (Files.exists(path) && !isEmptyFolder(path) && !Files.exists(path.resolve(PLAN))) {
			throw new IOException("The folder " + path + " is where the files for " + target +
				" are collected, but holds something else. Move or delete it.");
		}
		Files.createDirectories(path);
		return new PartFolder(target, path, LockFile.takeKept(path.resolve(PLAN), "The folder " + path +
			" belongs to a run that still writes. Wait for it, or choose another output folder."));
	}

	/** Written where it is new, compared where it is there. */
	private void requirePlan(final String wanted) throws IOException {
		final FileChannel channel = plan.channel();
		final ByteBuffer text = ByteBuffer.wrap(wanted.getBytes(StandardCharsets.UTF_8));
		final ByteBuffer found = ByteBuffer.allocate(Math.toIntExact(channel.size()));
		while (found.hasRemaining() && channel.read(found) >= 0);
		if (found.capacity() == 0) channel.write(text);
		else if (!text.equals(found.flip())) throw new IOException("The folder " + path +
			" was left by a run that was cut off and had other images or settings. " +
			"Delete it, or run with those to complete it.");
	}

	/** Where to write; may hold files of a run that was cut off. */
	public Path path() {
		return path;
	}

	/** Gives the folder its final name. */
	public void complete() throws IOException {
		plan.close();
		Files.deleteIfExists(folder); // an empty one; an error where somebody has filled it meanwhile
		Files.move(path, folder, StandardCopyOption.ATOMIC_MOVE);
		Files.deleteIfExists(folder.resolve(PLAN));
	}

	/** Deletes everything written; what cannot be deleted is added to {@code cause}. Nobody writes any more. */
	public void discard(final Throwable cause) {
		try {
			plan.close();
			for (final Path each : deepestFirst(path))
				Files.delete(each);
		}
		catch (final IOException exc) {
			cause.addSuppressed(new IOException("The unfinished folder " + path + " could not be deleted.", exc));
		}
	}

	/** Of files that were being written when the program was killed. */
	private static void deleteRemains(final Path path) throws IOException {
		for (final Path each : deepestFirst(path))
			if (Files.isDirectory(each)) PartFile.deleteRemains(each, ".+");
	}

	private static List<Path> deepestFirst(final Path path) throws IOException {
		if (!Files.exists(path)) return List.of();
		try (Stream<Path> inside = Files.walk(path)) {
			return inside.sorted(Comparator.reverseOrder()).toList();
		}
	}

	private static boolean isEmptyFolder(final Path path) throws IOException {
		if (!Files.isDirectory(path)) return false;
		try (Stream<Path> inside = Files.list(path)) {
			return inside.findAny().isEmpty();
		}
	}
}
