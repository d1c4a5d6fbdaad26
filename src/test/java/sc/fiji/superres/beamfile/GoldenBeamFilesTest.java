package sc.fiji.superres.beamfile;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import sc.fiji.superres.instrument.GoldenRecordings;
import sc.fiji.superres.instrument.ScanImage;

/** Every file holds what an independent parser finds in it. */
class GoldenBeamFilesTest {

	@TestFactory
	Stream<DynamicTest> filesHoldWhatAnIndependentParserFinds() throws IOException {
		return new GoldenRecordings("beamfile", BeamFiles.formats()).tests();
	}

	@Test
	void factsAreThoseOfTheFiles() throws IOException {
		assertEquals(Map.of("Date", "Mon Mar 02 10:20:30 2020", "Instrument", "Titan 300 kV", "Voltage", "300 kV",
			"Mode", "STEM nP SA Zoom Diffraction", "Magnification", "5100000 ×", "Dwell time", "12 µs", "Frame time",
			"500 ms", "Camera length", "115 mm"), BeamFiles.read(BeamFiles.small("scan.emi")).facts());
		assertEquals(BeamFiles.read(BeamFiles.small("scan.emi")).facts(), BeamFiles.read(BeamFiles.small("scan_2.ser"))
			.facts());
		assertEquals(Map.of("Date", "2/3/2020 4:05:06 PM", "Instrument", "ARM200F", "Voltage", "80 kV", "Magnification",
			"2000000 ×", "Field of view", "16 nm", "Dwell time", "8 µs", "Detector", "HAADF", "Device", "DigiScan"),
			BeamFiles.read(BeamFiles.small("stack.dm3")).facts());
		assertEquals(Map.of("Date", "2020-03-02 10:20:30 UTC", "Instrument", "Themis Z", "Voltage", "300 kV",
			"Magnification", "5100000 ×", "Dwell time", "10 µs", "Frame time", "500 ms", "Camera length", "115 mm"),
			BeamFiles.read(BeamFiles.small("velox.emd")).facts());
		assertEquals(Map.of("Instrument", "TEAM 0.5", "Voltage", "200 kV"), BeamFiles.read(BeamFiles.small("ncem.emd"))
			.facts());
	}

	@Test
	void slicesOfSeveralDetectorsAreLabelled() throws IOException {
		final ScanImage image = BeamFiles.read(BeamFiles.small("velox.emd")).images().get(0);
		assertEquals("HAADF, BF", image.name());
		assertEquals("HAADF frame 1", image.slices().get(0).label());
		assertEquals("BF frame 1", image.slices().get(1).label());
		assertEquals("BF frame 3", image.slices().get(5).label());
	}
}
