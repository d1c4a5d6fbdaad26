package sc.fiji.superres.frames;

import java.util.List;

import sc.fiji.superres.lines.LinePlacer;
import sc.fiji.superres.lines.Lines;
import sc.fiji.superres.lines.Plane;

/**
 * Where the lines of several frames lie, and the area that all of them show.
 *
 * @param lines of each frame, on its canvas
 * @param quarters by how many quarter turns clockwise each frame was turned when it was scanned
 * @param canvasWidth pixels
 * @param canvasHeight pixels
 * @param area the largest rectangle of the canvas that all frames show
 * @param alike for each frame, how alike it is to the mean of the others: 1 for as much as the frame in the middle of
 *            the list by this figure
 * @param jitter s.d. of the jitter along the lines that was found, pixels; 0 where lines were not looked at
 * @param doubtful frames that may as well lie a cell of a lattice farther from the one before, numbers from 0
 */
public record AlignedFrames(Lines[] lines, int[] quarters, int canvasWidth, int canvasHeight, Area area, double[] alike,
	double jitter, List<Integer> doubtful)
{

	/** A rectangle of the canvas, pixels. */
	public record Area(int left, int top, int width, int height) {}

	/** The same, of which some frames are doubtful. */
	AlignedFrames doubting(final List<Integer> numbers) {
		return new AlignedFrames(lines, quarters, canvasWidth, canvasHeight, area, alike, jitter, numbers);
	}

	/**
	 * Draws one frame on the area that all show.
	 *
	 * @param k number of the frame, from 0
	 * @param frame its grey values, or those of another channel that was recorded with it
	 * @return of the size of the area
	 */
	public Plane drawn(final int k, final Plane frame) {
		final boolean swapped = quarters[k] % 2 == 1;
		final int width = swapped ? canvasHeight : canvasWidth;
		final int height = swapped ? canvasWidth : canvasHeight;
		return cut(LinePlacer.place(frame, lines[k], width, height).scanned((4 - quarters[k]) % 4));
	}

	private Plane cut(final Plane canvas) {
		final float[] values = new float[area.width * area.height];
		for (int row = 0; row < area.height; row++)
			System.arraycopy(canvas.values(), (area.top + row) * canvasWidth + area.left, values, row * area.width,
				area.width);
		return new Plane(values, area.width, area.height);
	}
}
