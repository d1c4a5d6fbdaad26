package sc.fiji.superres.assistant;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import javax.swing.JComboBox;

import ij.ImagePlus;
import ij.WindowManager;
import ij.io.FileInfo;

import sc.fiji.superres.course.OpenImage;
import sc.fiji.superres.course.Source;
import sc.fiji.superres.course.Together;
import sc.fiji.superres.imageplus.OpenImages;
import sc.fiji.superres.imageplus.OpenScans;
import sc.fiji.superres.results.Enlarged;

/** The images that are open in ImageJ. */
final class ImageList {

	private ImageList() {}

	/** All of them, the oldest first. */
	private static List<OpenImage> all() {
		return OpenImages.all().stream().flatMap(image -> of(image).stream()).toList();
	}

	/** All of them, to be learnt from together; the one that was looked at stays, where it is open. */
	static Source together(final Source before) {
		final boolean isOpen = before.image() != null && find(before.image()).isPresent();
		final OpenImage looked = isOpen ? before.image() : next().orElse(null);
		return before.withTogether(looked, new Together(all(), OpenScans.problem(OpenImages.all()).orElse("")));
	}

	/** How many there are. */
	static int count() {
		return OpenImages.all().size();
	}

	/** The active image; empty where none is open. */
	static Optional<OpenImage> active() {
		return of(WindowManager.getCurrentImage());
	}

	/** The image that is taken where none is chosen: a scan, where one is open; empty where no image is. */
	static Optional<OpenImage> next() {
		return of(Enlarged.next());
	}

	/** The active image, where it is neither a result nor a plot. */
	static Optional<OpenImage> activeScan() {
		return active().filter(image -> find(image).filter(Enlarged::isScan).isPresent());
	}

	/** What to say of an image that is a result; empty where it is none. */
	static String warning(final ImagePlus image) {
		return Optional.ofNullable(image).flatMap(Enlarged::of).map(Enlarged::sentence).orElse("");
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
