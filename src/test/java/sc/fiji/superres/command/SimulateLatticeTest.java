package sc.fiji.superres.command;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.scijava.plugin.Parameter;

import ij.IJ;
import ij.measure.ResultsTable;

import sc.fiji.superres.Progress;
import sc.fiji.superres.image.Planes;
import sc.fiji.superres.imagej.MacroRunner;
import sc.fiji.superres.scene.Planted;
import sc.fiji.superres.scene.Scene.Defect;
import sc.fiji.superres.simulate.Scan;
import sc.fiji.superres.simulate.StemScan;
import sc.fiji.superres.path.Pass;

class SimulateLatticeTest {

	@Test
	void theImageIsTheScanOfItsParametersWithItsPixelSize() {
		assertEquals("gan-stem-7 64x48 8 0.05 nm", MacroRunner.run("run('Close All'); run('Simulate Lattice...', " +
			"'sample=gan-stem width=64 height=48 field=3.2 dose=20 jitter=0 drift=0 seed=7'); getPixelSize(u, w, h); " +
			"return getTitle() + ' ' + getWidth() + 'x' + getHeight() + ' ' + bitDepth() + ' ' + w + ' ' + u;"));
		assertArrayEquals(Planes.byteArray(new StemScan(64, 48, 3.2, 20, 0, 0, StemScan.PROBE, 7).simulate(
			Progress.NONE)), (byte[]) IJ.getImage().getProcessor().getPixels());
		assertEquals("Simulated: sample=gan-stem width=64 height=48 field=3.2 dose=20.0 jitter=0.0 drift=0.0 seed=7", IJ
			.getImage().getInfoProperty());
	}

	@Test
	void graphiteIsScannedToo() {
		assertEquals("graphite-stm-1 64", MacroRunner.run("run('Simulate Lattice...', 'sample=graphite-stm width=64 " +
			"height=64 field=3 drift=0.1'); return getTitle() + ' ' + getWidth();"));
	}

	@Test
	void theChoicesAreAllSamplesThereAre() throws ReflectiveOperationException {
		final Parameter sample = SimulateLattice.class.getDeclaredField("sample").getAnnotation(Parameter.class);
		assertEquals(Scan.SAMPLES, List.of(sample.choices()));
	}

	@Test
	void theTruthIsOpenedBesideTheScanAtFinerPixels() {
		assertEquals("random-stem-9 64x48 0.02 random-stem-9-truth 256x192 0.005", MacroRunner.run(
			"run('Close All'); " +
				"run('Simulate Lattice...', 'sample=random-stem width=64 height=48 field=1.28 defects=true " +
				"truth=4 seed=9'); " +
				"getPixelSize(u, w, h); scan = getTitle() + ' ' + getWidth() + 'x' + getHeight() + ' ' + w; " +
				"selectImage('random-stem-9-truth'); getPixelSize(u, w, h); " +
				"return scan + ' ' + getTitle() + ' ' + getWidth() + 'x' + getHeight() + ' ' + w;"));
		assertArrayEquals(Planes.byteArray(Scan.withDefects("random-stem", 64, 48, 1.28, StemScan.DOSE, StemScan.JITTER,
			StemScan.DRIFT, 9).truth(4, Pass.FIRST, Progress.NONE)), (byte[]) IJ.getImage().getProcessor().getPixels());
		assertTrue(IJ.getImage().getInfoProperty().endsWith(" seed=9 defects=true truth=4"), IJ.getImage()
			.getInfoProperty());
	}

	@Test
	void aSeriesIsAStackWhoseSlicesSayWhatTheyAre() {
		assertEquals("4 frame 1, 0°/frame 1, 90°/frame 2, 0°/frame 2, 90°/", MacroRunner.run("run('Close All'); " +
			"run('Simulate Lattice...', 'sample=gan-stem width=64 height=64 field=1 frames=2 rotation=both wander=0.01'); " +
			"labels = ''; for (i = 1; i <= nSlices; i++) { setSlice(i); labels += getInfo('slice.label') + '/'; } " +
			"return '' + nSlices + ' ' + labels;"));
		assertTrue(IJ.getImage().getInfoProperty().endsWith(" seed=1 frames=2 rotation=both wander=0.01"), IJ.getImage()
			.getInfoProperty());
		assertEquals(4, IJ.getImage().getNFrames());
	}

	@Test
	void aBackwardScanIsASliceOfItsOwnAndTheTruthHasOneToo() {
		assertEquals("2 forward 2", MacroRunner.run("run('Close All'); run('Simulate Lattice...', " +
			"'sample=si-stem width=64 height=64 field=2 backward=true truth=2 defects=true'); n = nSlices; " +
			"label = getInfo('slice.label'); selectImage('si-stem-1-truth'); return '' + n + ' ' + label + ' ' + nSlices;"));
	}

	@Test
	void defectsAreListedWithTheirPlaces() {
		MacroRunner.run(
			"run('Close All'); run('Clear Results'); run('Simulate Lattice...', 'sample=mos2-stem width=256 " +
				"height=256 field=12 jitter=0 drift=0 defects=true list=true seed=5');");
		final ResultsTable table = ResultsTable.getResultsTable();
		final List<Defect> defects = Scan.withDefects("mos2-stem", 256, 256, 12, StemScan.DOSE, 0, 0, 5).pointDefects();
		assertTrue(defects.size() > 10, defects.size() + " defects");
		assertEquals(defects.size(), table.size());
		for (int i = 0; i < defects.size(); i++) {
			assertEquals(defects.get(i).kind(), table.getStringValue("Kind", i));
			assertEquals(defects.get(i).x(), table.getValue("X (nm)", i));
			assertEquals(defects.get(i).strength(), table.getValue("Strength", i));
		}
	}

	@Test
	void whatIsPlantedOpensWithAndWithoutDefects() {
		assertEquals("si-stem-4-perfect si-stem-4-truth si-stem-4 4", MacroRunner.run("run('Close All'); " +
			"run('Clear Results'); run('Simulate Lattice...', 'sample=si-stem width=128 height=128 field=3 jitter=0 " +
			"drift=0 seed=4 planted=[vacancy,displaced] truth=2 list=true'); titles = getList('image.titles'); " +
			"return titles[0] + ' ' + titles[1] + ' ' + titles[2] + ' ' + nResults;"));
		final Scan scan = Scan.planted("si-stem", 128, 128, 3, StemScan.DOSE, 0, 0, 4, Planted.parse(
			"vacancy,displaced"));
		assertArrayEquals(Planes.byteArray(scan.simulate(Progress.NONE)), (byte[]) IJ.getImage().getProcessor()
			.getPixels());
		assertTrue(IJ.getImage().getInfoProperty().endsWith(" truth=2 planted=[vacancy,displaced]"), IJ.getImage()
			.getInfoProperty());
	}

	@ParameterizedTest
	@CsvSource({ "planted=hole,planted=hole is none of: vacancy", "planted=step,planted=step does not fit: a STEM",
		"planted=vacancy defects=true,planted=vacancy does not go with defects=true", "frames=0,frames=0",
		"rotation=45,rotation=45", "wander=-1,wander=-1", "sample=gold,sample=gold is not understood",
		"width=2,width=2", "field=1000,field=1000", "dose=-1,dose=-1", "truth=-1,truth=-1", "truth=64,truth=64",
		"sample=si-stem defects=true field=1000,field=1000" })
	void whatCannotBeScannedStopsTheMacroAndIsNamed(final String options, final String message) {
		final String failure = MacroRunner.failure("run('Simulate Lattice...', '" + options + "');");
		assertTrue(failure.contains(message), failure);
	}
}
