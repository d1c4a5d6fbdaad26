package sc.fiji.superres.watch;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class StepLossesTest {

	@Test
	void fewStepsAreKeptAsTheyAre() {
		final StepLosses steps = new StepLosses();
		steps.add(7, 0.5);
		steps.add(8, 0.25);
		assertArrayEquals(new double[] { 7, 8 }, steps.iterations());
		assertArrayEquals(new double[] { 0.5, 0.25 }, steps.losses());
	}

	/** The loss is a straight line over the iterations, so every mean lies on it. */
	@Test
	void manyStepsBecomeMeansOverEquallyMany() {
		final StepLosses steps = new StepLosses();
		for (int i = 1; i <= 150_000; i++)
			steps.add(i, 1 - i / 200_000.0);
		final double[] iterations = steps.iterations(), losses = steps.losses();
		assertTrue(iterations.length > StepLosses.MOST / 4 && iterations.length < StepLosses.MOST, "" +
			iterations.length);
		final double span = iterations[1] - iterations[0];
		assertEquals((1 + span) / 2, iterations[0], 1e-9);
		for (int i = 0; i < iterations.length; i++) {
			assertEquals(iterations[0] + i * span, iterations[i], 1e-6);
			assertEquals(1 - iterations[i] / 200_000, losses[i], 1e-9);
		}
		assertTrue(150_000 - iterations[iterations.length - 1] < 2 * span, "the newest are there");
	}
}
