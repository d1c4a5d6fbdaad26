package sc.fiji.superres.course;

import java.nio.file.Files;
import java.nio.file.Path;

/** Folders that the assistant suggests, beside the images; none that is there already. */
final class Places {

	private Places() {}

	/** Where to keep a training on these images: {@code NAME-superres}. */
	static String run(final Source source) {
		if (source.isFolder()) return besideFolder(source.folder(), "-superres");
		return fresh(folder(source.image()), name(source) + "-superres");
	}

	private static String name(final Source source) {
		if (source.isTogether()) return "open-images";
		return source.image().name();
	}

	/** The folder of an image's file; the home folder where it has none. */
	private static Path folder(final OpenImage image) {
		if (image.folder() != null && Files.isWritable(image.folder())) return image.folder();
		return Path.of(System.getProperty("user.home"));
	}

	/** Where results of a folder go: {@code NAME-SRx4}. */
	static String results(final String folder, final int factor) {
		return besideFolder(folder, "-SRx" + factor);
	}

	private static String besideFolder(final String folder, final String ending) {
		final Path images = Path.of(folder.trim()).toAbsolutePath().normalize();
		if (images.getParent() == null) return images.resolve("superres" + ending).toString();
		return fresh(images.getParent(), images.getFileName() + ending);
	}

	private static String fresh(final Path parent, final String name) {
		Path free = parent.resolve(name);
		for (int i = 2; Files.exists(free); i++)
			free = parent.resolve(name + "-" + i);
		return free.toString();
	}
}
