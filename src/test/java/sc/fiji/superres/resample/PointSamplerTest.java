package sc.fiji.superres.resample;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PointSamplerTest {

	private static final int W = 12, H = 9;

	@ParameterizedTest
	@EnumSource(Filter.class)
	void atWholeNumbersEveryFilterGivesThePixels(final Filter filter) {
		final float[] plane = random();
		assertArrayEquals(plane, PointSampler.sample(plane, W, H, new PointRaster(0, 1, W), new PointRaster(0, 1, H),
			filter));
	}

	@Test
	void aWaveIsInterpolatedBetweenPixels() {
		final float[] wave = new float[64];
		for (int x = 0; x < 64; x++)
			wave[x] = (float) Math.cos(2 * Math.PI * x / 8);
		final float[] between = PointSampler.sample(wave, 64, 1, new PointRaster(10.5, 1, 40), new PointRaster(0, 1, 1),
			Filter.LANCZOS);
		for (int i = 0; i < between.length; i++)
			assertEquals(Math.cos(2 * Math.PI * (10.5 + i) / 8), between[i], 0.01);
	}

	@Test
	void beyondAnEdgeItsPixelsGoOn() {
		final float[] plane = random();
		final float[] out = PointSampler.sample(plane, W, H, new PointRaster(-5, 1, 3), new PointRaster(0, 1, 1),
			Filter.BICUBIC);
		assertArrayEquals(new float[] { plane[0], plane[0], plane[0] }, out);
	}

	@Test
	void anImpossibleRasterIsRefused() {
		assertThrows(IllegalArgumentException.class, () -> new PointRaster(0, 0, 3));
		assertThrows(IllegalArgumentException.class, () -> new PointRaster(Double.NaN, 1, 3));
	}

	private static float[] random() {
		final Random random = new Random(1);
		final float[] plane = new float[W * H];
		for (int i = 0; i < plane.length; i++)
			plane[i] = random.nextFloat();
		return plane;
	}
}
