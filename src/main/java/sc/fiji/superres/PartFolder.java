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
 * A folder that is not complete yet: {@code .NAME.part} beside {@code NAME}. It is renamed when it is complete and
 * deleted when the work fails, so that a folder under its final name is always complete.
 * <p>
 * A program that is killed cannot delete its folder. The folder it leaves holds {@value #PLAN}, which says what the
 * folder was to become. That file is locked as long as its writer lives ({@link LockFile}), so that nobody takes a
 * folder from a program that is still writing.
 * </p>
 */
public final class PartFolder {

	/** Name of the file that marks an incomplete folder. */
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
	 * Begins a folder, or continues the one that a run of the same plan left, because it was killed or by
	 * {@link #leave}.
	 *
	 * @param folder the final place; refused if it is a file or not empty
	 * @param plan a text of everything that decides what the folder will hold, a line for each thing
	 */
	public static PartFolder ofPlan(final Path folder, final String plan) throws IOException {
		return prepared(folder, part -> {
			part.requirePlan(plan);
			deleteUnfinishedFiles(part.path);
		});
	}

	/**
	 * Begins an empty folder; files that a killed program left in it are deleted.
	 *
	 * @param folder the final place; refused if it is a file or not empty
	 */
	public static PartFolder anew(final Path folder) throws IOException {
		return prepared(folder, PartFolder::empty);
	}

	/** Prepares the content of a folder that is just locked. */
	private interface Preparation {

		void prepare(PartFolder part) throws IOException;
	}

	private static PartFolder prepared(final Path folder, final Preparation preparation) throws IOException {
		final PartFolder part = locked(folder);
		try {
			preparation.prepare(part);
			return part;
		}
		catch (IOException | RuntimeException exc) {
			part.plan.close();
			throw exc;
		}
	}

	private static PartFolder locked(final Path folder) throws IOException {
		final Path target = folder.toAbsolutePath().normalize();
		requireVacant(target);
		final Path path = target.resolveSibling("." + target.getFileName() + ".part");
		requireOurs(path, target);
		Files.createDirectories(path);
		return new PartFolder(target, path, lockedPlan(path));
	}

	private static LockFile lockedPlan(final Path path) throws IOException {
		return LockFile.takeKept(path.resolve(PLAN), "The folder " + path +
			" belongs to a run that still writes. Wait for it, or choose another output folder.");
	}

	private static void requireVacant(final Path target) throws IOException {
		if (!Files.exists(target) || isEmptyFolder(target)) return;
		throw new FileAlreadyExistsException("The output folder " + target +
			" is there already and not empty. Choose a new folder, or delete this one first.");
	}

	private static void requireOurs(final Path path, final Path target) throws IOException {
		if (!Files.exists(path) || isEmptyFolder(path) || Files.exists(path.resolve(PLAN))) return;
		throw new IOException("The folder " + path + " is where the files for " + target +
			" are collected, but holds something else. Move or delete it.");
	}

	/** Writes the plan of a new folder; compares it with the plan of a folder that was left. */
	private void requirePlan(final String wanted) throws IOException {
		final FileChannel channel = plan.channel();
		final ByteBuffer text = ByteBuffer.wrap(wanted.getBytes(StandardCharsets.UTF_8));
		final ByteBuffer found = content(channel);
		if (found.capacity() == 0) {
			channel.write(text);
			return;
		}
		if (!text.equals(found)) throw otherPlan(StandardCharsets.UTF_8.decode(found).toString(), wanted);
	}

	private IOException otherPlan(final String found, final String wanted) {
		return new IOException("The folder " + path +
			" was left by a run that was cut off and had other images or settings (" + difference(found, wanted) +
			"). Delete it, name another output folder, or run with those to complete it.");
	}

	/** The first line in which two plans differ. */
	private static String difference(final String found, final String wanted) {
		final List<String> then = lines(found);
		final List<String> now = lines(wanted);
		int line = 0;
		while (line < Math.min(then.size(), now.size()) && then.get(line).equals(now.get(line)))
			line++;
		return "then " + lineOf(then, line) + " now " + lineOf(now, line);
	}

	/** The lines of a plan, without what JSON has around them. */
	private static List<String> lines(final String plan) {
		return plan.lines().map(line -> line.strip().replaceFirst(",$", "")).toList();
	}

	private static String lineOf(final List<String> lines, final int line) {
		if (line >= lines.size()) return "no more";
		return Quoted.of(lines.get(line));
	}

	private static ByteBuffer content(final FileChannel channel) throws IOException {
		final ByteBuffer content = ByteBuffer.allocate(Math.toIntExact(channel.size()));
		int read = 0;
		while (content.hasRemaining() && read >= 0)
			read = channel.read(content);
		return content.flip();
	}

	/** The folder to write to; it may hold complete files of a run that was cut off. */
	public Path path() {
		return path;
	}

	/** Gives the folder its final name. */
	public void complete() throws IOException {
		plan.close();
		// the target is empty or absent; if somebody has filled it in the meantime, this is an error
		Files.deleteIfExists(folder);
		Files.move(path, folder, StandardCopyOption.ATOMIC_MOVE);
		Files.deleteIfExists(folder.resolve(PLAN));
	}

	/** Lets go of the folder as it is, for a later run of the same plan. No thread may still be writing. */
	public void leave() throws IOException {
		plan.close();
	}

	/**
	 * Deletes everything that was written. No thread may still be writing.
	 *
	 * @param cause why the folder is given up; gets a suppressed exception if the folder cannot be deleted
	 */
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

	/** Deletes everything but the folder itself and its plan. */
	private void empty() throws IOException {
		for (final Path each : deepestFirst(path))
			if (!each.equals(path) && !each.equals(path.resolve(PLAN))) Files.delete(each);
	}

	/** Deletes the files that were being written when the program was killed. */
	private static void deleteUnfinishedFiles(final Path path) throws IOException {
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
