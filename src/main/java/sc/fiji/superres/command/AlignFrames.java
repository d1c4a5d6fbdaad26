package sc.fiji.superres.command;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.command.ContextCommand;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

import ij.ImagePlus;

import sc.fiji.superres.Progress;
import sc.fiji.superres.frames.AlignedFrames;
import sc.fiji.superres.frames.Average;
import sc.fiji.superres.frames.FrameAlignment;
import sc.fiji.superres.lines.Lines;
import sc.fiji.superres.lines.Plane;
import sc.fiji.superres.image.PixelSize;
import sc.fiji.superres.imageplus.ImagePlanes;
import sc.fiji.superres.user.ImageJProgress;

/** Aligns fast scans of one place, line by line, and averages them; two scans at 0° and 90° are corrected for drift. */
@Plugin(type = Command.class, label = "Align Frames...", attrs = @Attr(name = "no-legacy"),
	description = "Aligns a stack of scans of one place, frame by frame and line by line, and averages them.")
public final class AlignFrames extends ContextCommand {

	/** A direction in a slice label, as "90°" or "90 deg". */
	private static final Pattern DEGREES = Pattern.compile("(?<![\\d.])(-?\\d+)(?:\\.0*)?\\s*(?:°|deg)");
	/** Frames that are less alike to the others than this do not show their place. */
	private static final double LEAST_ALIKE = 0.5;

	@Parameter(label = "Frames", persist = false,
		description = "Stack of frames of one place, in the order in which they were scanned; with channels, the sum of " +
			"each frame's channels is aligned")
	private ImagePlus input;

	@Parameter(label = "Line by line", persist = false,
		description = "Also moves each line by itself, which takes out drift within frames and jitter of lines; " +
			"otherwise frames are moved as a whole")
	private boolean lines = true;

	@Parameter(label = "Mean and standard error", persist = false,
		description = "Also opens the mean of the aligned frames and its standard error, 32-bit")
	private boolean average = true;

	@Parameter(label = "Direction of the second scan", persist = false, choices = { "auto", "0", "90", "-90" },
		description = "Of two frames: 90 if the lines of the second run down and follow each other to the left, -90 if " +
			"they run up and follow each other to the right, 0 if both have one direction; auto looks for \"90°\" " +
			"in the slice label")
	private String rotation = "auto";

	@Parameter(type = ItemIO.OUTPUT, required = false)
	private ImagePlus error;

	@Parameter(type = ItemIO.OUTPUT, required = false)
	private ImagePlus mean;

	@Parameter(type = ItemIO.OUTPUT)
	private ImagePlus output; // the last, so that it is the active image

	@Override
	public void run() {
		final FrameStack stack = new FrameStack(input);
		final int quarters = quarters(stack);
		final Progress progress = new ImageJProgress();
		final AlignedFrames aligned = aligned(stack.sums(), quarters, progress);
		requireOnePlace(aligned);
		output = stack.aligned(aligned);
		if (average) average(stack, aligned);
		note(aligned, progress);
	}

	private void average(final FrameStack stack, final AlignedFrames aligned) {
		final List<Average> averages = stack.averages(aligned);
		error = stack.standardError(averages, aligned.area());
		mean = stack.mean(averages, aligned.area());
	}

	private AlignedFrames aligned(final List<Plane> frames, final int quarters, final Progress progress) {
		if (quarters == 0) return FrameAlignment.series(frames, lines, progress);
		return FrameAlignment.pair(frames.get(0), frames.get(1), quarters, lines, progress);
	}

	/** By how many quarter turns clockwise the second of two scans is turned against the first. */
	private int quarters(final FrameStack stack) {
		final int degrees = degrees(stack);
		if (degrees == 0) return 0;
		if (stack.count() == 2) return degrees == 90 ? 1 : 3;
		throw new IllegalArgumentException("\"" + input.getTitle() + "\" has " + stack.count() +
			" frames of two directions: a drift is found from two, one at 0° and one at 90°; frames of one direction " +
			"are aligned as a series. Make a substack of either.");
	}

	private int degrees(final FrameStack stack) {
		if (!rotation.equals("auto")) return Integer.parseInt(rotation);
		final int first = degrees(stack.label(0));
		final int[] others = IntStream.range(1, stack.count()).map(k -> turn(degrees(stack.label(k)) - first)).filter(
			turn -> turn != 0).toArray();
		return others.length == 0 ? 0 : others[0];
	}

	private static int degrees(final String label) {
		final Matcher found = DEGREES.matcher(label);
		return found.find() ? Integer.parseInt(found.group(1)) : 0;
	}

	/** An angle as 0, 90 or −90. */
	private int turn(final int degrees) {
		final int turn = Math.floorMod(degrees, 360);
		if (turn == 0) return 0;
		if (turn == 90) return 90;
		if (turn == 270) return -90;
		throw new IllegalArgumentException("\"" + input.getTitle() + "\" has frames that are turned by " + degrees +
			"° against each other: only 90° and -90° are understood; set rotation= where the labels are wrong.");
	}

	private void requireOnePlace(final AlignedFrames aligned) {
		final double[] alike = aligned.alike();
		final List<String> others = IntStream.range(0, alike.length).filter(k -> alike[k] < LEAST_ALIKE).mapToObj(
			k -> String.valueOf(k + 1)).toList();
		if (others.isEmpty()) return;
		throw new IllegalArgumentException("\"" + input.getTitle() + "\": " + (alike.length == 2
			? "its two frames do not show one place." : "frame " + String.join(", ", others) +
				" does not show the place of the others. Remove it (Image > Stacks > Delete Slice) and align again."));
	}

	private void note(final AlignedFrames aligned, final Progress progress) {
		final AlignedFrames.Area area = aligned.area();
		progress.note(String.format(Locale.ROOT, "%s: %d frames aligned, %d×%d of %d×%d pixels are shown by all%s.",
			input.getTitle(), aligned.lines().length, area.width(), area.height(), input.getWidth(), input.getHeight(),
			lines ? String.format(Locale.ROOT, ", jitter of lines %.2f px", aligned.jitter()) : ""));
		for (int k = 0; k < aligned.lines().length; k++)
			progress.note(drift(k, aligned));
		warn(aligned, progress);
	}

	/** Of frames whose place is one of several that look the same. */
	private static void warn(final AlignedFrames aligned, final Progress progress) {
		if (aligned.doubtful().isEmpty()) return;
		final String frames = String.join(", ", aligned.doubtful().stream().map(k -> String.valueOf(k + 1)).toList());
		progress.note("Warning: frame " + frames + " may lie a cell of the lattice off. From the frame before, the " +
			"sample has moved by about half a spacing against what the others have, and one way looks as the other. " +
			"Compare what is no lattice, as an edge or a defect; leave the frame out if in doubt, or scan faster.");
	}

	/** Where a frame lies against the first, and how it drifts from line to line. */
	private String drift(final int k, final AlignedFrames aligned) {
		final PixelSize pixel = ImagePlanes.pixelSize(input);
		final Lines frame = aligned.lines()[k];
		final boolean isPair = aligned.quarters()[1] != 0;
		final double x = isPair ? frame.stepX() : frame.meanX() - aligned.lines()[0].meanX();
		final double y = isPair ? frame.stepY() : frame.meanY() - aligned.lines()[0].meanY();
		return String.format(Locale.ROOT, "  frame %d: %s%.3f, %.3f px (%.4g, %.4g %s)", k + 1, isPair
			? "drift a line along and across it " : "moved over the sample by ", x, y, x * pixel.width(), y * pixel
				.height(), pixel.unit());
	}
}
