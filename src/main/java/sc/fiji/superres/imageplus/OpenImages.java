package sc.fiji.superres.imageplus;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;

import ij.ImagePlus;
import ij.WindowManager;

/** The images that are open in ImageJ, seen from the calling thread (so a batch-mode macro's images are among them). */
public final class OpenImages {

	private OpenImages() {}

	/** The active image of this thread, or null. */
	public static ImagePlus active() {
		return WindowManager.getCurrentImage();
	}

	/** Makes an image the active one again, where it still has a window; null for no image. */
	public static void reactivate(final ImagePlus image) {
		if (image != null && image.getWindow() != null) WindowManager.setCurrentWindow(image.getWindow());
	}

	/** Titles of all open images. */
	public static List<String> titles() {
		return List.of(WindowManager.getImageTitles());
	}

	/** All open images, in the order of {@link #titles()}. */
	public static List<ImagePlus> all() {
		final int[] ids = WindowManager.getIDList();
		if (ids == null) return List.of();
		return Arrays.stream(ids).mapToObj(WindowManager::getImage).filter(Objects::nonNull).toList();
	}

	/**
	 * What {@link #find} finds an open image by: its title; its ID where another image has that title, or the title
	 * holds what parts names in a list.
	 */
	public static String name(final ImagePlus image, final String between) {
		final String title = image.getTitle();
		final boolean isUnique = titles().stream().filter(title::equals).count() == 1;
		if (isUnique && !title.contains(between)) return title;
		return String.valueOf(image.getID());
	}

	/** The title, or {@code title-2} and so on where open images have it. */
	public static String freshTitle(final String title) {
		final List<String> taken = titles();
		String fresh = title;
		for (int i = 2; taken.contains(fresh); i++)
			fresh = title + "-" + i;
		return fresh;
	}

	/**
	 * An open image.
	 *
	 * @param name a title, else an image's ID (negative) or its place in the list of open images (from 1)
	 * @throws IllegalArgumentException when no open image is called so
	 */
	public static ImagePlus find(final String name) {
		final ImagePlus titled = titled(name);
		if (titled != null) return titled;
		final ImagePlus numbered = numbered(name);
		if (numbered != null) return numbered;
		throw new IllegalArgumentException("\"" + name + "\" is not open. " + whatIsOpen());
	}

	/** By title, the active image first; null where no image has it. */
	private static ImagePlus titled(final String name) {
		final ImagePlus active = active();
		if (active != null && name.equals(active.getTitle())) return active;
		return WindowManager.getImage(name);
	}

	/** By ID or place; null where the name is no number, or no image has it. */
	private static ImagePlus numbered(final String name) {
		if (!name.matches("-?[1-9]\\d{0,8}")) return null;
		return WindowManager.getImage(Integer.parseInt(name));
	}

	private static String whatIsOpen() {
		final List<String> titles = titles();
		if (titles.isEmpty()) return "No image is.";
		return "Open images: " + String.join(", ", titles) + ".";
	}
}
