package sc.fiji.superres.compare;

import java.awt.Rectangle;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import ij.ImagePlus;
import ij.WindowManager;
import ij.gui.Roi;
import ij.plugin.frame.Recorder;

import sc.fiji.superres.believe.Beliefs;
import sc.fiji.superres.bridge.Commands;

/**
 * A map that the sentence of a result says to look at, and that nobody has made: the command that made the result is
 * run again with it.
 *
 * @param kind as macros name it
 * @param options of the command, as the result's info has them, with the map
 * @param input what the result was made of, or a part of it
 * @param result what the map belongs to
 */
record MissingMap(String kind, String options, Source input, Source result) {

	private static final String COMMAND = "Super-Resolve Image...";
	private static final Pattern KEYS = Pattern.compile("(?m)^  keys: (model=\\[.*?] device=.*)$");
	private static final String MAP = " map=\\w+( tolerance=\\S+)?";

	/**
	 * The map that a result lacks; empty where it needs none, or where it is not known how the result was made.
	 *
	 * @param maps that are there
	 */
	static Optional<MissingMap> of(final Source input, final Source result, final List<Source> maps) {
		final Optional<String> kind = Beliefs.inInfo(result.info()).flatMap(Beliefs::map).filter(name -> maps.stream()
			.noneMatch(map -> map.title().contains("-" + name)));
		return kind.flatMap(name -> options(result.info(), name).map(options -> new MissingMap(name, options, input,
			result)));
	}

	/** Of the last super-resolving in an info. */
	private static Optional<String> options(final String info, final String kind) {
		final Matcher keys = KEYS.matcher(info);
		String last = null;
		while (keys.find())
			last = keys.group(1);
		return Optional.ofNullable(last).map(line -> line.replaceFirst(MAP, " map=" + kind));
	}

	/** What making it means, for a button. */
	String tip() {
		return "Super-resolves " + input.title() + " once more, with the map of " + kind;
	}

	/**
	 * Makes the map on the calling thread. The result is the same once more: its marks go to the one that is open.
	 *
	 * @throws IllegalStateException where the input was closed
	 */
	ImagePlus make() {
		final ImagePlus scan = Optional.ofNullable(WindowManager.getImage(input.id())).orElseThrow(this::closed);
		final Roi selection = scan.getRoi();
		scan.setRoi(selected(scan));
		WindowManager.setTempCurrentImage(scan);
		try {
			record();
			return titled(Commands.run(COMMAND, options));
		}
		finally {
			WindowManager.setTempCurrentImage(null);
			scan.setRoi(selection);
		}
	}

	/** The part that the result was made of; null for all of it. */
	private Roi selected(final ImagePlus scan) {
		final Rectangle all = new Rectangle(scan.getWidth(), scan.getHeight());
		if (input.part().equals(all)) return null;
		return new Roi(input.part());
	}

	private IllegalStateException closed() {
		return new IllegalStateException("\"" + input.title() + "\" is not open any more: open it again, and " +
			"super-resolve it with \"" + kind + "\" as map of what to believe.");
	}

	private void record() {
		if (!Recorder.record) return;
		final String run = Recorder.scriptMode() ? "IJ.run(\"" : "run(\"";
		Recorder.recordString(run + COMMAND + "\", \"" + options.replace("\\", "\\\\") + "\");\n");
	}

	/** @param images map and result */
	private ImagePlus titled(final List<ImagePlus> images) {
		final ImagePlus again = images.get(images.size() - 1);
		final ImagePlus map = images.stream().filter(image -> image != again).findFirst().orElseThrow();
		final ImagePlus open = WindowManager.getImage(result.id());
		if (open == null) return map;
		if (again.getOverlay() != null) open.setOverlay(again.getOverlay());
		map.setTitle(open.getTitle() + "-" + kind);
		again.changes = false;
		again.close();
		return map;
	}
}
