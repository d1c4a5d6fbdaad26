package sc.fiji.superres.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import ij.ImagePlus;

import sc.fiji.superres.imageplus.ImageFormat;
import sc.fiji.superres.instrument.Selection;
import sc.fiji.superres.scans.RecordingImages;
import sc.fiji.superres.scans.ScanFile;

/** Opens files of microscopes with all that they hold; of other image files, what ImageJ opens. */
public final class ScanFiles {

	private ScanFiles() {}

	/** Whether a file is called and begins like one of a microscope whose format we read. */
	public static boolean isOne(final Path file) throws IOException {
		for (final ScanFile format : ImageFormats.SCANS)
			if (format.isNamed(file) && Files.isRegularFile(file) && format.format().isOne(file)) return true;
		return false;
	}

	/** The names of all channels of a file; none where its format has none. */
	public static List<String> channels(final Path file) throws IOException {
		if (!(ImageFormats.ALL.of(file) instanceof ScanFile scan)) return List.of();
		return List.copyOf(Selection.names(scan.read(file)));
	}

	/**
	 * Opens the images of a file, none of them shown; the one that a training takes comes first.
	 *
	 * @throws IOException where it cannot be read, naming it
	 * @throws IllegalArgumentException where it holds nothing of what is wanted
	 */
	public static List<ImagePlus> open(final Path file, final Selection wanted) throws IOException {
		try {
			final ImageFormat format = ImageFormats.ALL.of(file);
			if (format instanceof ScanFile scan) return RecordingImages.all(file, wanted.of(scan.read(file)));
			requireAll(wanted, format);
			return List.of(format.open(file));
		}
		catch (final IOException exc) {
			throw ImageFiles.named(file, exc);
		}
	}

	private static void requireAll(final Selection wanted, final ImageFormat format) {
		if (wanted.isAll()) return;
		throw new IllegalArgumentException("Files of this kind (" + format.name() +
			") name no channels and no directions: leave channel empty, and say direction=both.");
	}
}
