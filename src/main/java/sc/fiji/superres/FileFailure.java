package sc.fiji.superres;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Names the file in error messages of writing: where a disk is full, for example, Java names none. */
public final class FileFailure {

	private FileFailure() {}

	/**
	 * Returns an exception whose message names the file that could not be written.
	 *
	 * @param file the file that was written; for an unfinished {@link PartFile}, the message has the final name
	 * @return the given exception if it already names the file, or is of a type that callers tell apart
	 */
	public static IOException named(final Path file, final IOException exc) {
		if (!isGeneral(exc)) return exc;
		final Path target = PartFile.target(file);
		if (names(exc.getMessage(), target)) return exc;
		return new IOException(target + " cannot be written: " + reason(exc), exc);
	}

	/** Whether an exception is of no type that callers tell apart. */
	private static boolean isGeneral(final IOException exc) {
		return exc.getClass() == IOException.class || exc instanceof FileSystemException;
	}

	/** Whether a message names the file itself, not its unfinished part, which tells people nothing. */
	private static boolean names(final String message, final Path target) {
		if (message == null || message.contains(PartFile.END)) return false;
		return message.contains(target.toString());
	}

	private static String reason(final IOException exc) {
		if (exc instanceof AccessDeniedException) return "the folder or file may not be written";
		if (exc instanceof NoSuchFileException) return "the folder is not there";
		if (exc instanceof DirectoryNotEmptyException) return "a folder of that name is there";
		if (!(exc instanceof FileSystemException refused)) return String.valueOf(exc.getMessage());
		if (refused.getReason() != null) return refused.getReason();
		return exc.getClass().getSimpleName().replace("Exception", "");
	}
}
