package sc.fiji.superres.sheet;

import java.awt.Dimension;
import java.awt.Rectangle;

import sc.fiji.superres.NumberText;

/**
 * Which place of the field is in the middle of every panel, and how large it is shown.
 *
 * @param x from the left edge of the field, in its pixels
 * @param y from its top edge
 * @param zoom screen pixels for each pixel of the field: a whole number, or 1/2, 1/4 and so on
 */
public record View(double x, double y, double zoom) {

	private static final double[] ZOOMS = { 1 / 32d, 1 / 16d, 1 / 8d, 1 / 4d, 1 / 2d, 1, 2, 3, 4, 6, 8, 12, 16, 24,
		32 };

	/** A place at 100 %. */
	public static View at(final double x, final double y) {
		return new View(x, y, 1);
	}

	/**
	 * The view some steps closer, or farther where they are negative. The place under the pointer stays there.
	 *
	 * @param dx screen pixels from the middle of the panel to the pointer
	 * @param dy the same, down
	 */
	public View zoomed(final int steps, final double dx, final double dy) {
		final int step = Math.max(0, Math.min(ZOOMS.length - 1, step() + steps));
		final double next = ZOOMS[step];
		return new View(x + dx / zoom - dx / next, y + dy / zoom - dy / next, next);
	}

	/** The index of the zoom, or of the next smaller one. */
	private int step() {
		int step = 0;
		while (step + 1 < ZOOMS.length && ZOOMS[step + 1] <= zoom)
			step++;
		return step;
	}

	/** The view after the field was dragged by some screen pixels, to the right and down. */
	public View dragged(final double dx, final double dy) {
		return new View(x - dx / zoom, y - dy / zoom, zoom);
	}

	/** The nearest view that leaves no part of the panel empty, or has the whole field in the middle. */
	public View within(final Dimension field, final Dimension panel) {
		return new View(within(x, field.width, panel.width), within(y, field.height, panel.height), zoom);
	}

	private double within(final double place, final int field, final int panel) {
		final double half = panel / zoom / 2;
		if (field <= 2 * half) return field / 2d;
		return Math.max(half, Math.min(field - half, place));
	}

	/** Where the left edge of the field lies: a whole screen pixel, so that pixels of all images have whole edges. */
	long left(final Rectangle panel) {
		return panel.x + Math.round(panel.width / 2d - x * zoom);
	}

	/** Where the top edge of the field lies. */
	long top(final Rectangle panel) {
		return panel.y + Math.round(panel.height / 2d - y * zoom);
	}

	/** "100 %". */
	public String percent() {
		return NumberText.plain(100 * zoom, 3) + " %";
	}
}
