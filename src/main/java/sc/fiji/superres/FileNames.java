package sc.fiji.superres;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;

/** Recognises files that cannot be opened because of their names alone. */
public final class FileNames {

	private FileNames() {}

	/**
	 * Says why a file that a folder lists cannot be opened.
	 *
	 * @return a clause to put after the file's name; empty if there is no reason
	 */
	public static Optional<String> problem(final Path file) {
		if (!isExpressible(file)) return Optional.of(inexpressible());
		if (leadsNowhere(file)) return Optional.of("it is a link that leads nowhere: mend or delete it");
		return Optional.empty();
	}

	private static String inexpressible() {
		return "its name has characters that this locale (" + System.getProperty("sun.jnu.encoding") +
			") cannot express: rename it, or start with LC_ALL=C.UTF-8";
	}

	/** Whether the name as text leads back to the file; ImageJ always opens files by text. */
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
