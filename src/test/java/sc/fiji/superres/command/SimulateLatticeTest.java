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

import sc.fiji.superres.Progress;
import sc.fiji.superres.image.Planes;
import sc.fiji.superres.imagej.MacroRunner;
import sc.fiji.superres.simulate.Scan;
import sc.fiji.superres.simulate.StemScan;

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
			StemScan.DRIFT, 9).truth(4, Progress.NONE)), (byte[]) IJ.getImage().getProcessor().getPixels());
		assertTrue(IJ.getImage().getInfoProperty().endsWith(" seed=9 defects=true truth=4"), IJ.getImage()
			.getInfoProperty());
	}

	@ParameterizedTest
	@CsvSource({ "sample=gold,sample=gold is not understood", "width=2,width=2", "field=1000,field=1000",
		"dose=-1,dose=-1", "truth=-1,truth=-1", "truth=64,truth=64",
		"sample=si-stem defects=true field=1000,field=1000" })
	void whatCannotBeScannedStopsTheMacroAndIsNamed(final String options, final String message) {
		final String failure = MacroRunner.failure("run('Simulate Lattice...', '" + options + "');");
		assertTrue(failure.contains(message), failure);
	}
}
