package sc.fiji.superres.folder;

import java.nio.file.Path;

/**
 * An image that has no result yet.
 *
 * @param image its path relative to the source folder
 * @param name the same, for people
 * @param file the image itself
 * @param result the file to make
 * @param bytes size of the image, at least 1
 */
record PendingImage(Path image, String name, Path file, Path result, long bytes) {

	/** One part in so many of Java's memory: whatever comes of such a file, others have room beside it. */
	private static final int SMALL = 256;

	/** Whether there is memory for others beside it and its result. */
	boolean isSmall() {
		return bytes <= Runtime.getRuntime().maxMemory() / SMALL;
	}
}
