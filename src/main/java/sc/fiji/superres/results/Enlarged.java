package sc.fiji.superres.results;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import ij.ImagePlus;
import ij.gui.Plot;

import sc.fiji.superres.imageplus.OpenImages;

/**
 * That an image is a result of super-resolving, as its info tells.
 *
 * @param factor how many times larger it was made, such as ×4
 * @param model the name of its run folder, or of its file without folders and ending
 */
public record Enlarged(String factor, String model) {

	/** Lines that super-resolving adds to the info of its results. */
	private static final Pattern MADE = Pattern.compile(": super-resolved (×\\d+)\\n.*?keys: model=\\[(.*?)] device=",
		Pattern.DOTALL);
	/** The title of a map that was made along with a result. */
	private static final Pattern MAP = Pattern.compile("(?s).*-SRx\\d.*-(consistency|spread|trust)(-\\d+)?");
	/** Files that a run folder has, which all bear the same names. */
	private static final Pattern IN_RUN = Pattern.compile("(?i)(.*?)[/\\\\]+(model|best)\\.pt");
	private static final Pattern FILE = Pattern.compile("(?i)\\.(pt|pth|safetensors)$");

	/** What made an image, the last time; empty for an image that no super-resolving made. */
	public static Optional<Enlarged> of(final ImagePlus image) {
		return of(Objects.requireNonNullElse(image.getInfoProperty(), ""));
	}

	/** What made an image, by its info. */
	public static Optional<Enlarged> of(final String info) {
		final Matcher made = MADE.matcher(info);
		Optional<Enlarged> last = Optional.empty();
		while (made.find())
			last = Optional.of(new Enlarged(made.group(1), name(made.group(2))));
		return last;
	}

	/** The name of a model: of the run folder, or of the file without folders. */
	private static String name(final String model) {
		final String path = IN_RUN.matcher(model.trim()).replaceFirst("$1").replaceFirst("[/\\\\]+$", "");
		final String file = path.substring(1 + Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')));
		return FILE.matcher(file).replaceFirst("");
	}

	/** The open image to enlarge next: the active one, unless it is no scan and another one is; null for none. */
	public static ImagePlus next() {
		final ImagePlus active = OpenImages.active();
		if (active == null || isScan(active)) return active;
		final List<ImagePlus> scans = OpenImages.all().stream().filter(Enlarged::isScan).toList();
		return scans.isEmpty() ? active : scans.get(scans.size() - 1);
	}

	/** Whether an image may have been recorded: it is neither a result, nor a map of one, nor a plot. */
	public static boolean isScan(final ImagePlus image) {
		final boolean isMade = MAP.matcher(image.getTitle()).matches() || of(image).isPresent();
		return !isMade && image.getProperty(Plot.PROPERTY_KEY) == null;
	}

	/** What to say to somebody who is about to enlarge it. */
	public String sentence() {
		return already() + "enlarging it again adds nothing that was recorded.";
	}

	/** What to say to somebody who is about to learn from it. */
	public String lesson() {
		return already() + "a network would learn what another one drew. Learn from the scan.";
	}

	private String already() {
		return "Already a result, " + factor + " by " + model + ": ";
	}
}
