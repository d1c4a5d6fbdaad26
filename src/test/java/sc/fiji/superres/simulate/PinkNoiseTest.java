package sc.fiji.superres.simulate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

import sc.fiji.superres.crystal.NoiseSource;
import sc.fiji.superres.crystal.NoiseSource.Stream;

class PinkNoiseTest {

	private static final int N = 200_000;

	@Test
	void pinkNoiseFallsByItsSlopeAndHasVarianceOne() {
		final PinkNoise noise = new PinkNoise(512, NoiseSource.of(5, Stream.SURFACE));
		assertEquals(1, variance(noise), 0.1);
		final double slope = Math.log(power(noise, 0.005) / power(noise, 0.1)) / Math.log(0.1 / 0.005);
		assertEquals(1.2, slope, 0.12);
	}

	/** Mean power at a frequency (cycles a sample), over 400 stretches of 1000 samples with a Hann window. */
	private static double power(final PinkNoise noise, final double frequency) {
		double power = 0;
		for (int n = 0; n < 400; n++) {
			double re = 0, im = 0;
			for (int j = 0; j < 1000; j++) {
				final double v = noise.next() * (1 - Math.cos(2 * Math.PI * j / 1000));
				re += v * Math.cos(2 * Math.PI * frequency * j);
				im += v * Math.sin(2 * Math.PI * frequency * j);
			}
			power += re * re + im * im;
		}
		return power;
	}

	private static double variance(final PinkNoise noise) {
		double sum = 0, squares = 0;
		for (int k = 0; k < N; k++) {
			final double value = noise.next();
			sum += value / N;
			squares += value * value / N;
		}
		return squares - sum * sum;
	}
}
