package sc.fiji.superres.upscale;

import java.util.Random;

/** Grey values to enlarge. */
final class SmoothScan {

	private SmoothScan() {}

	/** Smooth structure with some noise, as scans have. */
	static float[] scan(final int width, final int height) {
		final Random random = new Random(width * 1000L + height);
		final float[] pixels = new float[width * height];
		for (int i = 0; i < pixels.length; i++) {
			final double structure = Math.sin(i % width * 0.7) * Math.cos(i / width * 0.5);
			pixels[i] = (float) (0.5 + 0.3 * structure + 0.05 * random.nextGaussian());
		}
		return pixels;
	}
}
