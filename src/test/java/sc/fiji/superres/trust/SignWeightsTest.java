package sc.fiji.superres.trust;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

import org.junit.jupiter.api.Test;

class SignWeightsTest {

	/** Windows whose squared error follows from their signs, times a number of mean 1. */
	private static List<Window> windows(final double... weights) {
		final SplittableRandom random = new SplittableRandom(7);
		final List<Window> windows = new ArrayList<>();
		for (int i = 0; i < 20000; i++) {
			final double[] signs = random.doubles(TrustSigns.COUNT).toArray();
			windows.add(new Window(signs, new Window(signs, 0).expected(weights) * 2 * random.nextDouble()));
		}
		return windows;
	}

	@Test
	void theWeightsThatMadeTheErrorsAreFound() {
		final double[] made = { 0.02, 5, 0.5, 1 };
		assertArrayEquals(made, SignWeights.of(windows(made)), 0.05);
	}

	@Test
	void noWeightIsBelow0AndWhatTheResultLacksAlwaysCounts() {
		final double[] found = SignWeights.of(windows(0, 2, 0, 0));
		assertEquals(0.25, found[TrustSigns.EXCESS], 0);
		for (final double weight : found)
			assertEquals(Math.abs(weight), weight, 0);
	}
}
