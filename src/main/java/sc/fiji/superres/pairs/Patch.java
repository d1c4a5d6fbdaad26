package sc.fiji.superres.pairs;

import java.util.Arrays;
import java.util.stream.IntStream;

import net.imglib2.RandomAccessibleInterval;
import sc.fiji.superres.dataset.GreyOps;
import sc.fiji.superres.dataset.SourceImage;
import sc.fiji.superres.resample.Filter;
import sc.fiji.superres.resample.PointRaster;
import sc.fiji.superres.resample.PointSampler;

/**
 * A piece of a source image as floats, with its place in the image.
 *
 * @param values {@code width × height} grey values, row-major
 * @param x column of the image at which the patch begins
 * @param y row of the image at which the patch begins
 */
record Patch(float[] values, int x, int y, int width, int height) {

	/** The patch of an image at these columns and rows. */
	static Patch of(final SourceImage image, final PixelSpan columns, final PixelSpan rows) {
		final RandomAccessibleInterval<?> region = GreyOps.region(image.plane(), columns.from(), rows.from(), columns
			.length(), rows.length());
		return new Patch(GreyOps.values(region), columns.from(), rows.from(), columns.length(), rows.length());
	}

	/** The same place with other values. */
	Patch with(final float[] others) {
		return new Patch(others, x, y, width, height);
	}

	/** The same place with {@code factor} times other values added. */
	Patch plus(final float[] others, final double factor) {
		final float[] sum = new float[values.length];
		for (int i = 0; i < sum.length; i++)
			sum[i] = values[i] + (float) factor * others[i];
		return with(sum);
	}

	/** Values at a raster of points, given in the coordinates of the image. */
	float[] sample(final PointRaster xs, final PointRaster ys, final Filter filter) {
		return PointSampler.sample(values, width, height, xs.moved(-x), ys.moved(-y), filter);
	}

	/**
	 * The same patch with every {@code distance}-th line replaced by an interpolation of lines in between, so that
	 * nothing of these lines is left. It uses the nearest three lines above and below that stay, by Lagrange's formula
	 * (for a distance of 4 the weights are 0.75, −0.3 and 0.05, for 2 they are 0.586, −0.098 and 0.012).
	 *
	 * @param line one of the lines, a row of the image
	 * @param distance at least 2
	 */
	Patch withoutLines(final int line, final int distance) {
		final int[] neighbours = neighbours(distance);
		final float[] filled = values.clone();
		for (int row = Math.floorMod(line - y, distance); row < height; row += distance)
			fill(filled, row, neighbours);
		return with(filled);
	}

	/** Distances of the nearest three lines that stay if every {@code distance}-th is replaced. */
	private static int[] neighbours(final int distance) {
		return IntStream.iterate(1, d -> d + 1).filter(d -> d % distance != 0).limit(3).toArray();
	}

	private void fill(final float[] filled, final int row, final int[] neighbours) {
		Arrays.fill(filled, row * width, (row + 1) * width, 0);
		for (int i = 0; i < neighbours.length; i++) {
			final float weight = (float) lineWeight(neighbours, i);
			add(mirrored(row - neighbours[i], row), weight, filled, row);
			add(mirrored(row + neighbours[i], row), weight, filled, row);
		}
	}

	/** Lagrange's weight of one of some lines, at the same distances above and below, for the line in the middle. */
	private static double lineWeight(final int[] distances, final int which) {
		double weight = 0.5;
		final double own = distances[which] * (double) distances[which];
		for (int i = 0; i < distances.length; i++) {
			final double other = distances[i] * (double) distances[i];
			if (i != which) weight *= other / (other - own);
		}
		return weight;
	}

	/** The line, or beyond the edge of the patch the line on the other side; never the line that is filled. */
	private int mirrored(final int line, final int around) {
		if (line >= 0 && line < height) return line;
		return 2 * around - line;
	}

	private void add(final int line, final float weight, final float[] to, final int row) {
		for (int i = 0; i < width; i++)
			to[row * width + i] += weight * values[line * width + i];
	}
}
