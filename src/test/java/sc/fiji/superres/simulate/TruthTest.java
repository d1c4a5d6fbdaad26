package sc.fiji.superres.simulate;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import sc.fiji.superres.Progress;
import sc.fiji.superres.crystal.NoiseSource;
import sc.fiji.superres.image.Planes;
import sc.fiji.superres.path.Pass;

/** A scan and what it would show without noise are one sample in one geometry. */
class TruthTest {

	private static final int WIDTH = 48, HEIGHT = 36;

	static List<String> samples() {
		return Scan.SAMPLES;
	}

	/** Every third pixel of each direction lies where a pixel of the scan lies, drift and bend included. */
	@ParameterizedTest
	@MethodSource("samples")
	void aFinerTruthShowsTheSameAtTheSamePlaces(final String sample) {
		for (final boolean defects : new boolean[] { false, true }) {
			final Scan scan = scan(sample, 15, 0.5, 0.3, 3, defects);
			final byte[] coarse = Planes.byteArray(scan.truth(1, Pass.FIRST, Progress.NONE));
			final byte[] fine = Planes.byteArray(scan.truth(3, Pass.FIRST, Progress.NONE));
			// the straight line that is taken off an STM's rows is fitted to the pixels
			final int tolerance = sample.endsWith("stm") ? 12 : 1;
			for (int i = 0; i < HEIGHT; i++)
				for (int j = 0; j < WIDTH; j++)
					assertEquals(coarse[i * WIDTH + j] & 0xff, fine[(3 * i + 1) * 3 * WIDTH + 3 * j + 1] & 0xff,
						tolerance, sample + " row " + i + ", column " + j);
		}
	}

	/** At the greatest dose nothing but the counting of a million electrons is between them. */
	@ParameterizedTest
	@MethodSource("samples")
	void aScanWithoutNoiseAndJitterIsItsOwnTruth(final String sample) {
		for (final boolean defects : new boolean[] { false, true }) {
			final Scan scan = scan(sample, Scan.NOISELESS, 0, 0.3, 4, defects);
			final byte[] image = bytes(scan);
			final byte[] truth = Planes.byteArray(scan.truth(1, Pass.FIRST, Progress.NONE));
			for (int k = 0; k < image.length; k++)
				assertEquals(truth[k] & 0xff, image[k] & 0xff, 3, sample + " pixel " + k);
		}
	}

	@ParameterizedTest
	@MethodSource("samples")
	void theTruthHasNeitherNoiseNorJitterButTheSameDrift(final String sample) {
		final byte[] quiet = truth(scan(sample, 1000, 0, 0.2, 5, false));
		final byte[] jittering = truth(scan(sample, 1000, 0.9, 0.2, 5, false));
		final byte[] drifting = truth(scan(sample, 1000, 0, 0.4, 5, false));
		if (sample.endsWith("stem")) assertArrayEquals(quiet, jittering);
		assertTrue(difference(quiet, jittering) < 6, "jitter is in the truth: " + difference(quiet, jittering));
		assertTrue(difference(quiet, drifting) > 6, "drift is not in the truth: " + difference(quiet, drifting));
	}

	@ParameterizedTest
	@ValueSource(strings = { "srtio3-stem", "graphene-stm", "random-stem", "random-stm" })
	void seedsAreOtherScenesAndTheSameSeedTheSame(final String sample) {
		for (final boolean defects : new boolean[] { false, true }) {
			final byte[] first = bytes(scan(sample, 15, 0.4, 0.1, 1, defects));
			assertArrayEquals(first, bytes(scan(sample, 15, 0.4, 0.1, 1, defects)));
			assertFalse(Arrays.equals(first, bytes(scan(sample, 15, 0.4, 0.1, 2, defects))));
		}
	}

	/**
	 * CRC-32 of six scans and their truths as first written, on JDK 17 (x86-64): images that were generated once can be
	 * generated again.
	 */
	@ParameterizedTest
	@CsvSource({ "srtio3-stem,false,88a8c5e6", "graphene-stm,false,c894337", "gan-stem,true,2511a0da",
		"graphite-stm,true,40130284", "random-stem,true,62524ff1", "random-stm,true,9e1d611a" })
	void bytesStayWhatTheyWere(final String sample, final boolean defects, final String crc) {
		final CRC32 sum = new CRC32();
		for (long seed = 1; seed <= 6; seed++) {
			final Scan scan = scan(sample, 15, 0.4, 0.1, seed, defects);
			sum.update(bytes(scan));
			sum.update(truth(scan));
		}
		assertEquals(crc, Long.toHexString(sum.getValue()), sample);
	}

	@Test
	void countsArePoissonAndTheirMeanIsTheDose() {
		for (final double dose : new double[] { 6, 40 }) {
			final Scan scan = Scan.of("si-stem", 256, 256, 4, dose, 0, 0, 2);
			final byte[] image = bytes(scan);
			final byte[] truth = truth(scan);
			final double grey = mean(truth) / dose;
			double ratio = 0;
			int dark = 0;
			for (int k = 0; k < image.length; k++) {
				final double expected = (truth[k] & 0xff) / grey;
				if (expected * grey > 90) continue; // away from clipping
				ratio += (Math.pow((image[k] & 0xff) / grey - expected, 2) - 1 / (6 * grey * grey)) / expected;
				dark++;
			}
			assertTrue(dark > 20000, dark + " pixels are dark");
			assertEquals(1, ratio / dark, 0.04, "variance over mean at dose " + dose);
		}
	}

	/** An afterglow of ρ makes noise with the correlation ρ of neighbours and (1 − ρ)/(1 + ρ) of the variance. */
	@Test
	void anAfterglowCorrelatesNeighboursAlongTheRow() {
		final Detector glowing = new Detector(0, 220, 0.4, 0);
		final NoiseSource random = NoiseSource.of(1, NoiseSource.Stream.PIXELS);
		final double[] row = new double[100_000];
		Arrays.fill(row, 20);
		glowing.count(row, random);
		double variance = 0, neighbours = 0;
		for (int j = 1; j < row.length; j++) {
			variance += (row[j] - 20) * (row[j] - 20);
			neighbours += (row[j] - 20) * (row[j - 1] - 20);
		}
		assertEquals(0.4, neighbours / variance, 0.02);
		assertEquals(20 * 0.6 / 1.4, variance / row.length, 0.3);
	}

	@Test
	void theFactorOfATruthIsHeldToTheGreatestScan() {
		final Scan scan = Scan.of("si-stem", 64, 2048, 1, 15, 0, 0, 1);
		for (final int factor : new int[] { 0, -1, 9 }) {
			final String message = assertThrows(IllegalArgumentException.class, () -> scan.truth(factor, Pass.FIRST,
				Progress.NONE)).getMessage();
			assertTrue(message.startsWith("truth=" + factor + " does not fit: 1 to "), message);
		}
	}

	@Test
	void samplesThatAreNoneAreRefusedByNameWithDefectsToo() {
		final String message = assertThrows(IllegalArgumentException.class, () -> Scan.withDefects("gold", 64, 64, 1, 1,
			0, 0, 1)).getMessage();
		assertTrue(message.startsWith("sample=gold is none of: gan-stem, graphite-stm, srtio3-stem"), message);
	}

	private static Scan scan(final String sample, final double dose, final double jitter, final double drift,
		final long seed, final boolean defects)
	{
		final double field = sample.endsWith("stm") ? 2.2 : 1.2;
		if (defects) return Scan.withDefects(sample, WIDTH, HEIGHT, field, dose, jitter, drift, seed);
		return Scan.of(sample, WIDTH, HEIGHT, field, dose, jitter, drift, seed);
	}

	private static byte[] bytes(final Scan scan) {
		return Planes.byteArray(scan.simulate(Progress.NONE));
	}

	private static byte[] truth(final Scan scan) {
		return Planes.byteArray(scan.truth(1, Pass.FIRST, Progress.NONE));
	}

	private static double mean(final byte[] values) {
		double mean = 0;
		for (final byte value : values)
			mean += (double) (value & 0xff) / values.length;
		return mean;
	}

	/** The mean absolute difference, in grey values. */
	private static double difference(final byte[] a, final byte[] b) {
		double sum = 0;
		for (int k = 0; k < a.length; k++)
			sum += (double) Math.abs((a[k] & 0xff) - (b[k] & 0xff)) / a.length;
		return sum;
	}
}
