package sc.fiji.superres.assistant;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import ij.IJ;
import ij.ImagePlus;

import sc.fiji.superres.course.Way;
import sc.fiji.superres.dataset.ZoomLevel;
import sc.fiji.superres.image.Microscope;
import sc.fiji.superres.imagej.MacroRunner;

class FoundZoomTest {

	@Test
	void theZoomLevelIsToldByTitleAndByPixelSize() {
		MacroRunner.run("run('GaN STEM (Super-Resolution)');");
		assertEquals(new ZoomLevel(5, "MX"), FoundZoom.of(IJ.getImage(), Way.FIRST).orElseThrow());
		IJ.getImage().setTitle("a scan");
		final ZoomLevel width = FoundZoom.of(IJ.getImage(), Way.FIRST).orElseThrow();
		assertEquals("nm", width.unit());
		assertEquals(3.1488, width.value(), 1e-4);
		IJ.getImage().getCalibration().setUnit("pixel");
		assertTrue(FoundZoom.of(IJ.getImage(), Way.FIRST).isEmpty());
		MacroRunner.run("close('*');");
	}

	/** A scan in nm is no STM's because of that. */
	@Test
	void theMicroscopeIsToldByInfoOrByPixelsTooFineForAnStm() {
		assertEquals(Microscope.BEAM, FoundZoom.microscope(scan(0.0135, null)));
		assertNull(FoundZoom.microscope(scan(0.05, null)));
		assertEquals(Microscope.PROBE, FoundZoom.microscope(scan(0.01, "Kind of microscope: scanning probe")));
	}

	private static ImagePlus scan(final double pixel, final String info) {
		final ImagePlus image = IJ.createImage("scan", 8, 8, 1, 8);
		image.getCalibration().pixelWidth = pixel;
		image.getCalibration().pixelHeight = pixel;
		image.getCalibration().setUnit("nm");
		image.setProperty("Info", info);
		return image;
	}
}
