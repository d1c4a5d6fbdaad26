package sc.fiji.superres.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import sc.fiji.superres.AtomicFile;
import sc.fiji.superres.user.Attendance;
import sc.fiji.superres.user.Question;

/** Writes a file without losing another: one that is there already is replaced only if somebody says so. */
public final class NewFile {

	/** Writes the content to the file it is given. */
	public interface Writer {

		void write(Path file) throws IOException;
	}

	private NewFile() {}

	/**
	 * Makes the file aside, and puts it where it belongs if nothing is there, or the same. If something else is, people
	 * are asked; in a macro, in batch mode and without a display that is an error.
	 *
	 * @return what was done, for the log
	 */
	public static String write(final Path file, final Writer writer) throws IOException {
		final Path aside = Files.createTempDirectory("superres-").resolve("new");
		try {
			writer.write(aside);
			return moved(aside, file);
		}
		finally {
			Files.deleteIfExists(aside);
			Files.deleteIfExists(aside.getParent());
		}
	}

	private static String moved(final Path aside, final Path file) throws IOException {
		if (Files.exists(file)) {
			if (isSame(aside, file)) return "The same is there already: " + file;
			if (!mayReplace(file)) return "Not written: " + file + " stays as it is";
		}
		AtomicFile.write(file, out -> Files.copy(aside, out));
		return "Written: " + file;
	}

	private static boolean isSame(final Path aside, final Path file) throws IOException {
		return Files.isRegularFile(file) && Files.mismatch(file, aside) == -1;
	}

	private static IOException alreadyThere(final Path file) {
		return new IOException(file +
			" is there already, and is not the same. Delete it first, or give another output=.");
	}

	private static boolean mayReplace(final Path file) throws IOException {
		final boolean canBeAsked = Files.isRegularFile(file) && Attendance.now().somebodyCanAnswer();
		if (!canBeAsked) throw alreadyThere(file);
		return Question.goOn("Replace File", file + " is there already, and is not the same. Replace it?", "Replace");
	}
}
