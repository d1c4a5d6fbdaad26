package sc.fiji.superres.instrument;

import java.lang.reflect.Array;

/** Puts the rows of a plane in the order in which a microscope shows them. */
public final class Rows {

	private Rows() {}

	/**
	 * Turns a plane that a file begins with its lowest row.
	 *
	 * @param plane array of any primitive type, row by row; changed in place
	 * @param row its elements a row
	 */
	public static void upsideDown(final Object plane, final int row) {
		final Object swapped = Array.newInstance(plane.getClass().getComponentType(), row);
		int top = 0;
		int bottom = Array.getLength(plane) - row;
		while (top < bottom) {
			System.arraycopy(plane, top, swapped, 0, row);
			System.arraycopy(plane, bottom, plane, top, row);
			System.arraycopy(swapped, 0, plane, bottom, row);
			top += row;
			bottom -= row;
		}
	}

	/**
	 * Mirrors rows that a file stores as they were recorded, from right to left.
	 *
	 * @param plane row by row; changed in place
	 * @param row its pixels a row
	 */
	public static void mirror(final float[] plane, final int row) {
		for (int start = 0; start < plane.length; start += row)
			mirrorRow(plane, start, start + row - 1);
	}

	private static void mirrorRow(final float[] plane, final int first, final int last) {
		for (int i = 0; first + i < last - i; i++) {
			final float value = plane[first + i];
			plane[first + i] = plane[last - i];
			plane[last - i] = value;
		}
	}
}
