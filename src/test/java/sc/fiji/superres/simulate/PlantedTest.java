package sc.fiji.superres.simulate;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import sc.fiji.superres.Progress;
import sc.fiji.superres.image.Planes;
import sc.fiji.superres.path.Pass;
import sc.fiji.superres.scene.Planted;
import sc.fiji.superres.scene.Scene.Defect;

/** Defects that are planted are where they are listed, and nothing else changes. */
class PlantedTest {

	private static final int SIDE = 256;
	private static final double PIXEL = 0.02;
	/** Nothing that is planted shows farther than this, nm. */
	private static final double FAR = 0.5;

	private static Scan scan(final String sample, final String kinds, final long seed) {
		return Scan.planted(sample, SIDE, SIDE, SIDE * PIXEL, 15, 0, 0, seed, Planted.parse(kinds));
	}

	private static float[] truth(final Scan scan) {
		return Planes.floatArray(scan.truth(1, Pass.FIRST, Progress.NONE)).clone();
	}

	private static float[] perfect(final Scan scan) {
		return Planes.floatArray(scan.perfect(1, Pass.FIRST, Progress.NONE)).clone();
	}

	private static double grey(final float[] image, final double x, final double y) {
		return image[(int) (y / PIXEL) * SIDE + (int) (x / PIXEL)];
	}

	@Test
	void theSameSeedPlantsTheSame() {
		final Scan scan = scan("gan-stem", "vacancy,displaced", 1);
		assertArrayEquals(Planes.byteArray(scan.simulate(Progress.NONE)), Planes.byteArray(scan("gan-stem",
			"vacancy,displaced", 1).simulate(Progress.NONE)));
		assertEquals(scan.pointDefects(), scan("gan-stem", "vacancy,displaced", 1).pointDefects());
		assertFalse(scan.pointDefects().equals(scan("gan-stem", "vacancy,displaced", 2).pointDefects()));
	}

	/** Signs of what a kind adds at its place. */
	@ParameterizedTest
	@CsvSource({ "srtio3-stem,vacancy,-1", "srtio3-stem,faint,-1", "srtio3-stem,bright,1", "gan-stem,interstitial,1",
		"tio2-stm,vacancy,-1" })
	void aDefectShowsWhereItIsListedAndNowhereElse(final String sample, final String kind, final int sign) {
		final Scan scan = scan(sample, kind, 3);
		final float[] truth = truth(scan), perfect = perfect(scan);
		final List<Defect> defects = scan.pointDefects();
		assertTrue(defects.size() >= 9, "only " + defects.size());
		for (final Defect defect : defects)
			assertTrue(sign * (grey(truth, defect.x(), defect.y()) - grey(perfect, defect.x(), defect.y())) > 15, defect
				.toString());
		if (!sample.endsWith("stm")) assertSameFarFrom(defects, truth, perfect);
	}

	private static void assertSameFarFrom(final List<Defect> defects, final float[] truth, final float[] perfect) {
		for (int k = 0; k < truth.length; k++) {
			final double x = (k % SIDE + 0.5) * PIXEL, y = (k / SIDE + 0.5) * PIXEL;
			if (defects.stream().noneMatch(defect -> Math.hypot(defect.x() - x, defect.y() - y) < FAR)) assertEquals(
				perfect[k], truth[k]);
		}
	}

	@Test
	void displacedColumnsLieTenToSixtyPicometresBesideTheirSites() {
		for (final Defect defect : scan("gan-stem", "displaced", 4).pointDefects())
			assertTrue(defect.displacement() >= 0.01 && defect.displacement() <= 0.06, defect.toString());
	}

	@Test
	void antisitesAreNeighboursWhoseWeightsAreExchanged() {
		final Scan scan = scan("gan-stem", "antisite", 5);
		for (final Defect defect : scan.pointDefects()) {
			assertEquals(0.112, defect.displacement(), 0.001, "Ga and N are a dumbbell");
			assertEquals(Math.pow(7.0 / 31, 1.7), defect.strength(), 0.001);
		}
	}

	@ParameterizedTest
	@CsvSource({ "gan-stem,boundary", "cu-stm,step" })
	void aLineGoesThroughTheFieldAndOneSideIsAsItWas(final String sample, final String kind) {
		final Scan scan = scan(sample, kind, 6);
		final float[] truth = truth(scan), perfect = perfect(scan);
		int same = 0;
		for (int k = 0; k < truth.length; k++)
			if (Math.abs(truth[k] - perfect[k]) < 1) same++;
		assertTrue(scan.pointDefects().size() >= 4, "only " + scan.pointDefects());
		assertTrue(kind.equals("step") || same > 0.2 * truth.length, same + " pixels are as they were");
		assertTrue(same < 0.9 * truth.length, same + " pixels are as they were");
	}

	@Test
	void whatDoesNotFitIsRefusedByName() {
		assertRefused("planted=hole is none of: vacancy, ", "gan-stem", "hole");
		assertRefused("planted=step does not fit: a STEM shows no step; it can have: vacancy, ", "gan-stem", "step");
		assertRefused("planted=antisite does not fit: an STM scan here has no", "cu-stm", "antisite");
		assertRefused("planted=antisite does not fit: all columns of this crystal are alike.", "au-stem", "antisite");
	}

	private static void assertRefused(final String message, final String sample, final String kinds) {
		final String said = assertThrows(IllegalArgumentException.class, () -> scan(sample, kinds, 1)).getMessage();
		assertTrue(said.startsWith(message), said);
	}
}
