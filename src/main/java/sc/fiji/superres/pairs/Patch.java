package sc.fiji.superres.pairs;

import java.util.Arrays;

import sc.fiji.superres.resample.Filter;
import sc.fiji.superres.resample.PointRaster;
import sc.fiji.superres.resample.PointSampler;

/**
 * A piece of a source image as floats, with its place in the image.
 *
 * @param values {@code width × height} grey values, row-major
 * @param x column of the image at which it begins
 * @param y row of the image at which it begins
 */
record Patch(float[] values, int x, int y, int width, int height) {

	/** Weights of lines at these distances for the line between them, above and below alike, by Lagrange's formula. */
	private static double lineWeight(final int[] distances, final int which) {
		double weight = 0.5;
		final double own = distances[which] * (double) distances[which];
		for (int i = 0; i < distances.length; i++) {
			final double other = distances[i] * (double) distances[i];
			if (i != which) weight *= other / (other - own);
		}
		return weight;
	}

	/** Values at a raster of points, in the image's coordinates. */
	float[] sample(final PointRaster xs, final PointRaster ys, final Filter filter) {
		return PointSampler.sample(values, width, height, new PointRaster(xs.first() - x, xs.step(), xs.count()),
			new PointRaster(ys.first() - y, ys.step(), ys.count()), filter);
	}

	/** The same place with {@code factor} times other values added. */
	Patch plus(final float[] others, final double factor) {
		final float[] sum = new float[values.length];
		for (int i = 0; i < sum.length; i++)
			sum[i] = values[i] + (float) factor * others[i];
		return new Patch(sum, x, y, width, height);
	}

	/**
	 * The same with every {@code distance}-th line replaced by an interpolation of lines in between, so that nothing of
	 * these lines is left: from three lines above and three below, the nearest that stay, by Lagrange's formula (for a
	 * distance of 4 the weights are 0.75, −0.3 and 0.05, for 2 they are 0.586, −0.098 and 0.012).
	 *
	 * @param line one of the lines, a row of the image
	 * @param distance at least 2
	 */
	Patch withoutLines(final int line, final int distance) {
		final int[] distances = new int[3];
		for (int d = 1, i = 0; i < distances.length; d++)
			if (d % distance != 0) distances[i++] = d;
		final float[] filled = values.clone();
		for (int row = Math.floorMod(line - y, distance); row < height; row += distance)
			fill(filled, row, distances);
		return new Patch(filled, x, y, width, height);
	}

	private void fill(final float[] filled, final int row, final int[] distances) {
		Arrays.fill(filled, row * width, (row + 1) * width, 0);
		for (int i = 0; i < distances.length; i++) {
			final float weight = (float) lineWeight(distances, i);
			add(mirrored(row - distances[i], row), weight, filled, row);
			add(mirrored(row + distances[i], row), weight, filled, row);
		}
	}

	/** At the edge of the patch the line on the other side stands in: never the line that is filled. */
	private int mirrored(final int line, final int around) {
		return line >= 0 && line < height ? line : 2 * around - line;
	}

	private void add(final int line, final float weight, final float[] to, final int row) {
		for (int i = 0; i < width; i++)
			to[row * width + i] += weight * values[line * width + i];
	}
}
