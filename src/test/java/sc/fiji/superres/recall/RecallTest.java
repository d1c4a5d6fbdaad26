package sc.fiji.superres.recall;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import ai.djl.Device;

import sc.fiji.superres.engine.Network;
import sc.fiji.superres.engine.Precision;
import sc.fiji.superres.network.ModelFiles;
import sc.fiji.superres.scene.Planted;
import sc.fiji.superres.starter.StarterModel;
import sc.fiji.superres.upscale.BicubicUpscaler;
import sc.fiji.superres.upscale.NetworkUpscaler;

/** Planted defects are measured as what became of them, and the starter keeps them where the dose allows. */
class RecallTest {

	private static final String STEM = "vacancy,faint,bright,displaced,antisite,interstitial";
	private static final String STM = "vacancy,faint,bright,displaced,adatom";

	@ParameterizedTest
	@CsvSource(delimiter = ';', value = { "srtio3-stem;" + STEM, "srtio3-stem;boundary", "mos2-stm;" + STM,
		"mos2-stm;step", "mos2-stm;boundary" })
	void theTruthKeepsEverythingAndThePerfectCrystalHealsIt(final String sample, final String kinds) {
		final PlantedScan scan = new PlantedScan(sample, kinds, 304, 2, 15, 1);
		final List<Fate> truth = scan.recall(scan.truth()).fates();
		assertEquals(Set.copyOf(Planted.parse(kinds)), truth.stream().map(fate -> Planted.parse(fate.defect().kind())
			.get(0)).collect(Collectors.toSet()));
		for (final Fate fate : truth)
			assertTrue(fate.isKept(), fate.toString());
		for (final Fate fate : scan.recall(scan.perfect()).fates())
			assertTrue(fate.isHealed() && !fate.isKept(), fate.toString());
	}

	@ParameterizedTest
	@CsvSource(delimiter = ';', value = { "tio2-stem;" + STEM, "mos2-stm;" + STM })
	void halfTheDefectIsHalfTheAmplitude(final String sample, final String kinds) {
		final PlantedScan scan = new PlantedScan(sample, kinds, 304, 2, 15, 2);
		final View change = scan.truth().minus(scan.perfect());
		for (final Fate fate : scan.recall(scan.truth().minus(change.with(value -> 0.5 * value))).fates())
			assertEquals(0.5, fate.amplitude(), 0.02, fate.toString());
	}

	@Test
	void whatIsMovedIsOff() {
		final PlantedScan scan = new PlantedScan("srtio3-stem", STEM, 304, 2, 15, 3);
		final List<Fate> fates = scan.recall(scan.truth().moved(0.03, 0)).fates();
		for (final Fate fate : fates)
			assertEquals(0.03, fate.off(), 0.006, fate.toString());
	}

	@Test
	void aColumnThatIsAddedIsFoundOnce() {
		final PlantedScan scan = new PlantedScan("srtio3-stem", "boundary", 192, 4, 15, 4);
		assertEquals(0, scan.inventions(scan.truth()).size());
		final double[] place = scan.clean();
		final List<Inventions.Place> found = scan.inventions(scan.withColumn(place[0], place[1], 0.5));
		assertEquals(1, found.size(), found.toString());
		assertEquals(0, Math.hypot(found.get(0).x() - place[0], found.get(0).y() - place[1]), 0.02);
		assertEquals(0, scan.inventions(scan.withColumn(place[0], place[1], 0.3)).size());
	}

	@Test
	void bicubicOfAScanWithoutNoiseKeepsWhatThePixelsShow() {
		final PlantedScan scan = new PlantedScan("srtio3-stem", STEM, 192, 4, 1_000_000, 5);
		assertTrue(scan.keptBy(new BicubicUpscaler(4)) >= 0.9, "kept: " + scan.keptBy(new BicubicUpscaler(4)));
	}

	/** A small version of macros/study/defects.ijm. */
	@Test
	void theStarterKeepsDefectsAndInventsNone() throws IOException {
		final PlantedScan scan = new PlantedScan("srtio3-stem", STEM, 256, 4, 60, 6);
		final var model = ModelFiles.read(StarterModel.named("stem-lattice-x4").orElseThrow().file());
		try (Network network = model.config().load(model.weights(), Device.cpu(), Precision.FULL)) {
			final NetworkUpscaler upscaler = new NetworkUpscaler(network, 0, 16);
			assertTrue(scan.keptBy(upscaler) >= 0.7, "kept: " + scan.keptBy(upscaler));
			assertEquals(0, scan.inventions(scan.enlarged(upscaler)).size());
		}
	}
}
