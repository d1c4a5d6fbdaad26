package sc.fiji.superres.simulate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.function.DoubleSupplier;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import sc.fiji.superres.simulate.NoiseSource.Stream;

class NoiseSourceTest {

	private static final int N = 200_000;

	@ParameterizedTest
	@ValueSource(doubles = { 0.3, 4, 29.9, 30, 75, 5000 })
	void poissonCountsHaveMeanVarianceAndSkewnessOfTheirMean(final double mean) {
		final NoiseSource random = NoiseSource.of(7, Stream.PIXELS);
		final double[] m = moments(() -> random.poisson(mean));
		assertEquals(mean, m[0], 4 * Math.sqrt(mean / N));
		assertEquals(mean, m[1], 0.02 * mean + 4 * Math.sqrt(mean / N));
		assertEquals(1 / Math.sqrt(mean), m[2], 0.05);
	}

	@Test
	void poissonOfNothingIsNothing() {
		assertEquals(0, NoiseSource.of(1, Stream.PIXELS).poisson(0));
	}

	@Test
	void gaussianHasMeanZeroAndVarianceOne() {
		final NoiseSource random = NoiseSource.of(3, Stream.JITTER);
		final double[] m = moments(random::gaussian);
		assertEquals(0, m[0], 0.01);
		assertEquals(1, m[1], 0.01);
		assertEquals(0, m[2], 0.02);
	}

	@Test
	void streamsAndNeighbouringSeedsAreUnrelated() {
		final double a = NoiseSource.of(1, Stream.PLACE).uniform();
		assertNotEquals(a, NoiseSource.of(1, Stream.DRIFT).uniform());
		assertNotEquals(a, NoiseSource.of(2, Stream.PLACE).uniform());
		final NoiseSource one = NoiseSource.of(1, Stream.PLACE), two = NoiseSource.of(2, Stream.PLACE);
		assertEquals(0, moments(() -> one.gaussian() * two.gaussian())[0], 0.01);
	}

	/**
	 * Known values of SplitMix64, from its definition in Python: {@code mix(mix(mix(42) + 1·G) + G) >> 11) · 2⁻⁵³}, G =
	 * 0x9e3779b97f4a7c15.
	 */
	@Test
	void uniformNumbersAreThoseOfSplitMix64() {
		assertEquals(0.33437656621120193, NoiseSource.of(42, Stream.PLACE).uniform());
	}

	@Test
	void pinkNoiseFallsByItsSlopeAndHasVarianceOne() {
		final PinkNoise noise = new PinkNoise(512, NoiseSource.of(5, Stream.SURFACE));
		assertEquals(1, moments(noise::next)[1], 0.1);
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

	/** Mean, variance, skewness. */
	private static double[] moments(final DoubleSupplier source) {
		final double[] x = new double[N];
		double mean = 0, m2 = 0, m3 = 0;
		for (int k = 0; k < N; k++)
			mean += (x[k] = source.getAsDouble()) / N;
		for (final double v : x) {
			m2 += (v - mean) * (v - mean) / N;
			m3 += Math.pow(v - mean, 3) / N;
		}
		return new double[] { mean, m2, m3 / Math.pow(m2, 1.5) };
	}
}
