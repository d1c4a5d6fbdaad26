package sc.fiji.superres.frames;

import sc.fiji.superres.frames.AlignedFrames.Area;
import sc.fiji.superres.lines.Plane;

/** Finds the largest rectangle that all frames show. */
final class CommonArea {

	private CommonArea() {}

	/** The largest rectangle without a pixel that any of some planes of one size does not know. */
	static Area of(final Plane... placed) {
		final int width = placed[0].width();
		final int[] above = new int[width];
		Area best = new Area(0, 0, 0, 0);
		for (int row = 0; row < placed[0].height(); row++) {
			for (int x = 0; x < width; x++)
				above[x] = isShown(placed, row * width + x) ? above[x] + 1 : 0;
			best = larger(best, largest(above, row));
		}
		return best;
	}

	private static boolean isShown(final Plane[] placed, final int pixel) {
		for (final Plane plane : placed)
			if (Float.isNaN(plane.values()[pixel])) return false;
		return true;
	}

	private static Area larger(final Area a, final Area b) {
		return (long) b.width() * b.height() > (long) a.width() * a.height() ? b : a;
	}

	/**
	 * The largest rectangle that ends at a row, from how many pixels above each of its pixels are shown: each rectangle
	 * is bounded by a column whose neighbours on a stack are lower.
	 */
	private static Area largest(final int[] above, final int row) {
		final int[] stack = new int[above.length + 1];
		int size = 0;
		Area best = new Area(0, 0, 0, 0);
		for (int x = 0; x <= above.length; x++) {
			final int height = x < above.length ? above[x] : 0;
			while (size > 0 && above[stack[size - 1]] >= height) {
				final int tall = above[stack[--size]];
				final int left = size == 0 ? 0 : stack[size - 1] + 1;
				best = larger(best, new Area(left, row - tall + 1, x - left, tall));
			}
			stack[size++] = x;
		}
		return best;
	}
}
