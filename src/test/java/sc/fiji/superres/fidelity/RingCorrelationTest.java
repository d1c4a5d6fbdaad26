package sc.fiji.superres.fidelity;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.numeric.real.DoubleType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import sc.fiji.superres.metric.GoldenPair;

class RingCorrelationTest {

	/** Lines of frc.csv, which {@code scripts/golden/metric.py} wrote: ring_correlation by numpy. */
	static List<String> golden() throws IOException {
		return new String(GoldenPair.class.getResourceAsStream("frc.csv").readAllBytes(), StandardCharsets.UTF_8)
			.lines().toList();
	}

	@ParameterizedTest
	@MethodSource("golden")
	void theCurveEqualsTheDefinition(final String line) {
		final String[] f = line.split(",");
		final GoldenPair pair = new GoldenPair(f[0], Integer.parseInt(f[1]), Integer.parseInt(f[2]), 255, 0, 0, 0, 0, 0,
			0, 0);
		final double[] expected = Arrays.stream(f).skip(3).mapToDouble(Double::parseDouble).toArray();
		assertArrayEquals(expected, RingCorrelation.of(pair.image(), pair.reference()).curve(), 1e-9);
	}

	@Test
	void identicalImagesAgreeToNyquist() {
		final RandomAccessibleInterval<DoubleType> image = waves(90, 71, 0.5, 0);
		final RingCorrelation ring = RingCorrelation.of(image, image);
		assertEquals(2, ring.resolution());
		Arrays.stream(ring.curve()).forEach(c -> assertEquals(1, c, 1e-12));
	}

	@Test
	void imagesThatHaveNothingInCommonHaveNoResolution() {
		assertEquals(Double.POSITIVE_INFINITY, RingCorrelation.of(noise(128, 1), noise(128, 2)).resolution());
		final RandomAccessibleInterval<DoubleType> flat = ArrayImgs.doubles(128, 128);
		assertEquals(Double.POSITIVE_INFINITY, RingCorrelation.of(flat, flat).resolution());
	}

	/** Waves of all frequencies up to a limit, in both images; noise of their own in each. */
	@ParameterizedTest
	@ValueSource(doubles = { 0.1, 0.2, 0.35 })
	void theResolutionIsWhereCommonFrequenciesEnd(final double limit) {
		final double found = RingCorrelation.of(waves(160, 140, limit, 1), waves(160, 140, limit, 2)).resolution();
		assertEquals(limit, 1 / found, 4.0 / 140, "within four rings: the window and the smoothing smear by two");
	}

	@Test
	void aNanPixelAndSmallPlanesAreNotPassedOver() {
		final RandomAccessibleInterval<DoubleType> image = noise(64, 1);
		image.getAt(3, 4).set(Double.NaN);
		assertTrue(Double.isNaN(RingCorrelation.of(image, noise(64, 2)).resolution()));
		final String message = assertThrows(IllegalArgumentException.class, () -> RingCorrelation.of(noise(15, 1),
			noise(15, 2))).getMessage();
		assertTrue(message.contains("16×16") && message.contains("15×15"), message);
	}

	private static RandomAccessibleInterval<DoubleType> noise(final int size, final long seed) {
		final Random random = new Random(seed);
		return ArrayImgs.doubles(random.doubles((long) size * size).toArray(), size, size);
	}

	/**
	 * 300 waves of random direction, phase and frequency below the limit, the same ones for every seed of the noise.
	 */
	private static RandomAccessibleInterval<DoubleType> waves(final int w, final int h, final double limit,
		final long seed)
	{
		final Random random = new Random(42), grain = new Random(seed);
		final double[] values = new double[w * h];
		for (int n = 0; n < 300; n++) {
			final double k = limit * Math.sqrt(random.nextDouble()), angle = random.nextDouble() * 2 * Math.PI;
			final double kx = 2 * Math.PI * k * Math.cos(angle), ky = 2 * Math.PI * k * Math.sin(angle);
			final double phase = random.nextDouble() * 2 * Math.PI;
			for (int y = 0, i = 0; y < h; y++)
				for (int x = 0; x < w; x++, i++)
					values[i] += Math.sin(kx * x + ky * y + phase);
		}
		for (int i = 0; i < values.length; i++)
			values[i] += 7 * grain.nextGaussian();
		return ArrayImgs.doubles(values, w, h);
	}
}
