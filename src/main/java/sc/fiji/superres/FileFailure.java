package sc.fiji.superres;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** What went wrong with a file, in words that name it: where a disk is full Java names none. */
public final class FileFailure {

	private FileFailure() {}

	/**
	 * @param file what was written, or a part of it ({@link PartFile}), whose final name is given
	 * @return the exception itself, where it names the file or has a kind that others look at
	 */
	public static IOException named(final Path file, final IOException exc) {
		final boolean plain = exc.getClass() == IOException.class;
		if (!plain && !(exc instanceof FileSystemException)) return exc;
		final Path known = PartFile.target(file);
		final String message = exc.getMessage();
		final boolean hidden = message != null && message.contains(PartFile.END);
		if (message != null && message.contains(known.toString()) && !hidden) return exc;
		return new IOException(known + " cannot be written: " + reason(exc), exc);
	}

	/** Without the name of a part, which tells people nothing. */
	private static String reason(final IOException exc) {
		if (exc instanceof AccessDeniedException) return "the folder or file may not be written";
		if (exc instanceof NoSuchFileException) return "the folder is not there";
		if (exc instanceof DirectoryNotEmptyException) return "a folder of that name is there";
		if (!(exc instanceof FileSystemException refused)) return String.valueOf(exc.getMessage());
		if (refused.getReason() != null) return refused.getReason();
		return exc.getClass().getSimpleName().replace("Exception", "");
	}
}
