package sc.fiji.superres.lattice;

import java.util.Arrays;
import java.util.Random;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.numeric.real.DoubleType;

/** Seeded images of waves and noise, 10 grey values above 0 on average. */
final class Waves {

	private final int width;
	private final int height;
	private final double[] values;

	private Waves(final int width, final int height) {
		this.width = width;
		this.height = height;
		values = new double[width * height];
		Arrays.fill(values, 10);
	}

	static Waves on(final int width, final int height) {
		return new Waves(width, height);
	}

	/** A cosine of an amplitude; frequencies in cycles a pixel. */
	Waves wave(final double kx, final double ky, final double amplitude) {
		for (int i = 0; i < values.length; i++)
			values[i] += amplitude * Math.cos(2 * Math.PI * (kx * (i % width) + ky * (i / width)) + 1);
		return this;
	}

	/** White noise. */
	Waves noise(final double deviation, final long seed) {
		final Random random = new Random(seed);
		for (int i = 0; i < values.length; i++)
			values[i] += deviation * random.nextGaussian();
		return this;
	}

	/** Noise of each line for itself: an offset, and a slow part along it (first-order autoregressive, 0.95). */
	Waves lines(final double deviation, final long seed) {
		final Random random = new Random(seed);
		for (int y = 0; y < height; y++) {
			double slow = deviation * random.nextGaussian();
			final double offset = deviation * random.nextGaussian();
			for (int x = 0; x < width; x++) {
				slow = 0.95 * slow + Math.sqrt(1 - 0.95 * 0.95) * deviation * random.nextGaussian();
				values[y * width + x] += slow + offset;
			}
		}
		return this;
	}

	/** Each line shifted along x by a number of pixels of its own, rounded to whole ones; wraps around. */
	Waves jitter(final double deviation, final long seed) {
		final Random random = new Random(seed);
		for (int y = 0; y < height; y++) {
			final double[] line = Arrays.copyOfRange(values, y * width, (y + 1) * width);
			final int shift = (int) Math.round(deviation * random.nextGaussian());
			for (int x = 0; x < width; x++)
				values[y * width + x] = line[Math.floorMod(x + shift, width)];
		}
		return this;
	}

	/** A slope along x and y, grey values a pixel. */
	Waves tilt(final double slope) {
		for (int i = 0; i < values.length; i++)
			values[i] += slope * (i % width + i / width);
		return this;
	}

	/** Weights ¼, ½, ¼ along x and y, round and round. */
	Waves smooth() {
		smooth(1);
		smooth(width);
		return this;
	}

	private void smooth(final int step) {
		final double[] before = values.clone();
		for (int i = 0; i < values.length; i++)
			values[i] = before[i] / 2 + (before[Math.floorMod(i - step, values.length)] + before[(i + step) %
				values.length]) / 4;
	}

	/** A pixel that was not recorded. */
	Waves missing(final int x, final int y) {
		values[y * width + x] = Double.NaN;
		return this;
	}

	RandomAccessibleInterval<DoubleType> plane() {
		return ArrayImgs.doubles(values, width, height);
	}
}
