package sc.fiji.superres.lines;

import java.util.Arrays;

/**
 * Where the lines of a frame lie: pixel j of line i lies at (j + x[i], i + y[i]) on the canvas.
 *
 * @param x displacement of each line along itself, pixels
 * @param y displacement of each line across itself, pixels; places i + y[i] ascend
 */
public record Lines(double[] x, double[] y) {

	/** Lines closer than this, in pixels, are drawn apart: nothing could be interpolated between them. */
	private static final double CLOSEST = 0.3;

	/** Lines that are all displaced alike. */
	public static Lines rigid(final int lines, final double x, final double y) {
		final Lines rigid = new Lines(new double[lines], new double[lines]);
		Arrays.fill(rigid.x, x);
		Arrays.fill(rigid.y, y);
		return rigid;
	}

	/**
	 * Lines under a steady drift.
	 *
	 * @param x displacement of the line in the middle
	 * @param y the same across the lines
	 * @param stepX by how much more the next line is displaced
	 * @param stepY the same across the lines, more than −1
	 */
	public static Lines steady(final int lines, final double x, final double y, final double stepX,
		final double stepY)
	{
		final Lines steady = rigid(lines, x, y);
		final double middle = (lines - 1) / 2.0;
		for (int i = 0; i < lines; i++) {
			steady.x[i] += stepX * (i - middle);
			steady.y[i] += stepY * (i - middle);
		}
		return steady;
	}

	/** How many lines there are. */
	public int count() {
		return x.length;
	}

	/** Where a line lies across the canvas. */
	public double place(final int line) {
		return line + y[line];
	}

	/** The same lines on a canvas whose origin lies elsewhere. */
	public Lines moved(final double dx, final double dy) {
		final Lines moved = new Lines(x.clone(), y.clone());
		for (int i = 0; i < x.length; i++) {
			moved.x[i] += dx;
			moved.y[i] += dy;
		}
		return moved;
	}

	/** The mean displacement along the lines. */
	public double meanX() {
		return Arrays.stream(x).average().orElse(0);
	}

	/** The mean displacement across the lines. */
	public double meanY() {
		return Arrays.stream(y).average().orElse(0);
	}

	/** By how much a line is displaced along itself against the one before, on average. */
	public double stepX() {
		return (x[x.length - 1] - x[0]) / (x.length - 1);
	}

	/** By how much a line is displaced across itself against the one before, on average. */
	public double stepY() {
		return (y[y.length - 1] - y[0]) / (y.length - 1);
	}

	/** The last line that lies at or before a place, or −1. */
	public int lastTo(final double place) {
		int low = 0;
		int high = x.length;
		while (low < high) {
			final int middle = low + high >>> 1;
			if (place(middle) <= place) low = middle + 1;
			else high = middle;
		}
		return low - 1;
	}

	/** Moves lines that have changed places or lie too close to each other apart. */
	public void order() {
		for (int pass = 0; pass < x.length && !isOrdered(); pass++)
			for (int i = 1; i < y.length; i++)
				separate(i - 1, i);
	}

	private boolean isOrdered() {
		for (int i = 1; i < y.length; i++)
			if (place(i) - place(i - 1) < CLOSEST * 0.99) return false;
		return true;
	}

	private void separate(final int before, final int line) {
		final double missing = CLOSEST - (place(line) - place(before));
		if (missing <= 0) return;
		y[before] -= missing / 2;
		y[line] += missing / 2;
	}
}
