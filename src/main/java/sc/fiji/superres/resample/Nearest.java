package sc.fiji.superres.resample;

/** Pillow's nearest neighbour: {@code ImagingScaleAffine} of Geometry.c, coordinate for coordinate. */
final class Nearest {

	private Nearest() {}

	/** {@code targetWidth·targetHeight} bytes picked from {@code sourceWidth·sourceHeight}, both row-major. */
	static byte[] pick(final byte[] source, final int sourceWidth, final int sourceHeight, final int targetWidth,
		final int targetHeight)
	{
		final int[] xs = positions(sourceWidth, targetWidth);
		final byte[] target = new byte[targetWidth * targetHeight];
		rows(positions(sourceHeight, targetHeight), target, targetWidth, (row, start) -> {
			for (int x = 0; x < xs.length; x++)
				target[start + x] = source[row * sourceWidth + xs[x]];
		});
		return target;
	}

	/** The same for floats. */
	static float[] pick(final float[] source, final int sourceWidth, final int sourceHeight, final int targetWidth,
		final int targetHeight)
	{
		final int[] xs = positions(sourceWidth, targetWidth);
		final float[] target = new float[targetWidth * targetHeight];
		rows(positions(sourceHeight, targetHeight), target, targetWidth, (row, start) -> {
			for (int x = 0; x < xs.length; x++)
				target[start + x] = source[row * sourceWidth + xs[x]];
		});
		return target;
	}

	/** Fills the target row by row; a source row that comes again is copied from the output row above. */
	private static void rows(final int[] ys, final Object target, final int width, final RowPicker picker) {
		for (int y = 0; y < ys.length; y++) {
			if (y > 0 && ys[y] == ys[y - 1]) System.arraycopy(target, (y - 1) * width, target, y * width, width);
			else picker.pick(ys[y], y * width);
		}
	}

	/**
	 * The source pixel of each output pixel. The coordinate is added up, as Pillow does it: i·scale would round
	 * differently where a centre falls on the edge between two pixels.
	 */
	private static int[] positions(final int source, final int target) {
		final int[] positions = new int[target];
		final double scale = (double) source / target;
		double at = scale * 0.5;
		for (int i = 0; i < target; i++) {
			positions[i] = Math.min((int) at, source - 1);
			at += scale;
		}
		return positions;
	}

	/** Picks one output row from a source row. */
	@FunctionalInterface
	private interface RowPicker {

		/** Source row {@code row} to the target's elements from {@code start} on. */
		void pick(int row, int start);
	}
}
