package sc.fiji.superres.prepare;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Finds the terraces of a surface: connected areas without a steep place between them. A place is steep where the slope
 * of the smoothed surface, less the slope that the whole surface has, is above {@value #STEEP} times its standard
 * deviation; that follows from the median, so that at most half of an image is ever steep.
 */
final class Terraces {

	/** A pixel of no terrace: beside a step, not finite, or of an area too small to count. */
	static final byte NONE = -1;
	/** Chance brings a slope above this, in standard deviations, once in 270 000 pixels (Rayleigh's distribution). */
	private static final double STEEP = 5;
	/** The median of Rayleigh's distribution over its parameter. */
	private static final double RAYLEIGH = 1.17741;
	/** Terraces are at least this share of an image, and at least so many pixels. */
	private static final double LEAST_SHARE = 0.002;
	private static final int LEAST = 200;
	private static final int MOST_TERRACES = 32;
	/** Smaller images are one terrace: smoothing leaves nothing of a step in them. */
	private static final int LEAST_SIDE = 32;

	private Terraces() {}

	/**
	 * Finds the terraces of a surface whose lines have their right offsets, more or less.
	 *
	 * @return for each pixel the number of its terrace, 0 for the largest; or {@link #NONE}
	 */
	static byte[] of(final Heights level) {
		final byte[] terraces = new byte[level.values().length];
		if (Math.min(level.width(), level.height()) >= LEAST_SIDE) divide(level, terraces);
		for (int i = 0; i < terraces.length; i++)
			if (Double.isNaN(level.values()[i])) terraces[i] = NONE;
		return terraces;
	}

	private static void divide(final Heights level, final byte[] terraces) {
		final boolean[] flat = flat(Smooth.of(level), level.width(), level.height());
		final List<int[]> areas = areas(flat, level.width());
		areas.sort(Comparator.comparingInt(area -> -area.length));
		Arrays.fill(terraces, NONE);
		for (int n = 0; n < Math.min(MOST_TERRACES, areas.size()); n++)
			for (final int pixel : areas.get(n))
				terraces[pixel] = (byte) n;
	}

	private static boolean[] flat(final double[] smooth, final int width, final int height) {
		final double[] slopes = slopes(smooth, width, height);
		final double limit = STEEP / RAYLEIGH * Heights.sampledMedian(slopes);
		final boolean[] flat = new boolean[slopes.length];
		for (int i = 0; i < flat.length; i++)
			flat[i] = slopes[i] <= limit;
		return flat;
	}

	/** Size of the slope at each pixel, less the median slope along each axis. */
	private static double[] slopes(final double[] smooth, final int width, final int height) {
		final double[] alongX = differences(smooth, width, height, 1, 0);
		final double[] alongY = differences(smooth, width, height, 0, 1);
		final double x = Heights.sampledMedian(alongX);
		final double y = Heights.sampledMedian(alongY);
		for (int i = 0; i < alongX.length; i++)
			alongX[i] = Math.hypot(alongX[i] - x, alongY[i] - y);
		return alongX;
	}

	/** Differences of the neighbours on both sides, half of them; at the edge that of the pixel beside. */
	private static double[] differences(final double[] values, final int width, final int height, final int dx,
		final int dy)
	{
		final double[] differences = new double[values.length];
		final int step = dx + dy * width;
		for (int y = 0; y < height; y++) {
			final int row = Math.max(dy, Math.min(height - 1 - dy, y)) * width;
			for (int x = 0; x < width; x++) {
				final int at = row + Math.max(dx, Math.min(width - 1 - dx, x));
				differences[y * width + x] = (values[at + step] - values[at - step]) / 2;
			}
		}
		return differences;
	}

	/** The pixels of each connected area that is large enough. */
	private static List<int[]> areas(final boolean[] flat, final int width) {
		final int least = Math.max(LEAST, (int) (LEAST_SHARE * flat.length));
		final List<int[]> areas = new ArrayList<>();
		final int[] pixels = new int[flat.length];
		for (int i = 0; i < flat.length; i++) {
			if (!flat[i]) continue;
			final int size = collect(flat, width, i, pixels);
			if (size >= least) areas.add(Arrays.copyOf(pixels, size));
		}
		return areas;
	}

	/**
	 * Collects a connected area, whose pixels are not flat any more afterwards.
	 *
	 * @param pixels gets the pixels
	 * @return how many
	 */
	private static int collect(final boolean[] flat, final int width, final int start, final int[] pixels) {
		pixels[0] = start;
		flat[start] = false;
		int size = 1;
		for (int done = 0; done < size; done++) {
			final int pixel = pixels[done];
			final int x = pixel % width;
			if (x > 0) size = add(flat, pixel - 1, pixels, size);
			if (x < width - 1) size = add(flat, pixel + 1, pixels, size);
			size = add(flat, pixel - width, pixels, size);
			size = add(flat, pixel + width, pixels, size);
		}
		return size;
	}

	private static int add(final boolean[] flat, final int pixel, final int[] pixels, final int size) {
		if (pixel < 0 || pixel >= flat.length || !flat[pixel]) return size;
		flat[pixel] = false;
		pixels[size] = pixel;
		return size + 1;
	}
}
