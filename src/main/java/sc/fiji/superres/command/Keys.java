package sc.fiji.superres.command;

import java.nio.file.Path;

/** What several commands read from their parameters. */
final class Keys {

	private Keys() {}

	/**
	 * @param key name of the parameter, for the message
	 * @param path as the user wrote it; relative to the folder ImageJ was started in
	 * @throws IllegalArgumentException where it is empty or no path at all
	 */
	static Path path(final String key, final String path) {
		if (path == null || path.isBlank()) {
			throw new IllegalArgumentException(key + " is empty: name a file or folder by " + key + "=[path].");
		}
		return Path.of(path.trim());
	}
}
