package sc.fiji.superres.batches;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;

import org.junit.jupiter.api.Test;

class OdditiesTest {

	private static final int SIDE = 24, S = 4;

	/** Stripes of 0 and 2: mean 1, standard deviation 1. */
	private static float[] stripes(final int width, final int side) {
		final float[] stripes = new float[side * side];
		for (int i = 0; i < stripes.length; i++)
			stripes[i] = i % side / width % 2 * 2;
		return stripes;
	}

	/** What is added to a pair, with so many oddities in the mean: input, then target. */
	private static float[][] added(final double mean, final long seed) {
		final float[] input = stripes(1, SIDE), target = stripes(S, S * SIDE);
		new Oddities(SIDE, S * SIDE).add(input, target, mean, new SplittableRandom(seed));
		return new float[][] { less(input, stripes(1, SIDE)), less(target, stripes(S, S * SIDE)) };
	}

	private static float[] less(final float[] values, final float[] other) {
		final float[] difference = new float[values.length];
		for (int i = 0; i < values.length; i++)
			difference[i] = values[i] - other[i];
		return difference;
	}

	/** An input pixel lies in the middle of its S×S target pixels, so it is their mean but for the curvature. */
	@Test
	void inputAndTargetStayOneScene() {
		double squares = 0, errors = 0;
		for (long seed = 1; seed <= 60; seed++) {
			final float[][] pair = added(3, seed);
			for (int i = 0; i < pair[0].length; i++) {
				final double error = pair[0][i] - mean(pair[1], S * (i % SIDE), S * (i / SIDE));
				errors += error * error;
				squares += pair[0][i] * pair[0][i];
			}
		}
		assertTrue(Math.sqrt(errors / squares) < 0.06, "relative: " + Math.sqrt(errors / squares));
	}

	private static double mean(final float[] target, final int x, final int y) {
		double sum = 0;
		for (int i = 0; i < S * S; i++)
			sum += target[(y + i / S) * S * SIDE + x + i % S];
		return sum / (S * S);
	}

	@Test
	void theyAreBrightAndDarkAndAsHighAsThePairsContrastSays() {
		int bright = 0, dark = 0;
		for (long seed = 1; seed <= 2000; seed++) {
			double least = 0, most = 0;
			for (final float value : added(0.05, seed)[1]) {
				least = Math.min(least, value);
				most = Math.max(most, value);
			}
			assertTrue(most <= 5.001 && least >= -5.001, least + " to " + most);
			if (most > 0.1) bright++;
			if (least < -0.1) dark++;
		}
		assertTrue(bright > 20 && dark > 20, bright + " and " + dark + " of 2000, of which 100 have one");
	}

	@Test
	void aPairGetsSoManyInTheMean() {
		assertEquals(600 * Math.exp(-0.25), without(0.25), 30, "pairs that get none");
		assertEquals(600 * Math.exp(-2), without(2), 25);
		assertTrue(isNothing(added(0, 1)[0]));
	}

	/** Of 600 pairs. */
	private static int without(final double mean) {
		int none = 0;
		for (long seed = 1; seed <= 600; seed++)
			if (isNothing(added(mean, seed)[0])) none++;
		return none;
	}

	private static boolean isNothing(final float[] values) {
		for (final float value : values)
			if (value != 0) return false;
		return true;
	}

	@Test
	void theSameSeedAddsTheSame() {
		assertArrayEquals(added(2, 7)[1], added(2, 7)[1]);
	}

	@Test
	void aFlatPairStaysFlat() {
		final float[] input = new float[SIDE * SIDE], target = new float[S * S * SIDE * SIDE];
		new Oddities(SIDE, S * SIDE).add(input, target, 5, new SplittableRandom(1));
		assertTrue(isNothing(input) && isNothing(target));
	}

	@Test
	void aNegativeNumberIsRefused() {
		assertTrue(assertThrows(IllegalArgumentException.class, () -> new Augmentation(true, true, 0, -1)).getMessage()
			.contains("oddities=-1"));
	}
}
