package sc.fiji.superres.course;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

import sc.fiji.superres.dataset.ZoomLevel;
import sc.fiji.superres.image.Microscope;

/**
 * The images that people chose.
 *
 * @param kind which of them count
 * @param image the open image, or the one of all that is looked at; null where none is chosen
 * @param together all open images
 * @param folder of images, as typed
 * @param zoom level at which they were recorded, as corrected by people; empty for what the images tell
 * @param unit of the zoom level, MX or nm
 * @param microscope that recorded them, as they tell; null where they do not
 */
public record Source(Kind kind, OpenImage image, Together together, String folder, String zoom, String unit,
	Microscope microscope)
{

	/** Which images count. */
	public enum Kind {
			/** One that is open. */
			IMAGE,
			/** All that are open. */
			TOGETHER,
			/** Those in a folder. */
			FOLDER
	}

	/** Nothing is chosen yet. */
	public static final Source NONE = new Source(Kind.IMAGE, null, Together.NONE, "", "", ZoomLevel.MX, null);

	/** The same with this open image, about whose zoom level nobody said anything. */
	public Source withImage(final OpenImage chosen) {
		return new Source(Kind.IMAGE, chosen, Together.NONE, folder, "", unit, null);
	}

	/** The same with all open images, about whose zoom level nobody said anything. */
	public Source withTogether(final OpenImage looked, final Together chosen) {
		return new Source(Kind.TOGETHER, looked, chosen, folder, "", unit, null);
	}

	/** The same with this folder, about whose zoom level nobody said anything. */
	public Source withFolder(final String chosen) {
		return new Source(Kind.FOLDER, image, Together.NONE, chosen, "", unit, null);
	}

	public boolean isFolder() {
		return kind == Kind.FOLDER;
	}

	public boolean isTogether() {
		return kind == Kind.TOGETHER;
	}

	/** What they are called, for people; empty where none is chosen. */
	String name() {
		return switch (kind) {
			case IMAGE -> image == null ? "" : image.title();
			case TOGETHER -> "all open images";
			case FOLDER -> last(folder);
		};
	}

	/** The name at the end of a path. */
	static String last(final String path) {
		return path.trim().replaceFirst("[/\\\\]+$", "").replaceFirst(".*[/\\\\]", "");
	}

	/** Whether the images are those of another source, whatever their zoom level is said to be. */
	public boolean isSameImages(final Source other) {
		return bare().equals(other.bare());
	}

	/** Without what is said of the images. */
	private Source bare() {
		return withZoom("", "").withMicroscope(null);
	}

	/** The same images, recorded by this kind of microscope; null where they do not tell. */
	public Source withMicroscope(final Microscope kindOfIt) {
		return new Source(kind, image, together, folder, zoom, unit, kindOfIt);
	}

	/** Whether they are of STM: as they tell, else where their zoom level is a field in nm. */
	boolean isStm() {
		if (microscope != null) return microscope == Microscope.PROBE;
		return unit.equals(ZoomLevel.NM);
	}

	/** The same images, recorded at this zoom level. */
	public Source withZoom(final String value, final String unitOfIt) {
		return new Source(kind, image, together, folder, value.trim(), unitOfIt, microscope);
	}

	/** What has to be put right before these images can be used; empty where nothing has. */
	public Optional<String> problem() {
		return problemOfImages().or(this::zoomProblem);
	}

	private Optional<String> problemOfImages() {
		return switch (kind) {
			case IMAGE -> imageProblem();
			case TOGETHER -> imageProblem().or(together::problem);
			case FOLDER -> folderProblem(folder);
		};
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

	/** The image that has to be active; null where it does not matter. */
	public OpenImage active() {
		if (kind == Kind.IMAGE) return image;
		return null;
	}

	/** Its title; null where it does not matter. */
	String activeTitle() {
		if (active() == null) return null;
		return active().title();
	}
}
