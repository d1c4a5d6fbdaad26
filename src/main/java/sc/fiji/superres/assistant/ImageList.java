package sc.fiji.superres.assistant;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import javax.swing.JComboBox;

import ij.ImagePlus;
import ij.WindowManager;
import ij.io.FileInfo;

import sc.fiji.superres.course.OpenImage;

/** The images that are open in ImageJ. */
final class ImageList {

	private ImageList() {}

	/** All of them, the oldest first. */
	private static List<OpenImage> all() {
		final List<OpenImage> images = new ArrayList<>();
		for (final int id : ids())
			of(WindowManager.getImage(id)).ifPresent(images::add);
		return images;
	}

	private static int[] ids() {
		final int[] ids = WindowManager.getIDList();
		if (ids == null) return new int[0];
		return ids;
	}

	/** The active image; empty where none is open. */
	static Optional<OpenImage> active() {
		return of(WindowManager.getCurrentImage());
	}

	/** Empty for null. */
	static Optional<OpenImage> of(final ImagePlus image) {
		if (image == null) return Optional.empty();
		return Optional.of(new OpenImage(image.getID(), image.getTitle(), folder(image)));
	}

	private static Path folder(final ImagePlus image) {
		final FileInfo file = image.getOriginalFileInfo();
		if (file == null || file.directory == null || file.directory.isBlank()) return null;
		return Path.of(file.directory).toAbsolutePath();
	}

	/** The image, unless it was closed. */
	static Optional<ImagePlus> find(final OpenImage image) {
		return Optional.ofNullable(WindowManager.getImage(image.id()));
	}

	/** Fills a list with all images, and selects one of them; null for none. */
	static void fill(final JComboBox<OpenImage> list, final OpenImage selected) {
		list.removeAllItems();
		all().forEach(list::addItem);
		list.setSelectedItem(selected);
	}
}
