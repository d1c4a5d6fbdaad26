package sc.fiji.superres.beamfile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import sc.fiji.superres.instrument.ScanImage;

/** Every file holds what an independent parser finds in it. */
class GoldenBeamFilesTest {

	private static final Path DATA = Path.of(System.getProperty("superres.data", "../shared/data")).resolve("formats");

	@Test
	void smallFilesOfOursHoldTheGoldenNumbers() throws IOException {
		final GoldenFile.All golden = GoldenFile.all();
		assertEquals(10, golden.tiny().size());
		for (final String name : golden.tiny().keySet())
			requireGolden(BeamFiles.tiny(name), golden.tiny().get(name));
	}

	@Test
	void realFilesHoldTheGoldenNumbers() throws IOException {
		assumeTrue(Files.isDirectory(DATA), "no real files: " + DATA.toAbsolutePath().normalize() +
			" is missing (set -Dsuperres.data=FOLDER)");
		final GoldenFile.All golden = GoldenFile.all();
		assertEquals(11, golden.real().size());
		for (final String name : golden.real().keySet())
			requireGolden(DATA.resolve(name), golden.real().get(name));
	}

	private static void requireGolden(final Path file, final List<GoldenFile.Image> golden) throws IOException {
		assertTrue(BeamFiles.format(file).isOne(file), file.toString());
		GoldenFile.requireEqual(golden, BeamFiles.read(file), file.getFileName().toString());
	}

	@Test
	void factsAreThoseOfTheFiles() throws IOException {
		assertEquals(Map.of("Date", "Mon Mar 02 10:20:30 2020", "Instrument", "Titan 300 kV", "Voltage", "300 kV",
			"Mode", "STEM nP SA Zoom Diffraction", "Magnification", "5100000 ×", "Dwell time", "12 µs", "Frame time",
			"500 ms", "Camera length", "115 mm"), BeamFiles.read(BeamFiles.tiny("scan.emi")).facts());
		assertEquals(BeamFiles.read(BeamFiles.tiny("scan.emi")).facts(), BeamFiles.read(BeamFiles.tiny("scan_2.ser"))
			.facts());
		assertEquals(Map.of("Date", "2/3/2020 4:05:06 PM", "Instrument", "ARM200F", "Voltage", "80 kV", "Magnification",
			"2000000 ×", "Field of view", "16 nm", "Dwell time", "8 µs", "Detector", "HAADF", "Device", "DigiScan"),
			BeamFiles.read(BeamFiles.tiny("stack.dm3")).facts());
		assertEquals(Map.of("Date", "2020-03-02 10:20:30 UTC", "Instrument", "Themis Z", "Voltage", "300 kV",
			"Magnification", "5100000 ×", "Dwell time", "10 µs", "Frame time", "500 ms", "Camera length", "115 mm"),
			BeamFiles.read(BeamFiles.tiny("velox.emd")).facts());
		assertEquals(Map.of("Instrument", "TEAM 0.5", "Voltage", "200 kV"), BeamFiles.read(BeamFiles.tiny("ncem.emd"))
			.facts());
	}

	@Test
	void slicesOfSeveralDetectorsAreLabelled() throws IOException {
		final ScanImage image = BeamFiles.read(BeamFiles.tiny("velox.emd")).images().get(0);
		assertEquals("HAADF, BF", image.name());
		assertEquals("HAADF frame 1", image.slices().get(0).label());
		assertEquals("BF frame 1", image.slices().get(1).label());
		assertEquals("BF frame 3", image.slices().get(5).label());
	}

	@Test
	void anExperimentIsACompanionOfItsSeries() {
		assertTrue(new EmiFormat().isCompanion());
		assertEquals(1, BeamFiles.FORMATS.stream().filter(format -> format.isCompanion()).count());
	}
}
