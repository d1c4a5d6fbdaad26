package sc.fiji.superres.frames;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

import sc.fiji.superres.Progress;
import sc.fiji.superres.frames.AlignedFrames.Area;
import sc.fiji.superres.frames.DriftSearch.Drift;
import sc.fiji.superres.frames.RigidSeries.Places;
import sc.fiji.superres.lines.EvenNoise;
import sc.fiji.superres.lines.FrameSum;
import sc.fiji.superres.lines.LinePlacer;
import sc.fiji.superres.lines.Lines;
import sc.fiji.superres.lines.Plane;
import sc.fiji.superres.lines.Structure;

/**
 * Aligns frames of one place.
 *
 * <pre>
 *
 * AlignedFrames aligned = FrameAlignment.series(frames, true, Progress.NONE);
 * Plane first = aligned.drawn(0, frames.get(0));
 * </pre>
 */
public final class FrameAlignment {

	/** Frames have sides of at least so many pixels, and share an area of at least as many. */
	public static final int LEAST_SIDE = 32;

	/** Pixels of the canvas around the rectangle that many frames show when they are moved as a whole. */
	private static final int MARGIN = 16;
	/** The canvas ends where this part of all frames, moved as wholes, begins or ends. */
	private static final double SELDOM = 0.2;
	/** Correlation of two frames that hardly agree. */
	private static final double HARDLY = 0.2;
	/** A frame is followed against the mean of so many before it. */
	private static final int RECENT = 4;

	private FrameAlignment() {}

	/**
	 * Aligns a series of frames that were scanned in one direction.
	 *
	 * @param frames two or more of one size, in the order in which they were recorded
	 * @param byLines whether lines are moved each by itself, which takes out drift and jitter within frames
	 * @throws IllegalArgumentException when frames cannot be aligned, saying which
	 * @throws java.util.concurrent.CancellationException when the progress is cancelled
	 */
	public static AlignedFrames series(final List<Plane> frames, final boolean byLines, final Progress progress) {
		final List<Plane> structure = frames.parallelStream().map(Structure::both).toList();
		final Places places = RigidSeries.places(structure, progress);
		requireShared(places, frames.get(0));
		final Area area = often(places, frames.get(0));
		final Plane canvas = Plane.unknown(area.width(), area.height());
		final Lines[] lines = new Lines[frames.size()];
		for (int k = 0; k < lines.length; k++)
			lines[k] = Lines.rigid(frames.get(k).height(), places.x()[k] - area.left(), places.y()[k] - area.top());
		final List<Plane> alongLines = EvenNoise.of(frames).parallelStream().map(Structure::alongLines).toList();
		if (byLines) track(alongLines, lines, canvas, progress);
		final int[] quarters = new int[lines.length];
		final LineAlignment alignment = new LineAlignment(alongLines, quarters, lines, canvas, byLines);
		if (byLines) alignment.toMeanGeometry();
		alignment.run(progress);
		if (byLines) alignment.toMeanGeometry();
		return aligned(alignment, lines, quarters, canvas, byLines).doubting(places.doubtful());
	}

	/**
	 * The rectangle that many frames show, on the first frame: lines are measured along all of their length that is in
	 * it, which tells more about them than the part that all frames show.
	 */
	private static Area often(final Places places, final Plane frame) {
		final int left = (int) Math.floor(quantile(places.x(), SELDOM)) - MARGIN;
		final int top = (int) Math.floor(quantile(places.y(), SELDOM)) - MARGIN;
		final int right = (int) Math.ceil(quantile(places.x(), 1 - SELDOM)) + frame.width() + MARGIN;
		final int bottom = (int) Math.ceil(quantile(places.y(), 1 - SELDOM)) + frame.height() + MARGIN;
		return new Area(left, top, right - left, bottom - top);
	}

	private static double quantile(final double[] values, final double part) {
		final double[] sorted = values.clone();
		Arrays.sort(sorted);
		return sorted[(int) Math.round(part * (sorted.length - 1))];
	}

	private static void requireShared(final Places places, final Plane frame) {
		final int left = (int) Math.ceil(Arrays.stream(places.x()).max().orElse(0));
		final int top = (int) Math.ceil(Arrays.stream(places.y()).max().orElse(0));
		final int right = (int) Math.floor(Arrays.stream(places.x()).min().orElse(0)) + frame.width();
		final int bottom = (int) Math.floor(Arrays.stream(places.y()).min().orElse(0)) + frame.height();
		if (Math.min(right - left, bottom - top) < LEAST_SIDE) throw apart(places);
	}

	private static IllegalArgumentException apart(final Places places) {
		final int last = places.x().length;
		final long dx = Math.round(places.x()[last - 1]);
		final long dy = Math.round(places.y()[last - 1]);
		return new IllegalArgumentException("The frames share less than " + LEAST_SIDE +
			" pixels along a side: frame " + last + " lies " + dx + " pixels along x and " + dy +
			" along y from frame 1. Align fewer frames at a time (Image > Stacks > Tools > Make Substack...).");
	}

	private static void track(final List<Plane> frames, final Lines[] lines, final Plane canvas,
		final Progress progress)
	{
		final List<Plane> recent = new ArrayList<>();
		recent.add(LinePlacer.place(frames.get(0), lines[0], canvas.width(), canvas.height()));
		for (int k = 1; k < lines.length; k++) {
			progress.checkCancelled();
			final Plane reference = FrameSum.of(recent.toArray(Plane[]::new)).mean();
			lines[k] = StripTracking.tracked(frames.get(k), reference, lines[k]);
			recent.add(LinePlacer.place(frames.get(k), lines[k], canvas.width(), canvas.height()));
			if (recent.size() > RECENT) recent.remove(0);
			progress.report(k, lines.length, "Following the drift within frames");
		}
	}

	/**
	 * Aligns two scans of one place whose directions are at right angles, which tells the drift itself: each stretches
	 * and shears the sample along its own slow axis. First a steady drift is found, then how it changes, then, line by
	 * line, what is left, as far as the two agree better for it.
	 *
	 * @param straight the scan whose lines run along x
	 * @param turned the other one, as it was recorded, of the same size
	 * @param quarters 1 where its lines run down and follow each other to the left (90°), 3 where they run up and
	 *            follow each other to the right (−90°)
	 * @param byLines whether the drift may change from line to line too
	 * @throws IllegalArgumentException when the two do not agree under any steady drift
	 * @throws java.util.concurrent.CancellationException when the progress is cancelled
	 */
	public static AlignedFrames pair(final Plane straight, final Plane turned, final int quarters,
		final boolean byLines, final Progress progress)
	{
		final List<Plane> structure = List.of(Structure.both(straight), Structure.both(turned));
		final List<Drift> drifts = DriftSearch.of(structure.get(0), structure.get(1), quarters, progress);
		if (drifts.isEmpty()) throw new IllegalArgumentException(
			"The two scans do not agree under any drift of up to 0.6 pixels a line: they may not show one place, or be " +
				"turned the other way round (rotation=-90).");
		final List<Lines[]> starts = drifts.stream().map(drift -> steady(drift, straight, turned, quarters)).toList();
		final Lines[] drifted = byLines ? CurvedDrift.of(structure.get(0), structure.get(1), quarters, starts, progress)
			: starts.get(0);
		final Lines[] lines = { drifted[0].moved(0, 0), drifted[1].moved(0, 0) };
		final List<Plane> frames = List.of(Structure.alongLines(straight), Structure.alongLines(turned));
		final Plane canvas = Plane.unknown(straight.width(), straight.height());
		final int[] directions = { 0, quarters };
		final LineAlignment alignment = new LineAlignment(frames, directions, lines, canvas, byLines);
		alignment.run(progress);
		if (agreement(structure, quarters, lines) > agreement(structure, quarters, drifted)) return aligned(alignment,
			lines, directions, canvas, byLines);
		return aligned(new LineAlignment(frames, directions, drifted, canvas, false), drifted, directions, canvas,
			false);
	}

	/** The lines of both scans under a steady drift. */
	private static Lines[] steady(final Drift drift, final Plane straight, final Plane turned, final int quarters) {
		final int width = straight.width();
		final int height = straight.height();
		final double[] back = DriftSearch.seen(-drift.peak().x(), -drift.peak().y(), quarters);
		return new Lines[] { DriftSearch.lines(straight, 0, drift.x(), drift.y(), width, height), DriftSearch.lines(
			turned, quarters, drift.x(), drift.y(), height, width).moved(back[0], back[1]) };
	}

	private static double agreement(final List<Plane> two, final int quarters, final Lines... lines) {
		return new CurvedDrift(two.get(0), two.get(1), quarters, lines).agreement().correlation();
	}

	private static AlignedFrames aligned(final LineAlignment alignment, final Lines[] lines, final int[] quarters,
		final Plane canvas, final boolean byLines)
	{
		final Plane[] placed = alignment.placed();
		final Area area = CommonArea.of(placed);
		if (Math.min(area.width(), area.height()) < LEAST_SIDE) throw new IllegalArgumentException(
			"After alignment the frames share only " + area.width() + "×" + area.height() +
				" pixels. Align fewer frames at a time (Image > Stacks > Tools > Make Substack...).");
		return new AlignedFrames(lines, quarters, canvas.width(), canvas.height(), area, alike(placed), byLines
			? alignment.jitter() : 0, List.of());
	}

	/**
	 * The covariance of each frame with the mean of the others, over the median of all; of two frames their correlation
	 * over that of two that hardly agree, at most 1.
	 */
	private static double[] alike(final Plane[] placed) {
		if (placed.length == 2) {
			final double alike = Math.min(1, correlation(placed) / HARDLY);
			return new double[] { alike, alike };
		}
		final FrameSum sum = FrameSum.of(placed);
		final double[] covariances = IntStream.range(0, placed.length).parallel().mapToDouble(k -> covariance(placed[k],
			sum.without(placed[k]))).toArray();
		final double[] sorted = covariances.clone();
		Arrays.sort(sorted);
		final double median = Math.max(Double.MIN_NORMAL, sorted[sorted.length / 2]);
		return Arrays.stream(covariances).map(covariance -> covariance / median).toArray();
	}

	/** Of two planes. */
	private static double correlation(final Plane[] two) {
		final double squares = covariance(two[0], two[0]) * covariance(two[1], two[1]);
		return covariance(two[0], two[1]) / Math.sqrt(Math.max(Double.MIN_NORMAL, squares));
	}

	private static double covariance(final Plane a, final Plane b) {
		double sumA = 0;
		double sumB = 0;
		double products = 0;
		int n = 0;
		for (int i = 0; i < a.values().length; i++) {
			final double both = a.values()[i] * b.values()[i];
			if (Double.isNaN(both)) continue;
			sumA += a.values()[i];
			sumB += b.values()[i];
			products += both;
			n++;
		}
		return n == 0 ? 0 : products / n - sumA / n * (sumB / n);
	}
}
