package sc.fiji.superres.benchmark;

import java.util.Random;

import sc.fiji.superres.Progress;
import sc.fiji.superres.image.Planes;
import sc.fiji.superres.simulate.Scan;

/**
 * Crystals of any pixels a period for {@link SamplingTrial}: {@code gan} (dumbbells, the period is the cell's along x),
 * {@code graphite} (three cosines), {@code square} (one narrow column a cell), {@code two} (two different columns a
 * cell). Grey values without noise, mean 100.
 *
 * @param kind see above
 * @param period pixels
 */
record TrialCrystal(String kind, double period) {

	private static final double GAN_CELL = 0.2762;
	private static final double NO_NOISE = 1e6;
	/** Counts a grey level, at a mean of 100. */
	private static final double MEAN = 100;

	/** The image of a place, {@code side·scale} pixels along each side. */
	float[] image(final int side, final int scale, final long seed) {
		final float[] image = kind.equals("gan") ? gan(side, scale, seed) : drawn(side, scale, new Random(seed));
		double mean = 0;
		for (final float v : image)
			mean += v / image.length;
		for (int i = 0; i < image.length; i++)
			image[i] *= MEAN / mean;
		return image;
	}

	private float[] gan(final int side, final int scale, final long seed) {
		return Planes.floatArray(Scan.of("gan-stem", side * scale, side * scale, side * GAN_CELL / period, NO_NOISE, 0,
			0, seed).simulate(Progress.NONE)).clone();
	}

	private float[] drawn(final int side, final int scale, final Random random) {
		final double turn = Math.toRadians(6 * random.nextDouble() - 3);
		final double x0 = period * random.nextDouble();
		final double y0 = period * random.nextDouble();
		final int n = side * scale;
		final float[] image = new float[n * n];
		for (int i = 0; i < image.length; i++) {
			final double x = (i % n + 0.5) / scale;
			final double y = (i / n + 0.5) / scale;
			final double u = (Math.cos(turn) * x - Math.sin(turn) * y - x0) / period;
			final double v = (Math.sin(turn) * x + Math.cos(turn) * y - y0) / period;
			image[i] = (float) value(u, v);
		}
		return image;
	}

	/** At a place in periods. */
	private double value(final double u, final double v) {
		return switch (kind) {
			case "graphite" -> 3 + Math.cos(2 * Math.PI * u) + Math.cos(Math.PI * (-u + Math.sqrt(3) * v)) + Math.cos(
				Math.PI * (-u - Math.sqrt(3) * v));
			case "square" -> 0.2 + column(u, v, 0.18);
			case "two" -> 0.2 + column(u, v, 0.15) + 0.5 * column(u - 0.5, v - 0.5, 0.15);
			default -> throw new IllegalArgumentException("kind=" + kind + " is none of gan, graphite, square, two.");
		};
	}

	/** A Gaussian in every cell; sigma in periods. */
	private static double column(final double u, final double v, final double sigma) {
		double sum = 0;
		for (int m = -1; m <= 1; m++)
			for (int n = -1; n <= 1; n++) {
				final double du = u - Math.round(u) + m;
				final double dv = v - Math.round(v) + n;
				sum += Math.exp(-(du * du + dv * dv) / (2 * sigma * sigma));
			}
		return sum;
	}

	/** Counting noise at a mean of {@code dose} counts a pixel. */
	static float[] noisy(final float[] image, final double dose, final long seed) {
		final Random random = new Random(seed);
		final float[] noisy = new float[image.length];
		for (int i = 0; i < noisy.length; i++)
			noisy[i] = (float) (image[i] + Math.sqrt(image[i] * MEAN / dose) * random.nextGaussian());
		return noisy;
	}
}
