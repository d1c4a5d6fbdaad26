package sc.fiji.superres.course;

import java.nio.file.Path;

/**
 * An image that is open in ImageJ.
 *
 * @param id by which ImageJ knows it
 * @param title of its window
 * @param folder of its file; null where it has none
 */
public record OpenImage(int id, String title, Path folder) {

	/** The title without the ending of a file's name, and without what would part folders. */
	public String name() {
		final String name = title.replaceAll("\\.\\w{1,5}$", "").replaceAll("[/\\\\]", "_");
		return name.isBlank() ? "image" : name;
	}

	/** As lists show it. */
	@Override
	public String toString() {
		return title;
	}
}
