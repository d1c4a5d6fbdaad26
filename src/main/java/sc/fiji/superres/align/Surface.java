package sc.fiji.superres.align;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.numeric.real.DoubleType;

/**
 * A plane with values and slopes between its pixels too: cubic convolution (Keys 1981, a = −1/2). Pixel centres lie at
 * integers + 0.5; beyond the border the outermost pixels go on.
 *
 * @param values row-major, not to be written to
 */
record Surface(double[] values, int width, int height) {

	/** Looks at places of the plane, one after the other. Not thread safe. */
	final class Probe {

		/** Weights of four columns and rows, for the value and for the slope. */
		private final double[] kx = new double[4];
		private final double[] ky = new double[4];
		private final double[] slopeX = new double[4];
		private final double[] slopeY = new double[4];

		/** Derivative along x at the place of the last {@link #slopes}. */
		double dx;
		/** Derivative along y at the place of the last {@link #slopes}. */
		double dy;

		/** The value at a place. */
		double at(final double x, final double y) {
			final int x0 = (int) Math.floor(x - 0.5);
			final int y0 = (int) Math.floor(y - 0.5);
			weights(x - 0.5 - x0, kx);
			weights(y - 0.5 - y0, ky);
			double sum = 0;
			for (int j = 0; j < 4; j++)
				sum += ky[j] * row(x0, y0 - 1 + j, kx);
			return sum;
		}

		/** A row of {@code w} pixels that lies {@code v} pixels below the centre of a pose. */
		private double[] rowSeenFrom(final Pose pose, final double v, final int w) {
			final double a = pose.a();
			final double b = pose.b();
			final double[] row = new double[w];
			for (int x = 0; x < w; x++) {
				final double u = x + 0.5 - w / 2.0;
				row[x] = at(pose.x() + a * u - b * v, pose.y() + b * u + a * v);
			}
			return row;
		}

		/** The value at a place; writes the derivatives there into {@link #dx} and {@link #dy}. */
		double slopes(final double x, final double y) {
			final int x0 = (int) Math.floor(x - 0.5);
			final int y0 = (int) Math.floor(y - 0.5);
			weights(x - 0.5 - x0, kx);
			weights(y - 0.5 - y0, ky);
			slopeWeights(x - 0.5 - x0, slopeX);
			slopeWeights(y - 0.5 - y0, slopeY);
			return slopes(x0, y0);
		}

		/** The value and its derivatives, with the weights as they are now. */
		private double slopes(final int x0, final int y0) {
			double sum = 0;
			dx = 0;
			dy = 0;
			for (int j = 0; j < 4; j++) {
				final double across = row(x0, y0 - 1 + j, kx);
				sum += ky[j] * across;
				dy += slopeY[j] * across;
				dx += ky[j] * row(x0, y0 - 1 + j, slopeX);
			}
			return sum;
		}

		/** The weighted sum of the columns x0 − 1 … x0 + 2 of a row. */
		private double row(final int x0, final int y, final double[] k) {
			final int start = clamp(y, height) * width;
			if (x0 >= 1 && x0 + 2 < width) {
				final int i = start + x0 - 1;
				return k[0] * values[i] + k[1] * values[i + 1] + k[2] * values[i + 2] + k[3] * values[i + 3];
			}
			return rowAtBorder(x0, start, k);
		}

		private double rowAtBorder(final int x0, final int start, final double[] k) {
			double sum = 0;
			for (int i = 0; i < 4; i++)
				sum += k[i] * values[start + clamp(x0 - 1 + i, width)];
			return sum;
		}
	}

	/** Width × height, for people. */
	String pixels() {
		return width + "×" + height;
	}

	/** The values as an image. */
	RandomAccessibleInterval<DoubleType> plane() {
		return ArrayImgs.doubles(values, width, height);
	}

	/** This plane seen on a grid of {@code w × h} pixels that lies at a pose. */
	double[] seenFrom(final Pose pose, final int w, final int h) {
		final double[] out = new double[w * h];
		final Probe probe = new Probe();
		for (int y = 0; y < h; y++) {
			final double v = y + 0.5 - h / 2.0;
			final double[] row = probe.rowSeenFrom(pose, v, w);
			System.arraycopy(row, 0, out, y * w, w);
		}
		return out;
	}

	/** Means of {@code n × n} pixels; what is left over at the right and lower border falls away. */
	Surface binned(final int n) {
		final int w = width / n;
		final int h = height / n;
		final double[] means = new double[w * h];
		for (int y = 0; y < h * n; y++)
			for (int x = 0; x < w * n; x++)
				means[y / n * w + x / n] += values[y * width + x] / (n * n);
		return new Surface(means, w, h);
	}

	private static void weights(final double t, final double[] k) {
		final double r = 1 - t;
		k[0] = -0.5 * t * r * r;
		k[1] = 1 + t * t * (1.5 * t - 2.5);
		k[2] = 1 + r * r * (1.5 * r - 2.5);
		k[3] = -0.5 * r * t * t;
	}

	/** Derivatives of the weights. */
	private static void slopeWeights(final double t, final double[] k) {
		final double r = 1 - t;
		k[0] = -0.5 * r * (r - 2 * t);
		k[1] = t * (4.5 * t - 5);
		k[2] = -r * (4.5 * r - 5);
		k[3] = -0.5 * t * (2 * r - t);
	}

	private static int clamp(final int i, final int size) {
		return Math.max(0, Math.min(size - 1, i));
	}
}
