package sc.fiji.superres.imageplus;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import ij.ImagePlus;
import ij.WindowManager;

/** The images that are open in ImageJ, seen from the calling thread (so a batch-mode macro's images are among them). */
public final class OpenImages {

	/** {@code #-3}, or {@code scan.tif #-3}: an ID, with the title or without. */
	private static final Pattern BY_ID = Pattern.compile("(?:(.*) )?#(-[1-9]\\d{0,8})", Pattern.DOTALL);

	/** The name of an image file, with its ending. */
	private static final Pattern FILE = Pattern.compile(
		"(.+)(\\.(?i:tiff?|png|jpe?g|gif|bmp|nid|sxm|spm|gsf|gwy|mrc|ser|emi|emd|dm[34]))", Pattern.DOTALL);

	private OpenImages() {}

	/** The active image of this thread, or null. */
	public static ImagePlus active() {
		return WindowManager.getCurrentImage();
	}

	/** Makes an image the active one again, where it still has a window; null for no image. */
	public static void reactivate(final ImagePlus image) {
		if (image != null && image.getWindow() != null) WindowManager.setCurrentWindow(image.getWindow());
	}

	/** The title, or {@code title-2} and so on where open images have it; before the ending of a file's name. */
	public static String freshTitle(final String title) {
		final List<String> taken = all().stream().map(ImagePlus::getTitle).toList();
		String fresh = title;
		for (int i = 2; taken.contains(fresh); i++)
			fresh = numbered(title, i);
		return fresh;
	}

	/** {@code scan-2}, or {@code scan-2.tif}. */
	private static String numbered(final String title, final int number) {
		final Matcher file = FILE.matcher(title);
		if (file.matches()) return file.group(1) + "-" + number + file.group(2);
		return title + "-" + number;
	}

	/** All of them; the active one is among them even where it has no window. */
	public static List<ImagePlus> all() {
		final Set<ImagePlus> images = new LinkedHashSet<>();
		for (final int id : Objects.requireNonNullElse(WindowManager.getIDList(), new int[0]))
			images.add(WindowManager.getImage(id));
		images.add(active());
		images.remove(null); // no active image, or one that was closed meanwhile
		return List.copyOf(images);
	}

	/** The name of each open image, as {@link #name} gives it. */
	public static List<String> names() {
		return all().stream().map(OpenImages::name).toList();
	}

	/** What {@link #find} finds an open image by: its title; with its ID, where another one has that title too. */
	public static String name(final ImagePlus image) {
		if (titled(image.getTitle()).size() < 2) return image.getTitle();
		return image.getTitle() + " #" + image.getID();
	}

	/** The same, for a list of names: the ID, where the name holds what parts them. */
	public static String name(final ImagePlus image, final String between) {
		final String name = name(image);
		if (name.contains(between)) return "#" + image.getID();
		return name;
	}

	/**
	 * An open image.
	 *
	 * @param name a title that one image has; else an image's ID, which is negative ({@code -3}, {@code #-3},
	 *            {@code scan.tif #-3}), or its place in the list of open images (from 1)
	 * @throws IllegalArgumentException where no open image is called so, and where several are: the message has their
	 *             IDs
	 */
	public static ImagePlus find(final String name) {
		final List<ImagePlus> titled = titled(name);
		if (titled.size() > 1) throw ambiguous(name, titled);
		if (titled.size() == 1) return titled.get(0);
		final ImagePlus numbered = numbered(name);
		if (numbered != null) return numbered;
		throw new IllegalArgumentException("\"" + name + "\" is not open. " + whatIsOpen());
	}

	private static List<ImagePlus> titled(final String title) {
		return all().stream().filter(image -> title.equals(image.getTitle())).toList();
	}

	private static IllegalArgumentException ambiguous(final String title, final List<ImagePlus> images) {
		final String ids = images.stream().map(image -> "#" + image.getID()).collect(Collectors.joining(" and "));
		return new IllegalArgumentException("\"" + title + "\" is one of " + images.size() +
			" open images with this title, " + ids + ". Name it by its ID, such as #" + images.get(0).getID() +
			" (getImageID() in a macro), or rename one of them.");
	}

	/** By ID or place; null where the name is neither, or no image has it. */
	private static ImagePlus numbered(final String name) {
		final Matcher byId = BY_ID.matcher(name);
		if (byId.matches()) return withId(Integer.parseInt(byId.group(2)), byId.group(1));
		if (!name.matches("-?[1-9]\\d{0,8}")) return null;
		return WindowManager.getImage(Integer.parseInt(name));
	}

	/** @param title that it must have; null for any */
	private static ImagePlus withId(final int id, final String title) {
		final ImagePlus image = WindowManager.getImage(id);
		if (image == null || title == null || title.equals(image.getTitle())) return image;
		return null;
	}

	private static String whatIsOpen() {
		final List<String> names = names();
		if (names.isEmpty()) return "No image is.";
		return "Open images: " + String.join(", ", names) + ".";
	}
}
