package sc.fiji.superres;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** Names the file in error messages of writing: where a disk is full, for example, Java names none. */
public final class FileFailure {

	private FileFailure() {}

	/**
	 * Returns an exception whose message names the file that could not be written.
	 *
	 * @param file the file that was written; for an unfinished {@link PartFile} or one in a {@link PartFolder}, the
	 *            message has the final name
	 * @return the given exception if it already names the file, or is of a type that callers tell apart
	 */
	public static IOException named(final Path file, final IOException exc) {
		if (!isGeneral(exc)) return exc;
		final Path target = inFinalFolder(PartFile.target(file));
		if (names(exc.getMessage(), target)) return exc;
		return new IOException(target + " cannot be written: " + reason(exc), exc);
	}

	/** Puts the folder's own name in the place of the {@link PartFolder}'s that a file lies in. */
	private static Path inFinalFolder(final Path file) {
		for (Path folder = file.getParent(); folder != null; folder = folder.getParent())
			if (Files.exists(folder.resolve(PartFolder.PLAN))) return finalName(folder).resolve(folder.relativize(
				file));
		return file;
	}

	/** {@code NAME} for {@code .NAME.part}; a folder of another name stays. */
	private static Path finalName(final Path folder) {
		final String name = String.valueOf(folder.getFileName());
		if (!name.matches("(?s)\\..+" + Pattern.quote(PartFile.END))) return folder;
		return folder.resolveSibling(name.substring(1, name.length() - PartFile.END.length()));
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
