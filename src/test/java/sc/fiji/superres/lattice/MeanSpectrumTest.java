package sc.fiji.superres.lattice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.junit.jupiter.api.Test;

class MeanSpectrumTest {

	@Test
	void allPowerAddsUpToTheVariance() {
		final MeanSpectrum spectrum = MeanSpectrum.of(List.of(Waves.on(700, 600).noise(3, 1).wave(0.1, 0.07, 2)
			.plane()));
		double sum = 0;
		for (int y = 0; y < spectrum.side(); y++)
			for (int x = 0; x < spectrum.side(); x++)
				sum += spectrum.power(x, y);
		assertEquals(9 + 2, sum, 0.2);
	}

	@Test
	void oppositeFrequenciesHaveTheSamePower() {
		final MeanSpectrum spectrum = MeanSpectrum.of(List.of(Waves.on(64, 64).noise(1, 2).plane()));
		assertEquals(spectrum.power(5, 7), spectrum.power(-5, -7));
		assertEquals(spectrum.power(5, -7), spectrum.power(64 - 5, 7));
		assertEquals(spectrum.power(5, 7), spectrum.power(5, 7 - 64));
	}

	@Test
	void noiseOfWhitePowerScattersAsTheGammaDistributionSays() {
		final MeanSpectrum spectrum = MeanSpectrum.of(List.of(Waves.on(512, 512).noise(1, 3).plane()));
		final double mean = 1.0 / (256 * 256);
		double squares = 0;
		int count = 0;
		for (int y = 4; y < 252; y++)
			for (int x = 4; x < 124; x++, count++)
				squares += Math.pow(spectrum.scatter().sigma(spectrum.power(x, y) / mean), 2);
		assertEquals(1, Math.sqrt(squares / count), 0.03);
	}

	@Test
	void segmentsAreAsLargeAsTheSmallestImageAllows() {
		final var large = Waves.on(300, 300).noise(1, 4).plane();
		assertEquals(256, MeanSpectrum.of(List.of(large)).side());
		assertEquals(40, MeanSpectrum.of(List.of(large, Waves.on(41, 90).noise(1, 5).plane())).side());
		assertEquals(16, MeanSpectrum.of(List.of(Waves.on(16, 16).noise(1, 6).plane())).side());
	}

	@Test
	void segmentsOverlapByHalfAtMost() {
		assertEquals(3, Segments.along(512, 256).starts().length);
		assertEquals(1, Segments.along(383, 256).starts().length);
		assertEquals(63, Segments.along(383, 256).starts()[0]);
		assertEquals(244, Segments.along(500, 256).starts()[1]);
		assertEquals(14.0 / 15, 14 * Segments.along(256, 256).worth() / 15, 1e-12);
	}

	@Test
	void squaresWithMissingPixelsArePassedOver() {
		final MeanSpectrum spectrum = MeanSpectrum.of(List.of(Waves.on(512, 512).noise(1, 7).missing(500, 500)
			.plane()));
		assertTrue(spectrum.power(20, 20) > 0);
		final String message = assertThrows(IllegalArgumentException.class, () -> MeanSpectrum.of(List.of(Waves.on(300,
			300).missing(150, 150).plane()))).getMessage();
		assertTrue(message.contains("NaN") && message.contains("Crop"), message);
	}

	@Test
	void nothingAndTooSmallImagesAreRefused() {
		assertThrows(IllegalArgumentException.class, () -> MeanSpectrum.of(List.of()));
		final String message = assertThrows(IllegalArgumentException.class, () -> MeanSpectrum.of(List.of(Waves.on(15,
			64).plane()))).getMessage();
		assertTrue(message.contains("16×16") && message.contains("15×64"), message);
	}
}
