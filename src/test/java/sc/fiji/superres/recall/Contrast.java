package sc.fiji.superres.recall;

import java.util.Arrays;

/** How far the heaviest columns of a perfect crystal stand above its ground. */
final class Contrast {

	/** Shares of the pixels that are ground, and that are below the brightest. */
	private static final double GROUND = 0.02;
	private static final double TOP = 0.998;

	private Contrast() {}

	/** In grey values of the image. */
	static double of(final View perfect) {
		final float[] sorted = perfect.values().clone();
		Arrays.sort(sorted);
		return sorted[(int) (TOP * sorted.length)] - sorted[(int) (GROUND * sorted.length)];
	}
}
