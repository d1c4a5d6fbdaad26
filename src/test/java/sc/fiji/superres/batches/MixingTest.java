package sc.fiji.superres.batches;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;

import org.junit.jupiter.api.Test;

class MixingTest {

	private static final int PAIRS = 3, SIDE = 24, S = 4, PIXELS = SIDE * SIDE;

	/** Each pixel of an input has a value of its own, which fills S×S pixels of the target. */
	private static Batches.Batch batch() {
		final float[] inputs = new float[PAIRS * PIXELS];
		for (int i = 0; i < inputs.length; i++)
			inputs[i] = i;
		return new Batches.Batch(inputs, enlarged(inputs));
	}

	private static float[] enlarged(final float[] inputs) {
		final float[] targets = new float[S * S * inputs.length];
		for (int i = 0; i < targets.length; i++) {
			final int row = i / (S * SIDE), x = i % (S * SIDE);
			targets[i] = inputs[row / S * SIDE + x / S];
		}
		return targets;
	}

	private static Batches.Batch mixed(final Batches.Batch batch, final long seed) {
		final Batches.Batch mixed = new Batches.Batch(batch.inputs().clone(), batch.targets().clone());
		new Mixing(batch.inputs(), batch.targets(), PAIRS, SIDE, S * SIDE).mix(mixed.inputs(), mixed.targets(), 4,
			new SplittableRandom(seed));
		return mixed;
	}

	@Test
	void inputAndTargetStayOneScene() {
		for (long seed = 1; seed <= 50; seed++) {
			final Batches.Batch mixed = mixed(batch(), seed);
			assertArrayEquals(enlarged(mixed.inputs()), mixed.targets());
		}
	}

	@Test
	void whatAPairGetsComesFromTheSamePlaceOfAnother() {
		int foreign = 0;
		for (long seed = 1; seed <= 50; seed++) {
			final float[] inputs = mixed(batch(), seed).inputs();
			for (int i = 0; i < inputs.length; i++) {
				assertEquals(i % PIXELS, (int) inputs[i] % PIXELS);
				if (inputs[i] != i) foreign++;
			}
		}
		final double share = foreign / (50.0 * PAIRS * PIXELS);
		assertTrue(share > 0.05 && share < 0.15, share + " of the pixels; two rectangles of 27 pixels are 0.09");
	}

	@Test
	void thePairsThemselvesDoNotChange() {
		final Batches.Batch batch = batch();
		mixed(batch, 1);
		assertArrayEquals(batch().inputs(), batch.inputs());
		assertArrayEquals(batch().targets(), batch.targets());
	}

	@Test
	void aNegativeNumberIsRefused() {
		assertTrue(assertThrows(IllegalArgumentException.class, () -> new Augmentation(true, true, -1, 0)).getMessage()
			.contains("mixing=-1"));
	}

	@Test
	void aSmallInputIsNotLeft() {
		final float[] small = { 1, 2, 3, 4, 5, 6, 7, 8 };
		final float[] mixed = small.clone();
		for (long seed = 1; seed <= 20; seed++)
			new Mixing(small, small, 2, 2, 2).mix(mixed, mixed.clone(), 4, new SplittableRandom(seed));
		assertTrue(mixed[0] == 1 || mixed[0] == 5, "of the same place");
	}
}
