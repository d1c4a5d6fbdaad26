package sc.fiji.superres.instrument;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import sc.fiji.superres.image.Microscope;

/**
 * A file format of microscopes. A class that implements this and a line in {@code files.ImageFormats} are all that a
 * new one takes.
 * <p>
 * Readers believe nothing of a file: every place is checked against its length before anything is allocated
 * ({@code binary.FileBytes}), numbers from headers are checked before they are used, and text is limited. What is cut
 * off, damaged or of a kind that is not read is an {@code IOException} whose message says what is wrong with "it", not
 * which file it is. Files exist and are not empty. No file stays open. Called by several threads at once.
 * </p>
 */
public interface ScanFormat {

	/** What people call the format, such as "Nanonis". */
	String name();

	/** How the names of its files end, in lower case and without the dot; the most usual first. */
	List<String> extensions();

	/** Whether the first bytes of a file that is called so are those of the format. */
	boolean isOne(Path file) throws IOException;

	/**
	 * Whether its files only describe others that hold the pixels. In a folder they are passed over, since the others
	 * are read.
	 */
	default boolean isCompanion() {
		return false;
	}

	/** What records files of this format; empty where any microscope may. */
	default Optional<Microscope> microscope() {
		return Optional.empty();
	}

	/** Reads all images of a file; the one that a training is to take comes first. */
	Recording read(Path file) throws IOException;
}
