package sc.fiji.superres.sheet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.Arrays;

import org.junit.jupiter.api.Test;

import ij.process.LUT;

import sc.fiji.superres.image.IntensityRange;
import sc.fiji.superres.image.Planes;

class TonesTest {

	private static final LUT GREY = LUT.createLutFromColor(Color.WHITE);

	@Test
	void theRangeHasFirstAndLastColour() {
		final float[] values = { 100, 300, 200, -5, 9000, Float.NaN };
		final BufferedImage image = new Tones(new IntensityRange(100, 300), GREY).image(Planes.floats(values, 6, 1));
		final int[] levels = { 0, 255, 128, 0, 255, 0 };
		for (int i = 0; i < levels.length; i++)
			assertEquals(levels[i], image.getRGB(i, 0) & 0xff, "pixel " + i);
	}

	@Test
	void singleBrightPixelsDoNotSetTheRange() {
		final float[] values = new float[10_000];
		for (int i = 0; i < values.length; i++)
			values[i] = i % 100;
		values[77] = 1e9f;
		assertEquals(new IntensityRange(0, 99), Tones.range(Planes.floats(values, 100, 100)));
	}

	@Test
	void aPlaneWithoutAnyNumberHasARange() {
		final float[] values = new float[16];
		Arrays.fill(values, Float.NaN);
		assertEquals(new IntensityRange(0, 1), Tones.range(Planes.floats(values, 4, 4)));
	}

	@Test
	void rangesOfOneQuantityAreAlikeAndOthersNot() {
		final IntensityRange noisy = new IntensityRange(0, 250);
		assertTrue(Tones.areAlike(noisy, new IntensityRange(40, 110)));
		assertTrue(Tones.areAlike(new IntensityRange(40, 110), noisy));
		assertFalse(Tones.areAlike(noisy, new IntensityRange(0, 1)));
		assertFalse(Tones.areAlike(noisy, new IntensityRange(1000, 1200)));
		assertEquals(new IntensityRange(0, 300), Tones.union(noisy, new IntensityRange(40, 300)));
	}
}
