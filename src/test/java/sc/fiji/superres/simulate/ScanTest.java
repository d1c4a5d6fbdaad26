package sc.fiji.superres.simulate;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.concurrent.CancellationException;
import java.util.zip.CRC32;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import sc.fiji.superres.Progress;
import sc.fiji.superres.image.PixelSize;
import sc.fiji.superres.image.Planes;

class ScanTest {

	@ParameterizedTest
	@ValueSource(strings = { "gan-stem", "graphite-stm" })
	void theSameSeedGivesTheSameBytesAndAnotherSeedOthers(final String sample) {
		final byte[] first = bytes(sample, 1);
		assertArrayEquals(first, bytes(sample, 1));
		assertFalse(Arrays.equals(first, bytes(sample, 2)), "seeds 1 and 2 give the same image");
	}

	/**
	 * CRC-32 of {@code Scan.of(sample, 96, 64, 0.6, 15, 0.4, 0.05, 1)} as first written, on JDK 17 (x86-64): images
	 * that were generated once can be generated again.
	 */
	@ParameterizedTest
	@CsvSource({ "gan-stem,95c136a3", "graphite-stm,3993c3d6" })
	void bytesStayWhatTheyWere(final String sample, final String crc) {
		final CRC32 sum = new CRC32();
		sum.update(bytes(sample, 1));
		assertEquals(crc, Long.toHexString(sum.getValue()));
	}

	@Test
	void samplesAreFoundByNameWithTheirDefaults() {
		assertEquals(StemScan.galliumNitride(64, 32, 0.4, 5), Scan.of("gan-stem", 64, 32, 0.4, StemScan.DOSE,
			StemScan.JITTER, StemScan.DRIFT, 5));
		assertEquals(StmScan.graphite(64, 32, 3, 5), Scan.of("graphite-stm", 64, 32, 3, StemScan.DOSE, StmScan.JITTER,
			StmScan.DRIFT, 5));
	}

	@Test
	void everySampleOnTheListCanBeScanned() {
		for (final String sample : Scan.SAMPLES) {
			final var image = Scan.of(sample, 40, 24, 0.5, 15, 0.4, 0.05, 1).simulate(Progress.NONE);
			assertArrayEquals(new long[] { 40, 24 }, image.dimensionsAsLongArray());
		}
	}

	@Test
	void pixelSizeIsFieldOverWidth() {
		assertEquals(new PixelSize(3.2 / 512, 3.2 / 512, "nm"), StemScan.galliumNitride(512, 100, 3.2, 1).pixelSize());
		assertEquals(new PixelSize(24.0 / 512, 24.0 / 512, "nm"), StmScan.graphite(512, 100, 24, 1).pixelSize());
	}

	@ParameterizedTest
	@CsvSource({ "7,64,0.4,15,0.4,0.05,width=7", "64,-1,0.4,15,0.4,0.05,height=-1",
		"64,20000,0.4,15,0.4,0.05,height=20000", "64,64,0,15,0.4,0.05,field=0.0", "64,64,NaN,15,0.4,0.05,field=NaN",
		"64,64,90,15,0.4,0.05,field=90.0", "64,64,0.4,0,0.4,0.05,dose=0.0", "64,64,0.4,NaN,0.4,0.05,dose=NaN",
		"64,64,0.4,15,-0.1,0.05,jitter=-0.1", "64,64,0.4,15,17,0.05,jitter=17.0", "64,64,0.4,15,0.4,-1,drift=-1.0",
		"64,64,0.4,15,0.4,0.5,drift=0.5" })
	void valuesThatDoNotFitAreRefusedByName(final int width, final int height, final double field, final double dose,
		final double jitter, final double drift, final String named)
	{
		for (final String sample : Scan.SAMPLES) {
			final String message = assertThrows(IllegalArgumentException.class, () -> Scan.of(sample, width, height,
				field, dose, jitter, drift, 1)).getMessage();
			assertTrue(message.startsWith(named + " does not fit: "), message);
		}
	}

	@Test
	void probesNoiseAndSamplesThatDoNotFitAreRefusedByName() {
		assertRefused("probe=0.0", () -> new StemScan(64, 64, 0.4, 15, 0, 0, 0, 1));
		assertRefused("noise=-2.0", () -> new StmScan(64, 64, 4, -2, 0, 0, 1));
		assertRefused("sample=gold is none of: gan-stem, graphite-stm", () -> Scan.of("gold", 64, 64, 1, 1, 0, 0, 1));
	}

	@ParameterizedTest
	@ValueSource(strings = { "gan-stem", "graphite-stm" })
	void aCancelledScanStopsAtTheNextRow(final String sample) {
		final Rows rows = new Rows(10);
		final Scan scan = Scan.of(sample, 64, 64, 0.5, 15, 0.4, 0.05, 1);
		assertThrows(CancellationException.class, () -> scan.simulate(rows));
		assertEquals(10, rows.done);
	}

	@ParameterizedTest
	@ValueSource(strings = { "gan-stem", "graphite-stm" })
	void progressEndsWithEveryRowDone(final String sample) {
		final Rows rows = new Rows(Long.MAX_VALUE);
		Scan.of(sample, 64, 48, 0.5, 15, 0.4, 0.05, 1).simulate(rows);
		assertEquals(48, rows.done);
	}

	private static final class Rows implements Progress {

		private final long stopAfter;
		private long done;

		private Rows(final long stopAfter) {
			this.stopAfter = stopAfter;
		}

		@Override
		public void report(final long finished, final long total, final String message) {
			done = finished;
		}

		@Override
		public boolean isCancelled() {
			return done >= stopAfter;
		}

		@Override
		public void note(final String line) {
			// not looked at
		}
	}

	private static void assertRefused(final String named, final Executable call) {
		final String message = assertThrows(IllegalArgumentException.class, call).getMessage();
		assertTrue(message.startsWith(named), message);
	}

	private static byte[] bytes(final String sample, final long seed) {
		return Planes.byteArray(Scan.of(sample, 96, 64, 0.6, 15, 0.4, 0.05, seed).simulate(Progress.NONE));
	}
}
