package sc.fiji.superres.evaluate;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.numeric.real.DoubleType;

/**
 * A plane that is known between its pixels too: cubic convolution (Keys 1981, a = −1/2), with its slope. Pixel centres
 * lie at integers + 0.5; beyond the border the outermost pixels go on.
 *
 * @param values row-major, not to be written to
 */
record Surface(double[] values, int width, int height) {

	/** The value; {@code kx} and {@code ky} are scratch of length 4. */
	double at(final double x, final double y, final double[] kx, final double[] ky) {
		final int x0 = (int) Math.floor(x - 0.5), y0 = (int) Math.floor(y - 0.5);
		weights(x - 0.5 - x0, kx);
		weights(y - 0.5 - y0, ky);
		double sum = 0;
		if (x0 >= 1 && x0 + 2 < width && y0 >= 1 && y0 + 2 < height) {
			for (int j = 0, i = (y0 - 1) * width + x0 - 1; j < 4; j++, i += width)
				sum += ky[j] * (kx[0] * values[i] + kx[1] * values[i + 1] + kx[2] * values[i + 2] + kx[3] * values[i + 3]);
			return sum;
		}
		for (int j = 0; j < 4; j++) {
			final int row = clamp(y0 - 1 + j, height) * width;
			for (int i = 0; i < 4; i++)
				sum += ky[j] * kx[i] * values[row + clamp(x0 - 1 + i, width)];
		}
		return sum;
	}

	/** The values as an image. */
	RandomAccessibleInterval<DoubleType> plane() {
		return ArrayImgs.doubles(values, width, height);
	}

	/** This plane seen on a grid of {@code w × h} pixels that lies at a pose. */
	double[] seenFrom(final Pose pose, final int w, final int h) {
		final double a = pose.a(), b = pose.b();
		final double[] out = new double[w * h];
		final double[] kx = new double[4], ky = new double[4];
		for (int y = 0, i = 0; y < h; y++) {
			final double v = y + 0.5 - h / 2.0;
			for (int x = 0; x < w; x++, i++) {
				final double u = x + 0.5 - w / 2.0;
				out[i] = at(pose.x() + a * u - b * v, pose.y() + b * u + a * v, kx, ky);
			}
		}
		return out;
	}

	/** Means of {@code n × n} pixels; what is left over at the right and lower border falls away. */
	Surface binned(final int n) {
		final int w = width / n, h = height / n;
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

	private static int clamp(final int i, final int size) {
		return Math.max(0, Math.min(size - 1, i));
	}
}
