package sc.fiji.superres.assistant;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import ij.IJ;

import sc.fiji.superres.course.Way;
import sc.fiji.superres.dataset.ZoomLevel;
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
}
