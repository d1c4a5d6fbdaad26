package sc.fiji.superres.course;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

import sc.fiji.superres.dataset.ZoomLevel;

/**
 * The images that people chose.
 *
 * @param isFolder whether a folder counts, and not an open image
 * @param image the open image; null where none is chosen
 * @param folder of images, as typed
 * @param zoom level at which they were recorded, as corrected by people; empty for what the images tell
 * @param unit of the zoom level, MX or nm
 */
public record Source(boolean isFolder, OpenImage image, String folder, String zoom, String unit) {

	/** Nothing is chosen yet. */
	public static final Source NONE = new Source(false, null, "", "", ZoomLevel.MX);

	/** The same with this open image, about whose zoom level nobody said anything. */
	public Source withImage(final OpenImage chosen) {
		return new Source(false, chosen, folder, "", unit);
	}

	/** The same with this folder, about whose zoom level nobody said anything. */
	public Source withFolder(final String chosen) {
		return new Source(true, image, chosen, "", unit);
	}

	/** Whether the images are those of another source, whatever their zoom level is said to be. */
	boolean isSameImages(final Source other) {
		return withZoom("", "").equals(other.withZoom("", ""));
	}

	/** The same images, recorded at this zoom level. */
	public Source withZoom(final String value, final String unitOfIt) {
		return new Source(isFolder, image, folder, value.trim(), unitOfIt);
	}

	/** What has to be put right before these images can be used; empty where nothing has. */
	public Optional<String> problem() {
		final Optional<String> ofImages = isFolder ? folderProblem(folder) : imageProblem();
		return ofImages.or(this::zoomProblem);
	}

	private Optional<String> imageProblem() {
		if (image != null) return Optional.empty();
		return Optional.of("Open an image first (File > Open), choose a folder, or take a sample.");
	}

	/** What is wrong with a folder to read from. */
	static Optional<String> folderProblem(final String folder) {
		if (folder.isBlank()) return Optional.of("Choose a folder of images.");
		if (!OptionText.canHold(folder)) return Optional.of(unfit(folder));
		if (path(folder).filter(Files::isDirectory).isPresent()) return Optional.empty();
		return Optional.of("There is no folder " + folder.trim() + ".");
	}

	/** The path that a text is; empty where it is none. */
	static Optional<Path> path(final String text) {
		try {
			return Optional.of(Path.of(text.trim()));
		}
		catch (final InvalidPathException exc) {
			return Optional.empty();
		}
	}

	/** What to say of a path that no macro can hold. */
	static String unfit(final String path) {
		return "The brackets and quotes in " + path.trim() + " do not go into a macro line: rename the folder.";
	}

	private Optional<String> zoomProblem() {
		if (zoom.isEmpty() || isPositive(zoom)) return Optional.empty();
		return Optional.of("The zoom level is a number such as 5, not \"" + zoom + "\".");
	}

	private static boolean isPositive(final String number) {
		try {
			final double value = Double.parseDouble(number);
			return value > 0 && !Double.isInfinite(value);
		}
		catch (final NumberFormatException exc) {
			return false;
		}
	}

	/** Title of the image that has to be active; null for a folder. */
	String activeTitle() {
		if (isFolder) return null;
		return image.title();
	}
}
