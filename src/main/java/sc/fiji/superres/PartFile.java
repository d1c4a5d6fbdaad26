package sc.fiji.superres;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A file that is not complete yet: it is written under a hidden name of its own beside its final place,
 * {@code .NAME.TAG.part}, and renamed when it is complete.
 *
 * <pre>
 * try (PartFile part = PartFile.of(file)) {
 * 	write(part.path());
 * 	part.complete(true);
 * }
 * </pre>
 * <p>
 * No two writers share a name. Parts of the same file that a killed program left are deleted before the file is written
 * again. This also deletes the part of another program that is writing the same file; that program gets an error when
 * it completes its part.
 * </p>
 */
public final class PartFile implements AutoCloseable {

	/** The end of every part's name. */
	static final String END = ".part";
	/** The tag as a regular expression; earlier versions wrote no tag, or one without a count. */
	private static final String TAG = "\\.[0-9a-f]+(-\\d+)?";
	private static final String PROCESS = Long.toHexString(new SecureRandom().nextLong());
	private static final AtomicLong COUNT = new AtomicLong();

	private final Path target;
	private final Path path;

	private PartFile(final Path target, final Path path) {
		this.target = target;
		this.path = path;
	}

	/** Begins a file: creates missing folders and deletes the parts of this file that a killed program left. */
	public static PartFile of(final Path file) throws IOException {
		final Path target = file.toAbsolutePath();
		try {
			Files.createDirectories(target.getParent());
			deleteRemains(target.getParent(), Pattern.quote(target.getFileName().toString()));
			return amongMany(target);
		}
		catch (final IOException exc) {
			throw FileFailure.named(target, exc);
		}
	}

	/**
	 * Begins a file in an existing folder without deleting earlier parts: for folders of so many files that a search
	 * for parts would take long.
	 */
	public static PartFile amongMany(final Path file) {
		final Path target = file.toAbsolutePath();
		final String name = "." + target.getFileName() + "." + PROCESS + "-" + COUNT.incrementAndGet() + END;
		return new PartFile(target, target.resolveSibling(name));
	}

	/**
	 * Deletes the parts of files that killed programs left in a folder.
	 *
	 * @param names a regular expression of the files' final names
	 */
	public static void deleteRemains(final Path folder, final String names) throws IOException {
		final Pattern remains = Pattern.compile("\\.+(" + names + ")(" + TAG + END + "|" + END + ")+", Pattern.DOTALL);
		try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, file -> isLeft(file, remains))) {
			for (final Path file : files)
				Files.deleteIfExists(file);
		}
	}

	/** Whether a file is a part that nobody in this program is writing. */
	private static boolean isLeft(final Path file, final Pattern remains) {
		final String name = file.getFileName().toString();
		final boolean isOurs = name.contains("." + PROCESS + "-");
		return remains.matcher(name).matches() && !isOurs && Files.isRegularFile(file);
	}

	/** The final path of a part; any other file's path is returned unchanged. */
	static Path target(final Path file) {
		final String name = file.getFileName().toString();
		final Matcher part = Pattern.compile("\\.(.+)" + TAG + END, Pattern.DOTALL).matcher(name);
		if (!part.matches()) return file;
		return file.resolveSibling(part.group(1));
	}

	/** The path to write to. */
	public Path path() {
		return path;
	}

	/**
	 * Gives the file its final name and replaces an existing file of that name.
	 *
	 * @param durably whether to force the file to the disk (fsync) before it appears under its name, so that not even a
	 *            power failure destroys it
	 */
	public void complete(final boolean durably) throws IOException {
		try {
			if (durably) force(path, StandardOpenOption.WRITE);
			rename();
		}
		catch (final NoSuchFileException exc) {
			throw new IOException(target + " is being written by another run at the same time.", exc);
		}
		catch (final IOException exc) {
			throw FileFailure.named(target, exc);
		}
		if (durably) forceNames(target.getParent());
	}

	private void rename() throws IOException {
		Files.move(path, target, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
	}

	/** Deletes the part if it was not completed. */
	@Override
	public void close() throws IOException {
		Files.deleteIfExists(path);
	}

	/** Forces the names in a folder to the disk if the system can do that; Windows does it by itself. */
	private static void forceNames(final Path folder) {
		try {
			force(folder, StandardOpenOption.READ);
		}
		catch (final IOException exc) {
			// the file itself is safe, and a system that cannot open folders has no such call
		}
	}

	private static void force(final Path path, final StandardOpenOption how) throws IOException {
		try (FileChannel channel = FileChannel.open(path, how)) {
			channel.force(true);
		}
	}
}
