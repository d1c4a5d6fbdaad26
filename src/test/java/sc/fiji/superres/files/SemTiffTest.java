package sc.fiji.superres.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import ij.ImagePlus;

import sc.fiji.superres.image.PixelSize;
import sc.fiji.superres.imageplus.ImagePlanes;

/** TIFFs of scanning electron microscopes, which scripts/golden/sem_files.py writes. */
class SemTiffTest {

	private static final Path SMALL = Path.of("src/test/resources/sc/fiji/superres/sem");

	@TempDir
	Path folder;

	private static ImagePlus opened(final String name) throws IOException {
		final ImagePlus image = WholeImages.open(SMALL.resolve(name));
		assertEquals(47, image.getProcessor().get(7, 5), name);
		return image;
	}

	private static void assertPixel(final double width, final double height, final String name) throws IOException {
		final PixelSize pixel = ImagePlanes.pixelSize(opened(name));
		assertEquals("nm", pixel.unit(), name);
		assertEquals(width, pixel.width(), 1e-9 * width, name);
		assertEquals(height, pixel.height(), 1e-9 * height, name);
	}

	@Test
	void eachMakersNotesGiveThePixelSize() throws IOException {
		assertPixel(2.5, 3.5, "fei.tif");
		assertPixel(1000, 1000, "fei-old.tif");
		assertPixel(0.5582, 0.5582, "zeiss.tif");
		assertPixel(1500, 1500, "zeiss-micron.tif");
		assertPixel(1.25, 1.25, "jeol.tif");
		assertPixel(1.25, 1.25, "jeol-inside.tif");
	}

	@Test
	void aCalibrationThatAFileHasWins() throws IOException {
		assertPixel(0.5, 0.5, "fei-calibrated.tif");
	}

	@Test
	void factsAreInTheInfo() throws IOException {
		assertEquals("""
			Date: 10/06/2020 11:12:13 AM
			Instrument: Helios NanoLab
			Voltage: 15 kV
			Field of view: 20 nm
			Dwell time: 3 µs
			Frame time: 500 ms
			Working distance: 4 mm
			Detector: TLD SE
			Kind of microscope: beam of electrons
			""", opened("fei.tif").getInfoProperty());
		assertEquals("""
			Date: 22 Jan 2020 10:11:12
			Voltage: 3.00 kV
			Magnification: 100.00 K X
			Working distance: 5.6 mm
			Detector: InLens
			Kind of microscope: beam of electrons
			""", opened("zeiss.tif").getInfoProperty());
		assertEquals("""
			Date: 2020/01/22 10:11:12
			Instrument: JSM-7600F
			Voltage: 15 kV
			Magnification: 50000 ×
			Working distance: 8.1 mm
			Detector: SEI
			Kind of microscope: beam of electrons
			""", opened("jeol.tif").getInfoProperty());
	}

	@Test
	void notesOfAnImageOfAnotherSizeGiveNone() throws IOException {
		final ImagePlus image = opened("fei-resized.tif");
		assertEquals(false, ImagePlanes.pixelSize(image).nanometres().isPresent());
		assertEquals("Note: the microscope's pixel size is not taken, since it is that of an image 16 pixels wide",
			image.getInfoProperty().lines().filter(line -> line.startsWith("Note")).findFirst().orElse(""));
	}

	@Test
	void notesThatAreCutOffAndTextsOfOthersGiveNone() throws IOException {
		assertNull(opened("damaged.tif").getInfoProperty());
		final Path other = Files.copy(SMALL.resolve("jeol.tif"), folder.resolve("other.tif"));
		Files.writeString(folder.resolve("other.txt"), "bought at Fischer's\n");
		assertNull(WholeImages.open(other).getInfoProperty());
	}
}
