package sc.fiji.superres.tia;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import sc.fiji.superres.beamfile.BeamFiles;
import sc.fiji.superres.image.PixelSize;
import sc.fiji.superres.instrument.Recording;

class TiaFormatsTest {

	/** Places in scan_1.ser, whose tables have places of 8 bytes. */
	private static final int KIND = 6;
	private static final int ELEMENTS = 18;
	private static final int DIMENSIONS = 30;
	private static final int TABLE = 72;
	private static final int FIRST = TABLE + 6 * Long.BYTES;
	private static final int TYPE = FIRST + 40;

	@TempDir
	Path folder;

	private static void assertRefused(final String message, final Path file) {
		assertEquals(message, assertThrows(IOException.class, () -> BeamFiles.read(file)).getMessage());
	}

	private Path series() throws IOException {
		return BeamFiles.copy("scan_1.ser", folder);
	}

	@Test
	void anExperimentIsACompanionAndASeriesIsNot() {
		assertTrue(new EmiFormat().isCompanion());
		assertFalse(new SerFormat().isCompanion());
	}

	@Test
	void aSeriesWithoutItsExperimentHasPixelsAndNoFacts() throws IOException {
		final Recording recording = BeamFiles.read(series());
		assertEquals(Map.of(), recording.facts());
		assertEquals("", recording.images().get(0).name());
		assertEquals(new PixelSize(0.0125, 0.0125, "nm"), recording.images().get(0).pixel());
		assertEquals(3, recording.images().get(0).slices().size());
	}

	@Test
	void aDamagedExperimentBesideASeriesIsNoted() throws IOException {
		final Path series = series();
		Files.write(folder.resolve("scan.emi"), new byte[] { 'J', 'K', 0, 2, 7 });
		assertEquals(Map.of("Note", "scan.emi cannot be read: it describes no series of images"), BeamFiles.read(series)
			.facts());
	}

	@Test
	void anExperimentWithoutItsSeriesIsRefusedAndSaysWhichAreMissing() throws IOException {
		assertRefused("it holds no pixels itself, and no series of images is beside it: expected scan_1.ser in the " +
			"same folder, as TIA writes it", BeamFiles.copy("scan.emi", folder));
	}

	@Test
	void detectorsOfDifferentSizeAreImagesOfTheirOwn() throws IOException {
		final Path experiment = BeamFiles.copy("scan.emi", folder);
		series();
		Files.copy(BeamFiles.small("oblong_1.ser"), folder.resolve("scan_2.ser"));
		final Recording recording = BeamFiles.read(experiment);
		assertEquals(List.of("HAADF", "BF"), recording.images().stream().map(image -> image.name()).toList());
	}

	@Test
	void aSeriesOfSpectraBesideImagesIsPassedOver() throws IOException {
		final Path experiment = BeamFiles.copy("scan.emi", folder);
		series();
		BeamFiles.write(BeamFiles.copy("scan_2.ser", folder), KIND, 0x20, 0x41);
		assertEquals(List.of("HAADF"), BeamFiles.read(experiment).images().get(0).channels());
	}

	@Test
	void otherXmlThanTiasIsRefused() throws IOException {
		final Path experiment = BeamFiles.copy("oblong_1.ser", folder).resolveSibling("oblong.emi");
		Files.writeString(experiment, "JK\0\2<ObjectInfo><!DOCTYPE a SYSTEM 'file:///etc/passwd'></ObjectInfo>");
		assertTrue(BeamFiles.read(folder.resolve("oblong_1.ser")).facts().get("Note").startsWith(
			"oblong.emi cannot be read: its description is damaged ("));
		Files.writeString(experiment, "JK\0\2<ObjectInfo>" + "<a>".repeat(100_000) + "</a>".repeat(100_000) +
			"</ObjectInfo>");
		assertEquals(Map.of(), BeamFiles.read(folder.resolve("oblong_1.ser")).facts());
		Files.writeString(experiment, "JK\0\2<ObjectInfo><a>");
		assertRefused("it is cut off or damaged: a description in it has no end", experiment);
	}

	@Test
	void whatIsNoImageIsRefusedByName() throws IOException {
		final Path series = series();
		BeamFiles.write(series, KIND, 0x20, 0x41);
		assertRefused("it holds spectra and no images: open it by HyperSpy or TIA", series);
		BeamFiles.write(series, KIND, 0x22, 0x41);
		BeamFiles.write(series, TYPE, 9);
		assertRefused("its pixels are complex numbers: save their magnitude as an image", series);
		BeamFiles.write(series, TYPE, 11);
		assertRefused("it is damaged: its pixels are of an unknown type (11)", series);
		BeamFiles.write(series, ELEMENTS, 0);
		assertRefused("it holds no image: the acquisition ended before the first", series);
		BeamFiles.write(series, ELEMENTS, 3);
		BeamFiles.write(series, DIMENSIONS, 9);
		assertRefused("it is damaged: 9 dimensions", series);
	}

	@Test
	void aMapOfImagesIsRefused() throws IOException {
		final Path series = series();
		BeamFiles.write(series, DIMENSIONS, 2);
		// the table behind the one dimension is read as a second, three or more long
		BeamFiles.write(series, TABLE, 3, 0, 0, 0);
		BeamFiles.write(series, TABLE + 24, 0, 0, 0, 0, 0, 0, 0, 0);
		assertRefused("it holds an image for each place of a map (4D-STEM): open it by HyperSpy, and save one image " +
			"as TIFF", series);
	}

	@Test
	void imagesInOnePlaceAndOfSeveralSizesAreRefused() throws IOException {
		final Path series = series();
		final int second = FIRST + 50 + 96;
		BeamFiles.write(series, second + 42, 6);
		assertRefused("its images differ in size or type: 8×6 of type 2 and 6×6 of type 2", series);
		final Path many = folder.resolve("many_1.ser");
		Files.copy(BeamFiles.small("scan_1.ser"), many);
		for (int i = 1; i < 6; i++)
			BeamFiles.write(many, TABLE + i * Long.BYTES, FIRST, 0);
		BeamFiles.write(many, ELEMENTS, 6);
		assertRefused("it is damaged: its 6 images lie in the same place", many);
	}

	@Test
	void anAbsurdSizeIsRefusedBeforeAnythingIsAllocated() throws IOException {
		final Path series = series();
		for (int i = 0; i < 3; i++)
			BeamFiles.write(series, FIRST + i * 146L + 42, 0, 0, 16, 0, 0, 0, 1, 0);
		assertRefused("it is damaged, or of a kind that is not read: its image has 1048576×65536 pixels", series);
	}
}
