package sc.fiji.superres.crystal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.function.DoubleSupplier;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import sc.fiji.superres.crystal.NoiseSource.Stream;

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
