package sc.fiji.superres.trust;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.junit.jupiter.api.Test;

class WaveTest {

	private static final List<Wave> KNOWN = List.of(new Wave(0.1, 0), new Wave(0, 0.06));

	@Test
	void aWaveIsKnownByLengthAndDirection() {
		assertTrue(new Wave(0.105, 0.003).isAmong(KNOWN, 0));
		assertTrue(new Wave(-0.1, 0).isAmong(KNOWN, 0), "its opposite is the same wave");
		assertFalse(new Wave(0.13, 0).isAmong(KNOWN, 0), "30 % shorter");
		assertFalse(new Wave(0.098, 0.02).isAmong(KNOWN, 0), "turned by 12°");
		assertTrue(new Wave(0.098, 0.02).isAmong(KNOWN, 0.03), "of an image that does not tell them apart");
	}

	@Test
	void theWavesOfAnImageAreFound() {
		final float[] image = new float[128 * 128];
		for (int i = 0; i < image.length; i++)
			image[i] = (float) Math.cos(2 * Math.PI * (i % 128) / 8);
		final Wave wave = Wave.of(image, 128, 128, 3).get(0);
		assertEquals(0.125, wave.kx(), 1e-3);
		assertEquals(0, wave.ky(), 1e-3);
		assertTrue(wave.at(0.5).isAmong(List.of(new Wave(0.0625, 0)), 0), "in pixels half as far apart");
	}
}
