package sc.fiji.superres;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;

/** What a file's name alone can have against its being read. */
public final class FileNames {

	private FileNames() {}

	/**
	 * Why a file that a folder lists cannot be opened, as words behind its name; empty where nothing speaks against it.
	 */
	public static Optional<String> problem(final Path file) {
		if (!isExpressible(file)) return Optional.of("its name has characters that this locale (" + System.getProperty(
			"sun.jnu.encoding") + ") cannot express: rename it, or start with LC_ALL=C.UTF-8");
		if (leadsNowhere(file)) return Optional.of("it is a link that leads nowhere: mend or delete it");
		return Optional.empty();
	}

	/** Whether the name as text leads to the file again; all of ImageJ opens files by text. */
	private static boolean isExpressible(final Path file) {
		try {
			return Path.of(file.toString()).equals(file);
		}
		catch (final InvalidPathException exc) {
			return false;
		}
	}

	private static boolean leadsNowhere(final Path file) {
		return !Files.exists(file) && Files.exists(file, LinkOption.NOFOLLOW_LINKS);
	}
}
