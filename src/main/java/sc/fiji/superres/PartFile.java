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
 * A file in the making: it grows under a hidden name of its own beside its place, {@code .NAME.TAG.part}, and gets its
 * name when it is whole.
 *
 * <pre>
 * try (PartFile part = PartFile.of(file)) {
 * 	write(part.path());
 * 	part.complete(true);
 * }
 * </pre>
 * <p>
 * No two writers share a name. What a killed program left of the same file is deleted before it is written again; so
 * are the parts of another program that writes it at this moment, which is told so when it comes to its end.
 * </p>
 */
public final class PartFile implements AutoCloseable {

	/** Of the name of every part. */
	static final String END = ".part";
	/** As a regular expression; earlier versions wrote none, or one without a count. */
	private static final String TAG = "\\.[0-9a-f]+(-\\d+)?";
	private static final String PROCESS = Long.toHexString(new SecureRandom().nextLong());
	private static final AtomicLong COUNT = new AtomicLong();

	private final Path target;
	private final Path path;

	private PartFile(final Path target, final Path path) {
		this.target = target;
		this.path = path;
	}

	/** Makes missing folders and deletes what a killed program left of this file. */
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
	 * The same for a folder that is there, whose many files take long to look through: what was left is not deleted.
	 */
	public static PartFile amongMany(final Path file) {
		final Path target = file.toAbsolutePath();
		final String name = "." + target.getFileName() + "." + PROCESS + "-" + COUNT.incrementAndGet() + END;
		return new PartFile(target, target.resolveSibling(name));
	}

	/**
	 * Deletes what killed programs left of files in a folder.
	 *
	 * @param names a regular expression of the files' names
	 */
	public static void deleteRemains(final Path folder, final String names) throws IOException {
		final Pattern remains = Pattern.compile("\\.+(" + names + ")(" + TAG + END + "|" + END + ")+", Pattern.DOTALL);
		try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, file -> isLeft(file, remains))) {
			for (final Path file : files)
				Files.deleteIfExists(file);
		}
	}

	/** Parts of this program are being written. */
	private static boolean isLeft(final Path file, final Pattern remains) {
		final String name = file.getFileName().toString();
		return remains.matcher(name).matches() && !name.contains("." + PROCESS + "-") && Files.isRegularFile(file);
	}

	/** The name that a part will have; of any other file its own. */
	static Path target(final Path file) {
		final String name = file.getFileName().toString();
		final Matcher part = Pattern.compile("\\.(.+)" + TAG + END, Pattern.DOTALL).matcher(name);
		return part.matches() ? file.resolveSibling(part.group(1)) : file;
	}

	/** Where to write. */
	public Path path() {
		return path;
	}

	/**
	 * Gives the file its name, in place of what had it.
	 *
	 * @param durably whether it is on the disk before its name appears (fsync), so that not even a power failure costs
	 *            it
	 */
	public void complete(final boolean durably) throws IOException {
		try {
			if (durably) force(path, StandardOpenOption.WRITE);
			Files.move(path, target, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
		}
		catch (final NoSuchFileException exc) {
			throw new IOException(target + " is being written by another run at the same time.", exc);
		}
		catch (final IOException exc) {
			throw FileFailure.named(target, exc);
		}
		if (durably) forceNames(target.getParent());
	}

	/** Deletes what is not whole. */
	@Override
	public void close() throws IOException {
		Files.deleteIfExists(path);
	}

	/** Brings the names of a folder to the disk, where the system can do that; Windows does it by itself. */
	private static void forceNames(final Path folder) {
		try {
			force(folder, StandardOpenOption.READ);
		}
		catch (final IOException exc) {
			// the file itself is safe; a system that opens no folders has no such call
		}
	}

	private static void force(final Path path, final StandardOpenOption how) throws IOException {
		try (FileChannel channel = FileChannel.open(path, how)) {
			channel.force(true);
		}
	}
}
