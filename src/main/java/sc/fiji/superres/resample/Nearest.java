package sc.fiji.superres.resample;

/** Pillow's nearest neighbour: {@code ImagingScaleAffine} of Geometry.c, coordinate for coordinate. */
final class Nearest {

	private Nearest() {}

	/** {@code targetWidth·targetHeight} bytes picked from {@code sourceWidth·sourceHeight}, both row-major. */
	static byte[] pick(final byte[] source, final int sourceWidth, final int sourceHeight, final int targetWidth,
		final int targetHeight)
	{
		final int[] xs = positions(sourceWidth, targetWidth);
		final int[] ys = positions(sourceHeight, targetHeight);
		final byte[] target = new byte[targetWidth * targetHeight];
		for (int y = 0, i = 0; y < targetHeight; y++) {
			final int start = ys[y] * sourceWidth;
			for (int x = 0; x < targetWidth; x++)
				target[i++] = source[start + xs[x]];
		}
		return target;
	}

	/** The same for floats. */
	static float[] pick(final float[] source, final int sourceWidth, final int sourceHeight, final int targetWidth,
		final int targetHeight)
	{
		final int[] xs = positions(sourceWidth, targetWidth);
		final int[] ys = positions(sourceHeight, targetHeight);
		final float[] target = new float[targetWidth * targetHeight];
		for (int y = 0, i = 0; y < targetHeight; y++) {
			final int start = ys[y] * sourceWidth;
			for (int x = 0; x < targetWidth; x++)
				target[i++] = source[start + xs[x]];
		}
		return target;
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
}
