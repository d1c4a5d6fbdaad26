package sc.fiji.superres.frames;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

import sc.fiji.superres.Progress;
import sc.fiji.superres.lines.DriftModel.Series;
import sc.fiji.superres.lines.LineMeasurement.Found;
import sc.fiji.superres.lines.Denoised;
import sc.fiji.superres.lines.DriftModel;
import sc.fiji.superres.lines.FrameSum;
import sc.fiji.superres.lines.LineMeasurement;
import sc.fiji.superres.lines.LinePlacer;
import sc.fiji.superres.lines.Lines;
import sc.fiji.superres.lines.Plane;
import sc.fiji.superres.lines.Structure;

/**
 * Brings the lines of all frames to where they agree: each frame is measured against the mean of all others, what is
 * drift and jitter in that is told from noise, the lines are moved, and all begins again.
 * <p>
 * A step leads (n − 1)/n of the way to the mean of the n − 1 others, where all frames meet if all move at once.
 * </p>
 */
final class LineAlignment {

	private static final int ROUNDS = 8;
	/** A mean of fewer frames still has noise that counts. */
	private static final int FEW = 8;
	/** Over how many rows to either side what all frames have in common is smoothed. */
	private static final int SMOOTH_ROWS = 12;
	/** Lines that move less than this on average, in pixels, have arrived. */
	private static final double NEAR_ENOUGH = 0.004;

	private final List<Plane> frames;
	/** By how many quarter turns each frame was turned when it was scanned. */
	private final int[] quarters;
	private final Lines[] lines;
	private final Plane canvas;
	private final boolean byLines;
	private final double alike = 2 * Math.sqrt(Math.PI) * Structure.SMOOTH;
	private DriftModel modelX = DriftModel.START;
	private DriftModel modelY = DriftModel.SMOOTH;

	/**
	 * @param frames structure along the lines of each
	 * @param lines where they lie about, each on the canvas as its scan sees it; moved in place
	 * @param canvas of the size that is worked on
	 * @param byLines whether lines are moved each by itself; otherwise all lines of a frame alike
	 */
	LineAlignment(final List<Plane> frames, final int[] quarters, final Lines[] lines, final Plane canvas,
		final boolean byLines)
	{
		this.frames = frames;
		this.quarters = quarters;
		this.lines = lines;
		this.canvas = canvas;
		this.byLines = byLines;
	}

	/** Moves the lines until they stay where they are. */
	void run(final Progress progress) {
		for (int round = 0; round < ROUNDS; round++) {
			progress.checkCancelled();
			final double moved = step();
			progress.report(round + 1, ROUNDS, "Aligning lines");
			if (moved < NEAR_ENOUGH) break;
		}
		progress.report(ROUNDS, ROUNDS, "Aligning lines");
	}

	/** What all frames show of the canvas, each turned to it. */
	Plane[] placed() {
		return IntStream.range(0, frames.size()).parallel().mapToObj(this::placed).toArray(Plane[]::new);
	}

	private Plane placed(final int k) {
		final boolean swapped = quarters[k] % 2 == 1;
		final int width = swapped ? canvas.height() : canvas.width();
		final int height = swapped ? canvas.width() : canvas.height();
		return LinePlacer.place(frames.get(k), lines[k], width, height).scanned((4 - quarters[k]) % 4);
	}

	/** Returns by how much lines have moved on average. */
	private double step() {
		final Plane[] placed = placed();
		final FrameSum sum = FrameSum.of(placed);
		final Series[] alongX = new Series[placed.length];
		final Series[] alongY = new Series[placed.length];
		IntStream.range(0, placed.length).parallel().forEach(k -> {
			final Plane reference = Structure.acrossLines(reference(sum.without(placed[k])).scanned(quarters[k]));
			final Found found = LineMeasurement.of(frames.get(k), reference, lines[k], alike);
			alongX[k] = found.x();
			alongY[k] = found.y();
		});
		return move(List.of(alongX), List.of(alongY));
	}

	/** A mean of few frames is freed of its noise first. */
	private Plane reference(final Plane mean) {
		return frames.size() <= FEW ? Denoised.of(mean) : mean;
	}

	/** Two scans are too few to find out how smooth a drift is: it then has the smoothness that is looked for first. */
	private boolean isSeries() {
		return frames.size() > 2;
	}

	private double move(final List<Series> alongX, final List<Series> alongY) {
		if (!byLines) return moveFrames(alongX, alongY);
		modelX = modelX.fitted(alongX);
		if (isSeries()) modelY = modelY.fitted(alongY);
		return moveLines(alongX, alongY);
	}

	private double moveLines(final List<Series> alongX, final List<Series> alongY) {
		double moved = 0;
		for (int k = 0; k < lines.length; k++) {
			moved += move(lines[k].x(), modelX.displacements(alongX.get(k)));
			moved += move(lines[k].y(), modelY.displacements(alongY.get(k)));
			lines[k].order();
		}
		return moved / lines.length;
	}

	private double move(final double[] displacements, final double[] wanted) {
		double moved = 0;
		for (int i = 0; i < wanted.length; i++) {
			final double step = part() * (wanted[i] - displacements[i]);
			displacements[i] += step;
			moved += Math.abs(step) / wanted.length;
		}
		return moved;
	}

	private double part() {
		return (frames.size() - 1.0) / frames.size();
	}

	private double moveFrames(final List<Series> alongX, final List<Series> alongY) {
		double moved = 0;
		for (int k = 0; k < lines.length; k++) {
			final double dx = part() * step(lines[k].x(), alongX.get(k));
			final double dy = part() * step(lines[k].y(), alongY.get(k));
			lines[k] = lines[k].moved(dx, dy);
			moved += Math.hypot(dx, dy);
		}
		return moved / lines.length;
	}

	/** The mean step of the lines, each weighted by the inverse of its variance. */
	private static double step(final double[] displacements, final Series measured) {
		double sum = 0;
		double weights = 0;
		for (int i = 0; i < displacements.length; i++) {
			sum += (measured.values()[i] - displacements[i]) / measured.variances()[i];
			weights += 1 / measured.variances()[i];
		}
		return weights > 0 ? sum / weights : 0;
	}

	/** The s.d. of the jitter along the lines that was found, pixels. */
	double jitter() {
		return modelX.jitter();
	}

	/**
	 * Chooses the canvas so that lines lie where they do on the average of all frames. All frames that are scanned in
	 * one direction leave that open: a distortion of all cannot be told from one of the sample.
	 */
	void toMeanGeometry() {
		final double[] meanX = new double[canvas.height()];
		final double[] meanY = new double[canvas.height()];
		for (int row = 0; row < canvas.height(); row++)
			addMeans(row, meanX, meanY);
		subtractSmooth(meanX, Lines::x);
		subtractSmooth(meanY, Lines::y);
	}

	/** Subtracts what all lines near a place have in common; jitter, which changes from line to line, stays. */
	private void subtractSmooth(final double[] means, final Function<Lines, double[]> axis) {
		subtractMean(means);
		final double[] smooth = smooth(smooth(means));
		for (final Lines frame : lines)
			for (int i = 0; i < frame.count(); i++)
				axis.apply(frame)[i] -= between(smooth, i + frame.y()[i]);
	}

	private static double[] smooth(final double[] values) {
		final double[] smooth = new double[values.length];
		for (int i = 0; i < values.length; i++) {
			final int half = Math.min(SMOOTH_ROWS, Math.min(i, values.length - 1 - i));
			smooth[i] = Arrays.stream(values, i - half, i + half + 1).average().orElse(0);
		}
		return smooth;
	}

	private static double between(final double[] values, final double place) {
		final double inside = Math.max(0, Math.min(values.length - 1, place));
		final int k = Math.min(values.length - 2, (int) inside);
		return values[k] + (inside - k) * (values[k + 1] - values[k]);
	}

	private void addMeans(final int row, final double[] meanX, final double[] meanY) {
		for (final Lines frame : lines) {
			final int line = Math.max(0, Math.min(frame.count() - 1, frame.lastTo(row)));
			meanX[row] += (frame.x()[line] - frame.meanX()) / lines.length;
			meanY[row] += (frame.y()[line] - frame.meanY()) / lines.length;
		}
	}

	private static void subtractMean(final double[] values) {
		final double mean = Arrays.stream(values).average().orElse(0);
		for (int i = 0; i < values.length; i++)
			values[i] -= mean;
	}
}
