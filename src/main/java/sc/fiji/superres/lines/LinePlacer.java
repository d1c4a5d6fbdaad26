package sc.fiji.superres.lines;

import java.util.Arrays;

/**
 * Draws a frame on the canvas: a cubic through the four lines around each row of the canvas, which need not lie at
 * equal distances, each line being interpolated along itself by Lanczos' filter. Where a frame shows nothing, it is
 * NaN.
 */
public final class LinePlacer {

	/** Pixels by which lines are prolonged at either end. */
	private static final int PAD = 16;
	/** A line still counts this many pixels beyond its outermost centres: to the edge of the pixel. */
	private static final double EDGE = 0.5;

	private final Plane frame;
	private final Lines lines;
	private final Plane canvas;
	private final float[] padded;

	private LinePlacer(final Plane frame, final Lines lines, final int width, final int height) {
		this.frame = frame;
		this.lines = lines;
		canvas = Plane.unknown(width, height);
		padded = new float[frame.width() + 2 * PAD];
	}

	/** Returns what a frame shows of a canvas. */
	public static Plane place(final Plane frame, final Lines lines, final int width, final int height) {
		final LinePlacer placer = new LinePlacer(frame, lines, width, height);
		for (int row = 0; row < height; row++)
			placer.draw(row);
		return placer.canvas;
	}

	private void draw(final int row) {
		final int last = lines.count() - 1;
		final int before = lines.lastTo(row);
		if (before < 0 && lines.place(0) > row + EDGE || before == last && lines.place(last) < row - EDGE) return;
		final int upper = Math.max(0, Math.min(before, last - 1));
		draw(row, upper, weights(row, upper));
	}

	/**
	 * Weights of four lines from the one before {@code upper} on: a piece of the cubic whose slopes at the inner lines
	 * are those of the parabolas through three lines.
	 */
	private double[] weights(final int row, final int upper) {
		final double step = lines.place(upper + 1) - lines.place(upper);
		final double t = Math.max(0, Math.min(1, (row - lines.place(upper)) / step));
		final double[] weights = new double[4];
		weights[1] = (1 + 2 * t) * (1 - t) * (1 - t);
		weights[2] = t * t * (3 - 2 * t);
		addSlope(weights, upper, t * (1 - t) * (1 - t) * step);
		addSlope(weights, upper + 1, -t * t * (1 - t) * step);
		return weights;
	}

	/** Adds a share of the slope at a line, which is the first or second of the two in the middle. */
	private void addSlope(final double[] weights, final int line, final double share) {
		final int k = share >= 0 ? 1 : 2;
		final boolean hasBefore = line > 0;
		final boolean hasAfter = line < lines.count() - 1;
		final double before = hasBefore ? lines.place(line) - lines.place(line - 1) : 0;
		final double after = hasAfter ? lines.place(line + 1) - lines.place(line) : 0;
		final double partBefore = hasBefore ? hasAfter ? after / (before + after) : 1 : 0;
		if (hasBefore) {
			weights[k] += share * partBefore / before;
			weights[k - 1] -= share * partBefore / before;
		}
		if (hasAfter) {
			weights[k + 1] += share * (1 - partBefore) / after;
			weights[k] -= share * (1 - partBefore) / after;
		}
	}

	private void draw(final int row, final int upper, final double[] weights) {
		final double least = Math.min(lines.x()[upper], lines.x()[upper + 1]);
		final double most = Math.max(lines.x()[upper], lines.x()[upper + 1]);
		final int from = Math.max(0, (int) Math.ceil(most - EDGE));
		final int to = Math.min(canvas.width() - 1, (int) Math.floor(least + frame.width() - 1 + EDGE));
		if (to < from) return;
		Arrays.fill(canvas.values(), row * canvas.width() + from, row * canvas.width() + to + 1, 0);
		for (int k = 0; k < 4; k++)
			if (weights[k] != 0) add(row, upper + k - 1, weights[k], from, to);
	}

	/** Adds a line to some pixels of a row. */
	private void add(final int row, final int line, final double weight, final int from, final int to) {
		pad(line);
		final double start = -lines.x()[line];
		final int whole = (int) Math.floor(start);
		final float[] taps = Taps.along(start - whole);
		for (int t = 0; t < Taps.ALONG; t++)
			add((float) weight * taps[t], whole + t - 2 + PAD, row * canvas.width(), from, to);
	}

	private void add(final float weight, final int offset, final int start, final int from, final int to) {
		final float[] out = canvas.values();
		final int first = Math.max(from, -offset);
		final int last = Math.min(to, padded.length - 1 - offset);
		for (int x = first; x <= last; x++)
			out[start + x] += weight * padded[x + offset];
	}

	/** A line with its ends prolonged. */
	private void pad(final int line) {
		final int start = line * frame.width();
		System.arraycopy(frame.values(), start, padded, PAD, frame.width());
		Arrays.fill(padded, 0, PAD, frame.values()[start]);
		Arrays.fill(padded, PAD + frame.width(), padded.length, frame.values()[start + frame.width() - 1]);
	}
}
