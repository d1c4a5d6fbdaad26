package sc.fiji.superres.command;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import ij.IJ;

import sc.fiji.superres.Progress;
import sc.fiji.superres.image.Planes;
import sc.fiji.superres.imagej.MacroRunner;
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

	@ParameterizedTest
	@CsvSource({ "sample=gold,sample=gold is not understood", "width=2,width=2", "field=1000,field=1000",
		"dose=-1,dose=-1" })
	void whatCannotBeScannedStopsTheMacroAndIsNamed(final String options, final String message) {
		final String failure = MacroRunner.failure("run('Simulate Lattice...', '" + options + "');");
		assertTrue(failure.contains(message), failure);
	}
}
