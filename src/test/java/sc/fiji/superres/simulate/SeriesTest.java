package sc.fiji.superres.simulate;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.zip.CRC32;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import sc.fiji.superres.Progress;
import sc.fiji.superres.image.Planes;
import sc.fiji.superres.path.Pass;
import sc.fiji.superres.path.Series;
import sc.fiji.superres.path.Series.Rotation;
import sc.fiji.superres.scene.Scene.Defect;

/** Several passages over one place. */
class SeriesTest {

	private static final int SIDE = 64;

	@Test
	void passagesAreLabelledAndFollowEachOther() {
		final List<Pass> passes = new Series(2, Rotation.BOTH, true, 0).passes();
		assertEquals(List.of("frame 1, 0°, forward", "frame 1, 0°, backward", "frame 1, 90°, forward",
			"frame 1, 90°, backward", "frame 2, 0°, forward", "frame 2, 0°, backward", "frame 2, 90°, forward",
			"frame 2, 90°, backward"), passes.stream().map(Pass::label).toList());
		assertEquals(List.of(0, 0, 1, 1, 2, 2, 3, 3), passes.stream().map(Pass::frame).toList());
		assertEquals(8, passes.stream().map(pass -> pass.seed(5)).distinct().count());
	}

	@Test
	void theFirstPassageIsTheScanAsItAlwaysWas() {
		final Pass first = new Series(3, Rotation.BOTH, false, 0).passes().get(0);
		for (final String sample : Scan.SAMPLES) {
			final Scan scan = Scan.of(sample, 40, 24, 0.5, 15, 0.4, 0.05, 1);
			assertArrayEquals(Planes.byteArray(scan.simulate(Progress.NONE)), Planes.byteArray(scan.simulate(first,
				Progress.NONE)), sample);
		}
	}

	/**
	 * CRC-32 of {@code Scan.withDefects(sample, 96, 64, 0.6, 15, 0.4, 0.05, 1)} before there were series: images that
	 * were generated once can be generated again.
	 */
	@ParameterizedTest
	@CsvSource({ "random-stem,4da53dba", "si-stm,6e036f5b", "mos2-side-stem,12ac7368" })
	void bytesWithDefectsStayWhatTheyWere(final String sample, final String crc) {
		final CRC32 sum = new CRC32();
		sum.update(Planes.byteArray(Scan.withDefects(sample, 96, 64, 0.6, 15, 0.4, 0.05, 1).simulate(Progress.NONE)));
		assertEquals(crc, Long.toHexString(sum.getValue()));
	}

	/** A perfect scan at 90°, turned back, is the scan at 0°, to the rounding of grey values. */
	@ParameterizedTest
	@ValueSource(strings = { "gan-stem", "si-stem", "mos2-side-stem" })
	void aTurnedScanShowsTheSamePlace(final String sample) {
		final Scan scan = Scan.of(sample, SIDE, SIDE, 3, Scan.NOISELESS, 0, 0, 3);
		final byte[] straight = Planes.byteArray(scan.truth(1, Pass.FIRST, Progress.NONE));
		final byte[] back = back(Planes.byteArray(scan.truth(1, pass(Rotation.QUARTER, false), Progress.NONE)));
		for (int i = 0; i < back.length; i++)
			assertEquals(straight[i] & 255, back[i] & 255, 1, sample + " at " + i);
	}

	/** The lines of an STM's image are flattened along the scan, which takes some of the lattice off. */
	@ParameterizedTest
	@ValueSource(strings = { "cu-stm", "graphene-stm" })
	void aTurnedScanOfASurfaceShowsTheSamePlace(final String sample) {
		final Scan scan = Scan.withDefects(sample, SIDE, SIDE, 3, Scan.NOISELESS, 0, 0, 3);
		final byte[] straight = Planes.byteArray(scan.truth(1, Pass.FIRST, Progress.NONE));
		final byte[] turned = Planes.byteArray(scan.truth(1, pass(Rotation.QUARTER, false), Progress.NONE));
		assertTrue(correlation(straight, back(turned)) > 0.8, sample + ": " + correlation(straight, back(turned)));
		assertTrue(correlation(straight, turned) < 0.5, sample + ", not turned: " + correlation(straight, turned));
	}

	/** An image turned by 90° clockwise. */
	private static byte[] back(final byte[] turned) {
		final byte[] back = new byte[turned.length];
		for (int y = 0; y < SIDE; y++)
			for (int x = 0; x < SIDE; x++)
				back[y * SIDE + x] = turned[(SIDE - 1 - x) * SIDE + y];
		return back;
	}

	private static double correlation(final byte[] a, final byte[] b) {
		final double both = covariance(a, b);
		return both / Math.sqrt(covariance(a, a) * covariance(b, b));
	}

	private static double covariance(final byte[] a, final byte[] b) {
		double sumA = 0;
		double sumB = 0;
		double products = 0;
		for (int i = 0; i < a.length; i++) {
			sumA += a[i] & 255;
			sumB += b[i] & 255;
			products += (a[i] & 255) * (b[i] & 255);
		}
		return products / a.length - sumA / a.length * (sumB / b.length);
	}

	private static Pass pass(final Rotation rotation, final boolean backward) {
		final List<Pass> passes = new Series(1, rotation, backward, 0).passes();
		return passes.get(passes.size() - 1);
	}

	@Test
	void withoutDriftABackwardLineShowsWhatItShowedForward() {
		final Scan scan = Scan.of("gan-stem", SIDE, SIDE, 1, Scan.NOISELESS, 0, 0, 3);
		assertArrayEquals(Planes.byteArray(scan.truth(1, Pass.FIRST, Progress.NONE)), Planes.byteArray(scan.truth(1,
			pass(Rotation.NONE, true), Progress.NONE)));
	}

	@Test
	void noiseIsAnotherInEachPassage() {
		final Scan scan = Scan.of("gan-stem", SIDE, SIDE, 1, 15, 0, 0, 3);
		final byte[] forward = Planes.byteArray(scan.simulate(Progress.NONE));
		final byte[] backward = Planes.byteArray(scan.simulate(pass(Rotation.NONE, true), Progress.NONE));
		int equal = 0;
		for (int i = 0; i < forward.length; i++)
			if (forward[i] == backward[i]) equal++;
		assertTrue(equal < forward.length / 4, equal + " of " + forward.length + " pixels are the same");
	}

	/** Where the list has a vacancy it is dark, and where it has a heavy dopant it is bright. */
	@Test
	void defectsAreWhereTheListSays() {
		final Scan scan = Scan.withDefects("au-stem", 512, 512, 10, Scan.NOISELESS, 0, 0, 21);
		final byte[] truth = Planes.byteArray(scan.truth(1, Pass.FIRST, Progress.NONE));
		final double vacancies = meanAt(scan.pointDefects().stream().filter(d -> d.kind().equals("vacancy")).toList(),
			truth);
		final double dopants = meanAt(scan.pointDefects().stream().filter(d -> d.strength() > 1.3).toList(), truth);
		assertTrue(dopants > 1.7 * vacancies, "vacancies have " + vacancies + ", dopants " + dopants);
	}

	private static double meanAt(final List<Defect> defects, final byte[] truth) {
		assertTrue(defects.size() > 3, defects.size() + " defects");
		double sum = 0;
		for (final Defect defect : defects)
			sum += truth[(int) (defect.y() * 51.2) * 512 + (int) (defect.x() * 51.2)] & 255;
		return sum / defects.size();
	}

	@ParameterizedTest
	@CsvSource({ "0,0,frames=0", "1025,0,frames=1025", "1,-1,wander=-1.0", "1,NaN,wander=NaN" })
	void whatIsNoSeriesIsRefusedByName(final int frames, final double wander, final String named) {
		final String message = assertThrows(IllegalArgumentException.class, () -> new Series(frames, Rotation.NONE,
			false, wander)).getMessage();
		assertTrue(message.startsWith(named + " does not fit: "), message);
		assertNotEquals("", assertThrows(IllegalArgumentException.class, () -> Rotation.of("45")).getMessage());
	}
}
