package sc.fiji.superres.imageplus;

import java.util.List;

import ij.ImagePlus;
import ij.WindowManager;

/** The images that are open in ImageJ, seen from the calling thread (so a batch-mode macro's images are among them). */
public final class OpenImages {

	private OpenImages() {}

	/** The active image of this thread, or null. */
	public static ImagePlus active() {
		return WindowManager.getCurrentImage();
	}

	public static List<String> titles() {
		return List.of(WindowManager.getImageTitles());
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
	 * @param name a title, else an image's ID (negative) or its place in the list of open images (from 1)
	 * @throws IllegalArgumentException when no open image is called so
	 */
	public static ImagePlus find(final String name) {
		final ImagePlus active = active();
		if (active != null && name.equals(active.getTitle())) return active;
		final ImagePlus titled = WindowManager.getImage(name);
		final ImagePlus image = titled != null || !name.matches("-?[1-9]\\d{0,8}") ? titled : WindowManager.getImage(
			Integer.parseInt(name));
		if (image == null) throw new IllegalArgumentException("\"" + name + "\" is not open. " + (titles().isEmpty()
			? "No image is." : "Open images: " + String.join(", ", titles()) + "."));
		return image;
	}
}
