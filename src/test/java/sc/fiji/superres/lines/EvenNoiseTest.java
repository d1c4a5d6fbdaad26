package sc.fiji.superres.lines;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;

/** Noise of counted electrons becomes the same at all grey values, noise that does not grow with them stays. */
class EvenNoiseTest {

	private static final int SIDE = 256;

	/** A slope from 20 to 200 grey values, with noise of a variance at each. */
	private static Plane noisy(final double constant, final double growth) {
		final Random random = new Random(3);
		final float[] values = new float[SIDE * SIDE];
		for (int i = 0; i < values.length; i++) {
			final double grey = 20 + 180.0 * (i % SIDE) / SIDE;
			values[i] = (float) (grey + Math.sqrt(constant + growth * grey) * random.nextGaussian());
		}
		return new Plane(values, SIDE, SIDE);
	}

	/** S.d. of the noise in some columns, from differences between rows. */
	private static double noise(final Plane plane, final int from, final int to) {
		double squares = 0;
		for (int y = 1; y < SIDE; y++)
			for (int x = from; x < to; x++)
				squares += Math.pow(plane.values()[y * SIDE + x] - plane.values()[(y - 1) * SIDE + x], 2);
		return Math.sqrt(squares / 2 / (SIDE - 1) / (to - from));
	}

	@Test
	void countingNoiseBecomesEven() {
		final Plane even = EvenNoise.of(List.of(noisy(5, 2))).get(0);
		assertEquals(1, noise(even, 0, 40), 0.1, "where it is dark");
		assertEquals(1, noise(even, SIDE - 40, SIDE), 0.1, "where it is bright");
	}

	@Test
	void noiseThatDoesNotGrowIsLeft() {
		final List<Plane> frames = List.of(noisy(400, -1));
		assertSame(frames, EvenNoise.of(frames));
	}
}
