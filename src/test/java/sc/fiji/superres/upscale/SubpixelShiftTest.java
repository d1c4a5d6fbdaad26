package sc.fiji.superres.upscale;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.jupiter.api.Test;

class SubpixelShiftTest {

	private static final int W = 40, H = 30;

	private static float[] waves(final double moved, final double period) {
		final float[] plane = new float[W * H];
		for (int i = 0; i < plane.length; i++)
			plane[i] = (float) (Math.sin((i % W - moved) * 2 * Math.PI / period) + Math.cos((i / W - moved) * 2 *
				Math.PI / period));
		return plane;
	}

	@ParameterizedTest
	@ValueSource(doubles = { 0.41, -0.41, 0.5, 1.3, -2.7 })
	void wavesOfFourPixelsAndMoreAreMovedByFractions(final double shift) {
		for (final double period : new double[] { 4, 7.3, 20 }) {
			final float[] moved = SubpixelShift.of(waves(0, period), W, H, shift), expected = waves(shift, period);
			for (int y = 6; y < H - 6; y++)
				for (int x = 6; x < W - 6; x++)
					assertEquals(expected[y * W + x], moved[y * W + x], period < 5 ? 0.05 : 0.02, "period " + period);
		}
	}

	@Test
	void wholePixelsAreCopiedAndTheBorderGoesOn() {
		assertArrayEquals(waves(0, 5), SubpixelShift.of(waves(0, 5), W, H, 0), 1e-6f);
		assertArrayEquals(new float[] { 1, 1, 2, 1, 1, 2 }, SubpixelShift.of(new float[] { 1, 2, 3, 4, 5, 6 }, 3, 2, 1),
			1e-6f);
		assertArrayEquals(new float[] { 7 }, SubpixelShift.of(new float[] { 7 }, 1, 1, 0.3), 1e-6f);
	}
}
